/* Filters and sorts the rows that are already in the page, and keeps the
   choice in the address, so that it can be bookmarked. Without it the lists are
   whole, and sorted as they were written. */
(function () {
  "use strict";
  var order = new Intl.Collator("sv", { numeric: true });
  var state = read();

  document.querySelectorAll(".lists").forEach(setUp);
  document.querySelectorAll("table.list").forEach(function (table) {
    if (!table.closest(".lists")) sortable(table, [], function () {});
  });

  function read() {
    var hash = decodeURIComponent(location.hash.slice(1));
    return new URLSearchParams(hash.indexOf("=") > 0 ? hash : "");
  }
  function keep(key, value) {
    if (value) state.set(key, value); else state.delete(key);
    var to = "#" + state.toString();
    try { history.replaceState(null, "", to === "#" ? location.pathname + location.search : to); } catch (e) { location.hash = to; }
  }
  function make(name, props, children) {
    var el = Object.assign(document.createElement(name), props);
    (children || []).forEach(function (c) { el.append(c); });
    return el;
  }
  function text(cell) {
    var time = cell.querySelector("time");
    if (time) return time.getAttribute("datetime");
    var own = cell.querySelector(".kind");
    return (own || cell).textContent.trim();
  }
  function rowsOf(root) { return [].slice.call(root.querySelectorAll("tr.row")); }

  function setUp(box) {
    var name = box.dataset.list, rows = rowsOf(box), tables = [].slice.call(box.querySelectorAll("table.list"));
    var fields = [], count = make("output", {});
    if (rows.length > 7) box.prepend(tools(box, name, rows, tables, fields, count));
    tables.forEach(function (t) { sortable(t, name, filter); });
    filter();

    function filter() {
      var shown = 0;
      rows.forEach(function (row) {
        row.hidden = !fields.every(function (f) { return f(row); });
        if (!row.hidden) shown++;
      });
      tables.forEach(function (t) {
        [].forEach.call(t.tBodies, function (b) {
          b.hidden = !b.querySelector("tr.row:not([hidden])");
        });
        var group = t.closest(".group"), n = rowsOf(t).filter(function (r) { return !r.hidden; }).length;
        if (group && box.contains(group)) {
          group.hidden = n === 0;
          group.querySelector(".n").textContent = n;
        }
      });
      count.textContent = shown === rows.length ? rows.length + " rader" : shown + " av " + rows.length + " rader";
    }
    box.filter = filter;
  }
}());
