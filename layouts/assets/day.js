/* Adds to each day how far off it is by the reader's own clock, warns when the
   page is older than what it says it is good for, and shows the print button.
   Without it the page says the same in plain dates. */
(function () {
  "use strict";
  var now = new Date();
  var today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());

  function daysTo(iso) {
    var p = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso || "");
    return p ? Math.round((Date.UTC(+p[1], p[2] - 1, +p[3]) - today) / 864e5) : NaN;
  }

  function words(n) {
    if (n === 0) return "i dag";
    if (n === 1) return "i morgon";
    if (n === -1) return "i går";
    var far = Math.abs(n), months = Math.round(far / 30.4);
    var span = far < 45 ? far + " dagar" : far < 120 ? Math.round(far / 7) + " veckor" : months < 24 ? months + " månader" : Math.floor(far / 365.25) + " år";
    return n > 0 ? "om " + span : span + " sen";
  }

  document.querySelectorAll("time.due").forEach(function (time) {
    var n = daysTo(time.getAttribute("datetime"));
    if (isNaN(n) || n > 120) return; // far ahead the date says more
    var span = document.createElement("span");
    span.className = "rel";
    span.textContent = words(n);
    time.after(" ", span);
  });

  document.querySelectorAll("[data-through]").forEach(function (p) {
    if (daysTo(p.dataset.through) >= 0) return;
    var said = p.textContent.match(/\d{1,2} [a-zåäö]+ \d{4}(?=[^\d]*$)/);
    var box = document.createElement("p");
    box.className = "alarm";
    box.setAttribute("role", "status");
    box.textContent = "Sidan gällde till och med " + (said ? said[0] : p.dataset.through) + ". Be den som sköter webbplatsen att bygga om den.";
    document.querySelector("h1").after(box);
  });

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
}());
