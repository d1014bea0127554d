/* Says whether it is open now, by Stockholm's clock whatever the reader's, and
   when it opens next. It knows the holidays of two years, which stand in the
   page; of other days it says nothing. Without it the page says the same in
   plain hours. */
(function () {
  "use strict";
  var stockholm = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Stockholm", hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit"
  });
  var letters = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

  function now() {
    var p = {};
    stockholm.formatToParts(new Date()).forEach(function (part) { p[part.type] = part.value; });
    return { day: p.year + "-" + p.month + "-" + p.day, time: p.hour + ":" + p.minute };
  }

  function later(day, n) { return new Date(Date.parse(day) + n * 864e5).toISOString().slice(0, 10); }
  function weekday(day) { return (new Date(day).getUTCDay() + 6) % 7; }
  function split(text, by) { return text ? text.split(by) : []; }

  /* Does a span of weekdays, "Mo-Fr" or "Sa", hold a day? */
  function holds(span, n) {
    var ends = span.split("-").map(function (d) { return letters.indexOf(d); });
    var from = ends[0], to = ends.length > 1 ? ends[1] : ends[0];
    return from <= to ? from <= n && n <= to : n >= from || n <= to;
  }

  /* The times of a day, [["08:00", "16:30"]]; null for a day that is not known. */
  function times(box, day) {
    if (day < box.from || day > box.through) return null;
    var special = split(box.special, "; ").filter(function (s) { return s.slice(0, 10) === day; });
    if (special.length) return special.filter(function (s) { return s.length > 10; }).map(function (s) { return s.slice(11).split("-"); }).sort();
    if (split(box.closed, " ").indexOf(day) >= 0) return [];
    return split(box.hours, "; ").map(function (h) { return h.split(" "); })
      .filter(function (h) { return holds(h[0], weekday(day)); }).map(function (h) { return h[1].split("-"); }).sort();
  }

  function clock(box, time) { return time.replace(/^0/, "").replace(":", box.colon); }

  function says(box, at) {
    var today = times(box, at.day);
    if (!today) return "";
    for (var i = 0; i < today.length; i++) {
      if (today[i][0] <= at.time && at.time < today[i][1]) return box.open.replace("{0}", clock(box, today[i][1]));
    }
    for (var n = 0; n < 7; n++) {
      var day = later(at.day, n), open = times(box, day);
      if (!open) break;
      open = open.filter(function (t) { return n > 0 || t[0] > at.time; });
      if (open.length) {
        var name = n === 0 ? box.today : box.days.split(" ")[weekday(day)];
        return box.opens.replace("{0}", name).replace("{1}", clock(box, open[0][0]));
      }
    }
    return box.shut;
  }

  function tell() {
    document.querySelectorAll("p.now[data-hours]").forEach(function (p) {
      var box = {}, lang = p.closest("[lang]").lang;
      Object.keys(p.dataset).forEach(function (key) { box[key] = p.dataset[key]; });
      box.colon = lang === "en" ? ":" : ".";
      var text = says(box, now());
      if (p.textContent !== text) p.textContent = text; // else it would be read out again
    });
  }

  /* What stands there when the page opens is read with the rest. Only what changes
     later is announced. */
  function announce() {
    document.querySelectorAll("p.now[data-hours]").forEach(function (p) { p.setAttribute("role", "status"); });
  }

  tell();
  setInterval(function () { tell(); announce(); }, 20000);
}());
