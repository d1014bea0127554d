// "Open now" is true by Stockholm's clock, whatever the reader's, in every
// language; and nothing is missing when nothing says it.
import assert from "node:assert/strict"
import { test } from "node:test"
import { tab } from "./browser.mjs"
import { kitchen, starter } from "./sites.mjs"

const where = { sv: "kontakt.html", "sv-simple": "lattlast/kontakt.html", en: "en/kontakt.html", fi: "fi/kontakt.html" }

/** What the box says at an instant. */
async function says(site, path, instant, zone = "Europe/Stockholm") {
  const page = await tab({ timezoneId: zone })
  await page.clock.setFixedTime(new Date(instant))
  await page.goto(site.url("public", path))
  const text = await page.locator(".contact:visible .now").first().textContent()
  assert.deepEqual(page.complaints, [])
  await page.context().close()
  return text
}

// Winter time is UTC+1, summer time UTC+2. 2026-11-20 is a Friday.
for (const [name, instant, want] of [
  ["a minute before it opens", "2026-11-20T06:59:00Z", "Stängt nu. Öppnar i dag 8.00"],
  ["the minute that it opens", "2026-11-20T07:00:00Z", "Öppet nu, till 16.30"],
  ["a minute before it closes", "2026-11-20T15:29:59Z", "Öppet nu, till 16.30"],
  ["the minute that it closes, on a Friday", "2026-11-20T15:30:00Z", "Stängt nu. Öppnar måndag 8.00"],
  ["a summer morning, when the clock is an hour on", "2026-07-01T06:00:00Z", "Öppet nu, till 16.30"],
  ["a Sunday", "2026-11-22T11:00:00Z", "Stängt nu. Öppnar måndag 8.00"],
  ["Thursday before Good Friday, after hours", "2026-04-02T15:00:00Z", "Stängt nu. Öppnar tisdag 8.00"],
  ["Easter Monday", "2026-04-06T10:00:00Z", "Stängt nu. Öppnar tisdag 8.00"],
  ["Ascension Day, a Thursday", "2026-05-14T10:00:00Z", "Stängt nu. Öppnar fredag 8.00"],
  ["Midsummer Eve", "2026-06-19T10:00:00Z", "Stängt nu. Öppnar måndag 8.00"],
  ["Christmas Eve", "2026-12-24T10:00:00Z", "Stängt nu. Öppnar måndag 8.00"],
  ["New Year's Eve, before midnight in Stockholm", "2026-12-31T22:59:00Z", "Stängt nu. Öppnar måndag 8.00"],
  ["the new year, by the list of the old", "2027-01-07T08:00:00Z", "Öppet nu, till 16.30"],
  ["Twelfth Day of the new year", "2027-01-06T08:00:00Z", "Stängt nu. Öppnar torsdag 8.00"],
  ["the last day that is known", "2027-12-31T20:00:00Z", "Stängt nu"],
  ["a year that is not known", "2028-01-03T10:00:00Z", ""],
  ["a clock that is years behind", "2025-12-30T10:00:00Z", ""],
]) {
  test(name, async () => assert.equal(await says(starter(), where.sv, instant), want))
}

test("every language says it", async () => {
  const open = "2026-11-20T09:00:00Z", shut = "2026-11-20T16:00:00Z"
  const want = {
    sv: ["Öppet nu, till 16.30", "Stängt nu. Öppnar måndag 8.00"],
    "sv-simple": ["Det är öppet nu, till klockan 16.30", "Det är stängt nu. Vi öppnar måndag klockan 8.00"],
    en: ["Open now, until 16:30", "Closed now. Opens Monday 8:00"],
    fi: ["Avoinna nyt, kello 16.30 asti", "Suljettu nyt. Avataan: maanantai kello 8.00"],
  }
  for (const [lang, path] of Object.entries(where)) assert.deepEqual([await says(starter(), path, open), await says(starter(), path, shut)], want[lang])
})

test("the reader's own clock and zone change nothing", async () => {
  for (const zone of ["Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu", "UTC"]) {
    assert.equal(await says(starter(), where.sv, "2026-11-20T15:29:00Z", zone), "Öppet nu, till 16.30", zone)
    assert.equal(await says(starter(), where.sv, "2026-12-31T23:30:00Z", zone), "Stängt nu. Öppnar måndag 8.00", zone)
  }
})

test("a half day, a day off, Saturdays, lunch, and a holiday that is open", async () => {
  const at = (instant) => says(kitchen(), "kontakt.html", instant)
  assert.equal(await at("2026-12-30T10:30:00Z"), "Öppet nu, till 12.00") // special_hours, 8 to 12
  assert.equal(await at("2026-12-30T11:00:00Z"), "Stängt nu. Öppnar lördag 10.00") // New Year's Eve and Day are closed
  assert.equal(await at("2026-12-28T10:00:00Z"), "Stängt nu. Öppnar tisdag 8.00") // special_hours without times
  assert.equal(await at("2026-12-24T09:00:00Z"), "Öppet nu, till 11.00") // special_hours on Christmas Eve
  assert.equal(await at("2026-11-21T10:00:00Z"), "Öppet nu, till 14.00") // a Saturday
  assert.equal(await at("2026-11-24T11:30:00Z"), "Stängt nu. Öppnar i dag 13.00") // lunch
})

test("without scripts nothing is missing, and nothing is claimed", async () => {
  const page = await tab({ javaScriptEnabled: false })
  for (const path of Object.values(where)) {
    await page.goto(kitchen().url("public", path))
    const box = page.locator(".contact:visible").first()
    assert.match(await box.textContent(), /8[.:]00–12[.:]00/)
    assert.equal(await box.locator(".now").textContent(), "")
  }
  await page.goto(kitchen().url("public", "kontakt.html"))
  const text = (await page.locator(".contact:visible").first().innerText()).replace(/\s+/g, " ")
  for (const words of ["måndag", "tisdag", "13.00–18.00", "lördag", "30 december 2026", "28 december 2026 stängt", "Stängt på helgdagar", "Spara kontakten"]) assert.ok(text.includes(words), words)
  assert.doesNotMatch(text, /Öppet nu|Stängt nu/)
  await page.context().close()
})

test("it is said politely, when it changes and not before", async () => {
  const page = await tab({ timezoneId: "Europe/Stockholm" })
  await page.clock.install({ time: new Date("2026-11-20T15:29:00Z") })
  await page.goto(starter().url("public", where.sv))
  const now = page.locator(".now:visible").first()
  assert.equal(await now.getAttribute("role"), null)
  assert.equal(await now.textContent(), "Öppet nu, till 16.30")
  await now.evaluate((el) => {
    globalThis.changes = 0
    new MutationObserver((list) => (globalThis.changes += list.length)).observe(el, { childList: true, characterData: true, subtree: true })
  })
  await page.clock.runFor(30_000)
  assert.equal(await page.evaluate(() => globalThis.changes), 0)
  assert.equal(await now.getAttribute("role"), "status")
  await page.clock.runFor(60_000)
  assert.equal(await now.textContent(), "Stängt nu. Öppnar måndag 8.00")
  assert.equal(await page.evaluate(() => globalThis.changes) > 0, true)
  await page.context().close()
})
