/* Filters and sorts the rows that are already in the page, and keeps the choice
   in the address, so that it can be bookmarked. Of what is searched for in a list
   with names only ids are kept, which have a figure in them: names do not belong
   in the browser's history. Without
   this script the lists are whole, in the order they were written. */
(function () {
  "use strict";
  var order = new Intl.Collator("sv", { numeric: true });
  var hash = location.hash.slice(1);
  var choice = new URLSearchParams(hash.indexOf("=") > 0 ? hash : "");
  var made = 0;

  addEventListener("hashchange", function () { if (location.hash.indexOf("=") > 0) location.reload(); });
  document.querySelectorAll(".lists").forEach(setUp);
  document.querySelectorAll("table.list").forEach(function (table) {
    if (!table.closest(".lists")) sorter([table]);
  });

  function keep(key, value) {
    if (value) choice.set(key, value); else choice.delete(key);
    var to = "#" + choice;
    try { history.replaceState(null, "", to); } catch (e) { location.replace(to); }
  }

  function make(name, props, children) {
    var el = Object.assign(document.createElement(name), props);
    (children || []).forEach(function (c) { el.append(c); });
    return el;
  }

  function list(nodes) { return Array.from(nodes); }
  function shown(row) { return !row.hidden; }

  /* What a cell is sorted and filtered by: its day, its kind, or all its words. */
  function value(cell) {
    var time = cell.querySelector("time");
    if (time) return time.getAttribute("datetime");
    return (cell.querySelector(".kind") || cell).textContent.trim();
  }

  function columns(table) {
    return list(table.tHead.rows[0].cells).map(function (th, i) {
      return { th: th, index: i, key: th.dataset.sort, name: th.textContent.trim(), filter: th.dataset.filter };
    }).filter(function (c) { return c.key; });
  }

  function setUp(box) {
    var tables = list(box.querySelectorAll("table.list"));
    var rows = list(box.querySelectorAll("tr.row"));
    var filter = function () {};
    var sort = sorter(tables, box.dataset.list + ".", function () { filter(); });
    if (rows.length > 7) filter = filters(box, tables, rows, sort);
  }

  /* The search field, a choice for each column that asks for one, and the count. */
  function filters(box, tables, rows, sort) {
    var prefix = box.dataset.list + ".", tests = [];
    var count = make("output", {});
    var tools = make("div", { className: "tools" });
    tools.setAttribute("role", "search");
    tools.setAttribute("aria-label", "Filtrera " + box.dataset.list.replace("-", " "));

    function field(label, control, extra) {
      control.id = "f" + (made += 1);
      tools.append(make("div", { className: extra || "" }, [make("label", { htmlFor: control.id, textContent: label }), control]));
      return control;
    }
    function watch(control, key, test, kept) {
      control.value = choice.get(key) || "";
      control.addEventListener("input", function () { keep(key, !kept || kept.test(control.value) ? control.value : ""); apply(); });
      tests.push(function (row) { return test(row, control.value); });
    }

    rows.forEach(function (row) { row.words = row.cells[0].textContent.toLocaleLowerCase("sv"); });
    var first = columns(tables[0])[0];
    watch(field("Sök " + first.name.toLocaleLowerCase("sv"), make("input", { type: "search", autocomplete: "off", spellcheck: false })), prefix + "sök", function (row, said) {
      return said.toLocaleLowerCase("sv").split(/\s+/).every(function (word) { return row.words.indexOf(word) >= 0; });
    }, first.key === "namn" && /\d/);
    columns(tables[0]).forEach(function (c) {
      var options = c.filter ? choices(rows, c) : [];
      if (options.length < 3) return; // all, and one more, is no choice
      watch(field(c.name, make("select", {}, options)), prefix + c.key, function (row, said) {
        return !said || value(row.cells[c.index]) === said;
      });
    });
    var clear = clearer(tools);
    var by = field("Sortera efter", make("select", {}, orders(tables[0])), "phone");
    by.value = (choice.get(prefix + "ordning") || "").replace("-", "");
    by.addEventListener("input", function () { sort(by.value); });
    tools.append(make("div", { className: "count" }, [count, clear]));
    box.prepend(tools);
    apply();
    return apply;

    function apply() {
      rows.forEach(function (row) { row.hidden = !tests.every(function (t) { return t(row); }); });
      tables.forEach(function (table) {
        list(table.tBodies).forEach(function (body) { body.hidden = body.rows.length > 0 && !list(body.querySelectorAll("tr.row")).some(shown); });
        var group = table.closest(".group"), mine = list(table.querySelectorAll("tr.row")), left = mine.filter(shown).length;
        if (!group) return;
        var n = group.querySelector(".n");
        table.whole = table.whole || n.textContent; // a list in pages counts more rows than this page has
        n.textContent = left === mine.length ? table.whole : left;
        if (box.contains(group)) group.hidden = left === 0;
      });
      clear.hidden = rows.every(shown);
      count.textContent = rows.filter(shown).length + " av " + rows.length + " visas";
    }
  }

  function choices(rows, column) {
    var values = new Set(rows.map(function (row) { return value(row.cells[column.index]); }));
    return [make("option", { value: "", textContent: column.filter })].concat(list(values).filter(Boolean).sort(order.compare).map(function (v) {
      return make("option", { textContent: v });
    }));
  }

  /* On a phone the table has no headings to sort by. */
  function orders(table) {
    return [make("option", { value: "", textContent: "Som listan är skriven" })].concat(columns(table).map(function (c) {
      return make("option", { value: c.key, textContent: c.name });
    }));
  }

  /* A button that empties the fields that are in tools by now. */
  function clearer(tools) {
    var fields = list(tools.querySelectorAll("input, select"));
    var button = make("button", { type: "button", className: "btn", textContent: "Rensa" });
    button.addEventListener("click", function () {
      fields.forEach(function (f) { f.value = ""; f.dispatchEvent(new Event("input")); });
      fields[0].focus();
    });
    return button;
  }

  /* Sorts all of the tables by the same column: up, down, and then as the list was
     written, when the rows go back under their headings of weeks or months. */
  function sorter(tables, prefix, after) {
    tables.forEach(function (table) {
      table.home = list(table.querySelectorAll("tr.row")).map(function (row, i) { row.place = i; return { row: row, body: row.parentNode }; });
      columns(table).forEach(function (c) {
        var button = make("button", { type: "button" }, list(c.th.childNodes));
        button.addEventListener("click", function () {
          var by = c.th.getAttribute("aria-sort");
          sort(by === "ascending" ? "-" + c.key : by === "descending" ? "" : c.key);
        });
        c.th.append(button);
      });
    });
    if (prefix && choice.get(prefix + "ordning")) sort(choice.get(prefix + "ordning"));
    return sort;

    function sort(by) {
      var down = by.charAt(0) === "-", key = down ? by.slice(1) : by;
      if (prefix) keep(prefix + "ordning", by);
      tables.forEach(function (table) { arrange(table, key, down); });
      if (after) after();
    }
  }

  function arrange(table, key, down) {
    var column = columns(table).filter(function (c) { return c.key === key; })[0];
    list(table.tHead.rows[0].cells).forEach(function (th) { th.removeAttribute("aria-sort"); });
    list(table.querySelectorAll(".part")).forEach(function (part) { part.hidden = !!column; });
    if (!column) {
      table.home.forEach(function (h) { h.body.append(h.row); });
      return;
    }
    column.th.setAttribute("aria-sort", down ? "descending" : "ascending");
    table.home.map(function (h) { return h.row; }).sort(function (a, b) {
      var x = value(a.cells[column.index]), y = value(b.cells[column.index]);
      return (x === "") - (y === "") || (down ? -1 : 1) * order.compare(x, y) || a.place - b.place;
    }).forEach(function (row) { table.tBodies[0].append(row); });
  }
}());
