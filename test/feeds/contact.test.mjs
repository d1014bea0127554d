// The contact as people take it along: a vCard that a program of other people
// reads, with what stands in site.yaml.
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { test } from "node:test"
import { kitchen, starter } from "../browser/sites.mjs"

const script = `
import json, sys, vobject
card = vobject.readOne(open(sys.argv[1], encoding="utf-8", newline="").read())
value = lambda v: [v.street, v.code, v.city, v.country] if hasattr(v, "street") else v
print(json.dumps([[c.name, c.params, value(c.value)] for c in card.getChildren()]))
`

/** What Python's vobject reads. Debian's own Python has it. */
function card(site) {
  return JSON.parse(execFileSync("/usr/bin/python3", ["-c", script, join(site.public, "kontakt.vcf")], { encoding: "utf8" }))
}

test("a library reads the card of the starter site", () => {
  const read = card(starter()), of = (name) => read.filter((c) => c[0] === name).map((c) => c[2])
  assert.deepEqual(of("VERSION"), ["4.0"])
  assert.deepEqual(of("FN"), ["Trollhättans Stad"])
  assert.deepEqual(of("TEL"), ["tel:+46520495000"])
  assert.deepEqual(of("ADR"), [["Gärdhemsvägen 9", "461 83", "Trollhättan", "Sverige"]])
  assert.deepEqual(of("EMAIL"), [])
  const notes = Object.fromEntries(read.filter((c) => c[0] === "NOTE").map((c) => [c[1].LANGUAGE[0], c[2]]))
  assert.deepEqual(Object.keys(notes), ["sv", "en", "fi"])
  assert.equal(notes.sv, "Öppettider: måndag–fredag 8.00–16.30. Stängt på helgdagar och på midsommarafton, julafton och nyårsafton.")
})

test("a card with commas, semicolons and other hours is read as it is written", () => {
  const read = card(kitchen()), of = (name) => read.filter((c) => c[0] === name).map((c) => c[2])
  assert.deepEqual(of("FN"), ["Köks; kommunen, vid \\ ån"])
  assert.deepEqual(of("EMAIL"), ["kontakt@exempel.se"])
  assert.deepEqual(of("ADR"), [["Storgatan 1, uppgång B", "123 45", "Köksstad", "Sverige"]])
  assert.match(of("NOTE")[0], /tisdag 8\.00–12\.00, 13\.00–18\.00, .*30 december 2026 8\.00–12\.00, 28 december 2026 stängt/)
})

test("one place feeds every page in every language: no other number stands anywhere", () => {
  const site = kitchen(), pages = site.files("public", ".html")
  assert.ok(pages.length > 50)
  for (const path of pages) {
    const html = site.read("public", path)
    if (html.includes('http-equiv="refresh"')) continue
    assert.deepEqual([...new Set(html.match(/href="tel:[^"]*"/g))], ['href="tel:+46846500400"'], path)
    const data = JSON.parse(html.match(/<script type="application\/ld\+json">(.*?)<\/script>/)[1])
    assert.equal(data.telephone, "+46846500400", path)
    assert.equal(data.openingHours.join("; "), "Mo 08:00-16:30; Tu 08:00-12:00; Tu 13:00-18:00; We-Fr 08:00-16:30; Sa 10:00-14:00", path)
    assert.deepEqual([data.address.streetAddress, data.address.postalCode, data.address.addressLocality], ["Storgatan 1, uppgång B", "123 45", "Köksstad"], path)
    assert.doesNotMatch(html, /0520|Gärdhemsvägen/, path)
  }
  assert.deepEqual(card(site).filter((c) => c[0] === "TEL").map((c) => c[2]), ["tel:+46846500400"])
})
