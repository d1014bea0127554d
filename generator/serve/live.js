/* Shows the site as it is now, while somebody writes it. The server puts this
   script into pages on their way to the browser; published pages never have it.

   The server says only that there is another edition. The page itself asks
   whether it is another too: the tag of a page is a hash of its content, and its
   first part stays as it is while nothing but style sheets change. */
(function () {
  "use strict";
  var me = document.currentScript;
  var page = me.dataset.page;
  var findings = me.dataset.findings;
  var memory = "planportal-live";
  var stream = null;
  var asking = false, askAgain = false;
  var known = "", errors = 0;
  var root, alertBox, list, note, opener, panel;

  build();
  restore();
  listen();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", listen);
  addEventListener("pagehide", stop);

  /* A browser has six connections to a server, so pages that nobody sees let go
     of theirs. They look for themselves when they are seen again. */
  function listen() {
    if (document.hidden) return stop();
    if (stream) return;
    stream = new EventSource("/_planportal/events");
    stream.addEventListener("edition", function (e) { news(JSON.parse(e.data).changed || []); });
    stream.addEventListener("error", function () {
      if (!stream || stream.readyState !== EventSource.CLOSED) return;
      stop();
      setTimeout(listen, 3000);
    });
  }

  function stop() {
    if (stream) stream.close();
    stream = null;
  }

  function news(changed) {
    offer(changed);
    ask().then(look);
  }

  /* Is this page another now? */
  function ask() {
    if (asking) { askAgain = true; return Promise.resolve(); }
    asking = true;
    return fetch(here(), { method: "HEAD", cache: "no-store" }).then(function (answer) {
      var tag = (answer.headers.get("ETag") || "").replace(/"/g, "");
      if (!tag || tag === page) return;
      if (tag.split("-")[0] === page.split("-")[0]) return restyle(tag);
      reload();
    }).catch(function () {}).then(function () {
      asking = false;
      if (askAgain) { askAgain = false; return ask(); }
    });
  }

  function here() { return location.pathname + location.search; }

  /* Puts new style sheets in place of the old ones; an old one stays until the
     new one is there, so that the page never stands naked. */
  function restyle(tag) {
    return fetch(here(), { cache: "no-store" }).then(function (answer) { return answer.text(); }).then(function (text) {
      var next = new DOMParser().parseFromString(text, "text/html").querySelectorAll("link[rel=stylesheet]");
      var now = document.querySelectorAll("link[rel=stylesheet]");
      if (next.length !== now.length) return reload();
      now.forEach(function (old, i) {
        var href = next[i].getAttribute("href");
        if (href === old.getAttribute("href")) return;
        var link = old.cloneNode();
        link.href = href;
        link.addEventListener("load", function () { old.remove(); });
        link.addEventListener("error", function () { link.remove(); });
        old.after(link);
      });
      page = tag;
    });
  }

  /* A page that is loaded again is scrolled and focused as it was. */
  function reload() {
    var kept = { path: here(), x: scrollX, y: scrollY, focus: trail(document.activeElement), note: note.dataset.pages || "" };
    sessionStorage.setItem(memory, JSON.stringify(kept));
    location.reload();
  }

  function restore() {
    var kept = JSON.parse(sessionStorage.getItem(memory) || "null");
    sessionStorage.removeItem(memory);
    if (!kept || kept.path !== here()) return;
    var el = follow(kept.focus);
    if (el) el.focus({ preventScroll: true });
    scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    if (kept.note) offer(JSON.parse(kept.note));
  }

  /* Where an element stands, from the top of the page or from its nearest
     ancestor that has an id. */
  function trail(el) {
    var steps = [];
    for (; el && el !== document.body && el !== document.documentElement; el = el.parentElement) {
      if (el.id) return { id: el.id, steps: steps };
      if (!el.parentElement) return null;
      steps.unshift(Array.prototype.indexOf.call(el.parentElement.children, el));
    }
    return steps.length ? { id: "", steps: steps } : null;
  }

  function follow(way) {
    if (!way) return null;
    var el = way.id ? document.getElementById(way.id) : document.body;
    way.steps.forEach(function (i) { el = el && el.children[i]; });
    return el;
  }

  /* What was changed somewhere else, as a link: nobody is taken away from what
     they read. */
  function offer(changed) {
    var others = changed.filter(function (p) { return "/" + p !== location.pathname.replace(/\/$/, "/index.html"); });
    if (!others.length) return;
    note.dataset.pages = JSON.stringify(others);
    fill(note, [make("span", "Ändrat: ")].concat(others.map(function (p) {
      var link = make("a", p.replace(/^.*\//, "").replace(/\.html$/, ""));
      link.href = "/" + p.split("/").map(encodeURIComponent).join("/");
      return link;
    }), [button("Stäng", closeNote)]));
    note.hidden = false;
  }

  function closeNote() {
    note.hidden = true;
    delete note.dataset.pages;
    fill(note, []);
  }

  /* The findings stand over the page, and the last good page below them. */
  function look() {
    if (!findings) return;
    fetch(findings, { cache: "no-store" }).then(function (answer) { return answer.ok ? answer.text() : "{}"; }).then(function (text) {
      if (text === known) return;
      known = text;
      var data = JSON.parse(text);
      errors = data.errors || 0;
      if (!errors) return mended();
      fill(list, data.findings.map(item));
      if (data.more) list.append(make("li", "… och " + data.more + " till."));
      opener.textContent = title();
      if (sessionStorage.getItem(memory + "-closed") === text) close(); else open();
    }).catch(function () {});
  }

  function mended() {
    var were = !panel.hidden || !opener.hidden;
    sessionStorage.removeItem(memory + "-closed");
    panel.hidden = opener.hidden = true;
    fill(list, []);
    fill(alertBox, were ? [make("p", "Felen är rättade.")] : []);
    setTimeout(function () { if (!errors) fill(alertBox, []); }, 4000);
  }

  function title() { return errors === 1 ? "1 fel att rätta" : errors + " fel att rätta"; }

  function open() {
    fill(alertBox, [make("h2", title()), make("p", "Sidorna visar det som senast gick att läsa.")]);
    panel.hidden = false;
    opener.hidden = true;
    sessionStorage.removeItem(memory + "-closed");
  }

  function close() {
    var inside = root.activeElement;
    fill(alertBox, []);
    panel.hidden = true;
    opener.hidden = false;
    sessionStorage.setItem(memory + "-closed", known);
    if (inside) opener.focus();
  }

  function item(f) {
    var li = make("li");
    li.className = f.severity;
    li.append(make("code", [f.file, f.line, f.col].filter(Boolean).join(":")));
    li.append(make("p", (f.severity === "warning" ? "Varning: " : "") + f.says));
    if (f.do) li.append(make("p", f.do, "do"));
    if (f.source) {
      var pre = make("pre");
      pre.append(make("span", f.source));
      if (f.caret) {
        var caret = make("span", "\n" + " ".repeat(f.caret - 1) + "^", "caret");
        caret.setAttribute("aria-hidden", "true");
        pre.append(caret);
      }
      li.append(pre);
    }
    return li;
  }

  /* The server's own things live in a shadow, where the page's styles do not
     reach them and theirs not the page. */
  function build() {
    var host = make("div");
    host.lang = "sv";
    root = host.attachShadow({ mode: "open" });
    var look = make("link");
    look.rel = "stylesheet";
    look.href = "/_planportal/live.css";
    note = make("div", "", "note");
    note.setAttribute("role", "status");
    note.hidden = true;
    alertBox = make("div", "", "alert");
    alertBox.setAttribute("role", "alert");
    list = make("ol");
    list.tabIndex = 0;
    list.setAttribute("aria-label", "Det som ska rättas");
    var all = make("a", "Visa allt som ska rättas");
    all.href = "/findings.html";
    panel = make("section", "", "panel");
    panel.setAttribute("aria-label", "Fel i källan");
    panel.hidden = true;
    var foot = make("p", "", "foot");
    foot.append(all, button("Stäng (Esc)", close));
    opener = button("", open);
    opener.className = "opener";
    opener.hidden = true;
    panel.append(list, foot);
    var corner = make("div", "", "corner");
    corner.append(note, alertBox, panel, opener);
    root.append(look, corner);
    document.body.append(host);
    document.addEventListener("keydown", function (e) {
      if (e.key !== "Escape" || e.defaultPrevented) return;
      if (!panel.hidden) close(); else if (!note.hidden) closeNote();
    });
  }

  function make(name, text, kind) {
    var el = document.createElement(name);
    if (text) el.textContent = text;
    if (kind) el.className = kind;
    return el;
  }

  function button(text, press) {
    var b = make("button", text);
    b.type = "button";
    b.addEventListener("click", press);
    return b;
  }

  function fill(el, children) { el.replaceChildren.apply(el, children); }
})();
