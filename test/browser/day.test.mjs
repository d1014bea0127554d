// A page says when it is read how far off each day is, and when it is too old.
import assert from "node:assert/strict"
import { cpSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { tab } from "./browser.mjs"
import { Site, starter } from "./sites.mjs"
import { plus } from "./sources.mjs"

const site = starter()
const unit = site.url("intranet", "units/dv-norr/index.html")

const stockholm = await tab({ timezoneId: "Europe/Stockholm" })

/** A page as it is read at that moment. */
async function read(url, moment, page = stockholm) {
  await page.clock.setFixedTime(new Date(moment))
  await page.goto("about:blank")
  await page.goto(url)
  return page
}

const warning = stockholm.getByRole("status").filter({ hasText: "gällde" })

/** What stands beside a day of the unit's list. */
const beside = (page, day) => page.locator(`.list td:has(> time[datetime="${day}"])`).first().locator(".rel").allTextContents()

const due = JSON.parse(site.run("due", "--format", "json", "--unit", "dv-norr")).find((item) => item.state === "soon").due

test("beside each day stands how far off it is, all day long", async () => {
  for (const [days, words] of [
    [400, []], [121, []], [120, ["om 4 månader"]], [45, ["om 6 veckor"]], [44, ["om 44 dagar"]], [12, ["om 12 dagar"]], [2, ["om 2 dagar"]], [1, ["i morgon"]],
    [0, ["i dag"]], [-1, ["i går"]], [-2, ["2 dagar sen"]], [-30, ["30 dagar sen"]], [-90, ["13 veckor sen"]], [-400, ["13 månader sen"]], [-800, ["2 år sen"]],
  ]) {
    const today = plus(due, -days)
    for (const time of ["00:00:01", "23:59:59"]) {
      assert.deepEqual(await beside(await read(unit, `${today}T${time}+0${summer(today) ? 2 : 1}:00`), due), words, `${days} days off at ${time}`)
    }
  }
  assert.deepEqual(stockholm.complaints, [])
})

/** Whether summer time holds in Stockholm at noon of a day. */
function summer(day) {
  return new Date(day + "T12:00:00Z").toLocaleTimeString("sv-SE", { timeZone: "Europe/Stockholm", hour: "2-digit" }) === "14"
}

test("the reader's own clock decides which day it is", async () => {
  for (const [timezoneId, words] of [["Pacific/Kiritimati", "i dag"], ["America/Los_Angeles", "i morgon"]]) {
    const page = await tab({ timezoneId })
    assert.deepEqual(await beside(await read(unit, `${plus(due, -1)}T18:00:00Z`, page), due), [words], timezoneId)
    await page.context().close()
  }
})

const through = (path) => site.read("intranet", path).match(/data-through="([^"]*)"/)?.[1] ?? "never"

for (const path of ["index.html", "units/dv-norr/index.html", "units/index.html", "people/index.html", "people/karin-exempel.html", "months/index.html",
  "months/2026-11.html", "lists/overdue.html", "lists/review.html", "lists/left.html", "protected/index.html", "findings.html", "pages/list.html",
  "units/dv-norr/ex-2026-0012.html", "units/korttids-angen/ex-2025-0047.html"]) {
  test(`${path} warns from the day after the last that it is true for`, async () => {
    const last = through(path)
    assert.match(last, /^\d{4}-\d\d-\d\d$/)
    assert.ok(last >= site.today)
    await read(site.url("intranet", path), `${last}T12:00:00Z`)
    assert.equal(await warning.count(), 0)
    await read(site.url("intranet", path), `${plus(last, 1)}T12:00:00Z`)
    const text = new Date(last + "T12:00:00Z").toLocaleDateString("sv-SE", { day: "numeric", month: "long", year: "numeric" })
    assert.match((await warning.allTextContents()).join("|"), new RegExp(`^[^|]*\\b${text}\\b[^|]*$`))
    assert.deepEqual(stockholm.complaints, [])
  })
}

test("a page is the same until its last day, and another on the day after", () => {
  const path = "units/dv-norr/index.html", before = site.read("intranet", path), last = through(path)
  const built = (today) => (new Site("later-" + today, today, (source) => cpSync(join(site.source, "content"), join(source, "content"), { recursive: true }))).read("intranet", path)
  assert.equal(built(last), before)
  assert.notEqual(built(plus(last, 1)), before)
})

test("without scripts a page says the same in plain dates", async () => {
  const page = await tab({ javaScriptEnabled: false })
  await page.goto(unit)
  assert.equal(await page.locator(".rel").count(), 0)
  assert.match(await page.locator(".valid").first().textContent(), /Uppgifterna gäller .*\d+ november 2026/)
  await page.context().close()
})
