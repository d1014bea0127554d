// What leaves as a calendar, a table, data or a feed is what `due` prints, as
// programs of other people read it.
import assert from "node:assert/strict"
import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import { crowded, root, starter } from "../browser/sites.mjs"

const require = createRequire(new URL("../browser/package.json", import.meta.url))
const ICAL = require("ical.js"), Ajv = require("ajv/dist/2020").default

/** What Python's icalendar and csv read. Debian's own Python has them. */
function python(paths) {
  const script = fileURLToPath(new URL("read.py", import.meta.url))
  return JSON.parse(execFileSync("/usr/bin/python3", [script, ...paths], { encoding: "utf8", maxBuffer: 1 << 28 }))
}

/** What ical.js reads. */
function ical(text) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((vevent) => {
    const event = new ICAL.Event(vevent)
    assert.ok(event.startDate.isDate && event.endDate.isDate)
    return {
      uid: event.uid, from: event.startDate.toString(), to: event.endDate.toString(), summary: event.summary,
      cancelled: vevent.getFirstPropertyValue("status") === "CANCELLED",
      stamp: vevent.getFirstPropertyValue("dtstamp").toString().slice(0, 10), sequence: event.sequence,
    }
  })
}

const words = { review: "uppföljning", agreement: "överenskommelse", offer: "erbjudande", signature: "underskrift", page: "sidgranskning" }
const states = { overdue: "försenad", missing: "saknar dag", soon: "snart", later: "senare", done: "klar" }
const nextDay = (day) => new Date(Date.parse(day) + 864e5).toISOString().slice(0, 10)
const sorted = (list) => list.map((x) => JSON.stringify(x)).sort()

/** The event that a due thing makes, but for what only the program knows. */
const event = (item) => ({ what: `${item.kind}-${item.id}`, from: item.due, to: nextDay(item.due), summary: `${item.id}: ${words[item.kind]}`, cancelled: item.state === "done" })
const known = ({ uid, from, to, summary, cancelled }) => ({ what: uid.replace(/(-[0-9a-f]{8})?@planportal$/, ""), from, to, summary, cancelled })

const schema = JSON.parse(readFileSync(join(root, "generator/feed/schema.json"), "utf8"))
const valid = new Ajv({ allErrors: true, strict: true, strictTypes: false }).compile(schema)

for (const site of [starter(), crowded()]) {
  const everything = ["--state", "overdue,missing,soon,later,done"]
  const open = JSON.parse(site.run("due", "--format", "json"))
  const all = JSON.parse(site.run("due", "--format", "json", ...everything))
  const hidden = new Set([
    ...site.files("intranet", ".html").filter((path) => /^protected\/(?!index)/.test(path)).map((path) => path.slice(10, -5)),
    ...JSON.parse(site.read("intranet", "protected/reviews.json")).map((item) => item.id),
  ])
  const unread = new Set(all.filter((item) => item.source === "unreadable").map((item) => item.id))
  const calendars = site.files("intranet", ".ics")
  const at = (path) => join(site.intranet, path)
  const read = python([...calendars, ...site.files("intranet", ".csv")].map(at))
  const shown = (item) => item.kind !== "page" && !hidden.has(item.id)

  /** The things of a calendar, by its address. */
  const of = (path) => {
    const unit = path.match(/^units\/([^/]+)\//)?.[1]
    if (unit) return all.filter((item) => shown(item) && item.unit === unit)
    if (path.startsWith("protected/")) return all.filter((item) => hidden.has(item.id))
    const name = site.read("intranet", path.replace(/\.ics$/, ".html")).match(/<h1>(.*)<\/h1>/)[1].replaceAll("&amp;", "&").replaceAll("&#43;", "+")
    return all.filter((item) => shown(item) && item.responsible === name)
  }

  test(`${site.name}: two libraries read each calendar, with the days and words of due`, () => {
    assert.ok(calendars.length > 5)
    for (const path of calendars) {
      const want = of(path).filter((item) => item.due && !unread.has(item.id)).map(event)
      const theirs = read[at(path)]
      assert.deepEqual(sorted(theirs.map(known)), sorted(want), path)
      assert.deepEqual(ical(site.read("intranet", path)), theirs, path)
      assert.equal(new Set(theirs.map((e) => e.uid)).size, theirs.length, `${path}: a UID twice`)
    }
  })

  test(`${site.name}: a thing has the same UID in every calendar, and in the terminal's`, () => {
    const printed = join(site.source, "due.ics")
    writeFileSync(printed, site.run("due", "--format", "ics", ...everything, "--lang", "sv"))
    const theirs = python([printed])[printed]
    assert.deepEqual(sorted(theirs.map(known)), sorted(all.filter((item) => item.due).map(event)))
    const whole = new Set(sorted(theirs))
    for (const path of calendars) for (const e of sorted(read[at(path)])) assert.ok(whole.has(e), `${path}: ${e}`)
  })

  test(`${site.name}: the lines of calendars are as RFC 5545 wants them`, () => {
    for (const path of calendars) {
      const bytes = readFileSync(at(path))
      const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
      assert.ok(text.startsWith("BEGIN:VCALENDAR\r\n") && text.endsWith("END:VCALENDAR\r\n"), path)
      assert.equal(text.match(/\r(?!\n)|(?<!\r)\n/), null, path)
      for (const line of text.split("\r\n")) {
        assert.ok(Buffer.byteLength(line) <= 75, `${path}: ${line}`)
        assert.ok(!line.includes("\uFFFD"), `${path}: ${line}`)
      }
    }
  })

  test(`${site.name}: no calendar and no feed names a client`, () => {
    const clients = new Set(all.map((item) => item.client).filter((name) => name.length > 3))
    for (const path of [...calendars, ...site.files("intranet", ".atom")]) {
      const text = site.read("intranet", path).replaceAll("\r\n ", "")
      for (const name of clients) assert.ok(!text.includes(name), `${path} names a client`)
    }
  })

  test(`${site.name}: a parser of tables reads back every cell`, () => {
    const harmless = (text) => (/^[=+\-@\t\r]/.test(text) ? "'" + text : text)
    const why = { agreed: "överenskommen dag", derived: "följer av reglerna", "no-meeting": "inget planeringsmöte än", "no-offer": "inget erbjudande än", "no-review": "aldrig granskad", unreadable: "går inte att läsa" }
    const cells = (item) => ({
      "plan eller sida": item.id, enhet: item.unit, gäller: harmless(item.client), ansvarig: harmless(item.responsible), vad: words[item.kind], senast: item.due ?? "",
      läge: unread.has(item.id) && item.source === "unreadable" ? "går inte att läsa" : states[item.state], "varför den dagen": why[item.source], fil: item.path,
    })
    const paths = site.files("intranet", ".csv")
    for (const path of paths) {
      const want = of(path).filter((item) => item.state !== "done")
      assert.deepEqual(sorted(read[at(path)]), sorted(want.map(cells)), path)
    }
    const printed = join(site.source, "due.csv")
    writeFileSync(printed, site.run("due", "--format", "csv", "--lang", "sv"))
    const days = (item) => { const { läge, ...rest } = cells(item); const { "varför den dagen": source, fil, ...head } = rest; return { ...head, läge, "dagar kvar": item.due ? String(item.days) : "", "varför den dagen": source, fil } }
    assert.deepEqual(python([printed])[printed], open.map(days))
    for (const file of [...paths.map(at), printed]) {
      const text = readFileSync(file, "utf8")
      assert.match(text, /^\uFEFFplan eller sida;/)
      assert.equal(text.lastIndexOf("\uFEFF"), 0)
      assert.equal(text.match(/\r(?!\n)|(?<!\r)\n/), null, file)
      assert.doesNotMatch(text, /(^|;|\n)"?[=+@]/)
    }
  })

  test(`${site.name}: the data is as its schema says`, () => {
    assert.deepEqual(JSON.parse(site.read("intranet", "reviews.schema.json")), schema)
    const checked = (name, data) => assert.ok(valid(data), `${name}: ${JSON.stringify(valid.errors)}`)
    checked("due", open)
    checked("due with what is done", all)
    for (const path of site.files("intranet", "reviews.json")) checked(path, JSON.parse(site.read("intranet", path)))
    for (const wrong of [{ ...open[0], mood: "" }, { ...open[0], due: "20 oktober" }, { ...open[0], state: "sen" }, { ...open[0], id: undefined }]) {
      assert.ok(!valid(JSON.parse(JSON.stringify([wrong]))), JSON.stringify(wrong))
    }
  })

  test(`${site.name}: feeds and maps are well-formed`, () => {
    const files = [...site.files("intranet", ".atom").map(at), join(site.public, "sitemap.xml")]
    const done = spawnSync("xmllint", ["--noout", ...files], { encoding: "utf8" })
    assert.equal(done.status, 0, done.stderr)
  })

  test(`${site.name}: an Atom feed holds what is overdue, each thing once`, () => {
    const ids = new Set()
    for (const path of site.files("intranet", ".atom")) {
      const text = site.read("intranet", path)
      const entries = [...text.matchAll(/<entry>\s*<id>(.*?)<\/id>\s*<title>(.*?)<\/title>\s*<updated>(.*?)<\/updated>\s*<link href="(.*?)">/g)].map((m) => m.slice(1))
      const late = of(path).filter((item) => item.state === "overdue").sort((a, b) => b.due.localeCompare(a.due))
      assert.equal(entries.length, Math.min(100, late.length), path)
      assert.deepEqual(entries.map((e) => e[2].slice(0, 10)), late.slice(0, 100).map((item) => nextDay(item.due)), path)
      for (const id of [text.match(/<id>(.*?)<\/id>/)[1], ...entries.map((e) => e[0])]) {
        assert.match(id, /^urn:planportal:[\w/:@.-]+$/)
        assert.ok(!ids.has(id), `${id} twice`)
        ids.add(id)
      }
      for (const [, title, updated, href] of entries) {
        assert.match(title, /^[a-z0-9-]+: [a-zö]+$/)
        assert.match(updated, /^\d{4}-\d\d-\d\dT00:00:00Z$/)
        assert.ok(existsSync(join(dirname(at(path)), href)), `${path}: ${href}`)
      }
      assert.match(text, /^ <title>Försenat: \S/m)
    }
  })
}
