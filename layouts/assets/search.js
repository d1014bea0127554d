// The search page: looks in the pages of one language, which lie beside it in a
// script, so that it works from a file share too and asks nobody.
"use strict";
(() => {
  const form = document.getElementById("search");
  const field = form.elements.q;
  const status = document.getElementById("search-status");
  const hits = document.getElementById("search-hits");
  const found = document.getElementById("search-found");
  const pages = globalThis.planportalPages;
  const parts = pages.flatMap((page) => page.parts.map((part) => ({ ...part, page })));

  // å, ä and ö are letters of their own; é, ü and the like are as good as e and u.
  const fold = (word) => word.normalize("NFC").toLowerCase().replace(/[^åäö\u0000-\u007f]/g, (c) => c.normalize("NFD").replace(/\p{M}/gu, ""));

  const index = new MiniSearch({
    fields: ["title", "heading", "text"],
    extractField: (i, name) => (name === "id" ? i : name === "title" ? parts[i].page.title : parts[i][name]),
    processTerm: fold,
    searchOptions: {
      boost: { title: 4, heading: 2 },
      prefix: (word) => word.length > 1,
      fuzzy: (word) => (word.length > 3 ? 0.25 : 0),
      maxFuzzy: 2,
    },
  });
  index.addAll(parts.map((_, i) => i));

  /** The parts that fit, best first: with all the words, else with any of them, else those with the letters inside a longer word. */
  function find(query) {
    for (const combineWith of ["AND", "OR"]) {
      const found = index.search(query, { combineWith });
      if (found.length) return found.map((hit) => ({ part: parts[hit.id], terms: new Set(hit.terms) }));
    }
    const letters = fold(query.trim());
    if (letters.length < 3) return [];
    const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
    return parts.flatMap((part) => {
      const terms = [...words(part.page.title), ...words(part.heading), ...words(part.text)].filter((word) => word.includes(letters));
      return terms.length ? [{ part, terms: new Set(terms) }] : [];
    });
  }

  /** Text with the words that were found marked. */
  function marked(text, terms) {
    return text.split(/([\p{L}\p{N}]+)/u).map((piece, i) => {
      if (i % 2 === 0 || !terms.has(fold(piece))) return piece;
      const mark = document.createElement("mark");
      mark.textContent = piece;
      return mark;
    });
  }

  /** Some 200 characters around the first word that was found. */
  function snippet(text, terms) {
    let at = 0;
    for (const word of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (terms.has(fold(word[0]))) { at = word.index; break; }
    }
    let from = at < 80 ? 0 : text.indexOf(" ", at - 60) + 1;
    let to = text.length <= from + 200 ? text.length : text.lastIndexOf(" ", from + 200);
    if (to <= from) to = from + 200;
    return (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
  }

  function item({ part, terms }) {
    const li = document.createElement("li");
    const a = document.createElement("a");
    a.href = part.page.href + (part.id ? "#" + part.id : "");
    a.append(...marked(part.page.title, terms));
    li.append(a);
    if (part.heading) {
      const p = document.createElement("p");
      p.className = "soft";
      p.append(...marked(part.heading, terms));
      li.append(p);
    }
    const p = document.createElement("p");
    p.append(...marked(snippet(part.text || part.page.description, terms), terms));
    li.append(p);
    return li;
  }

  function show() {
    const query = field.value.trim();
    const seen = new Set();
    const best = query ? find(query).filter(({ part }) => !seen.has(part.page) && seen.add(part.page)).slice(0, 20) : [];
    hits.replaceChildren(...best.map(item));
    found.hidden = !best.length;
    const words = form.dataset;
    status.textContent = !query ? "" : !best.length ? words.none : best.length === 1 ? words.single : words.many.replace("{0}", best.length);
    try {
      history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
    } catch { /* some browsers keep a file's address as it is */ }
  }

  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 200);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    show();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked;
    show();
  }
})();
