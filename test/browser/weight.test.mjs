// A page of the open site is light, and says the same without scripts. That it
// asks no other host is in pages.test.mjs.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { gzipSync } from "node:zlib"
import { each } from "./browser.mjs"
import { kinds } from "./kinds.mjs"
import { starter } from "./sites.mjs"

const site = starter()

const weights = new Map()

/** How much of a file goes over the wire, when the server packs it as servers do. */
function weight(path) {
  if (!weights.has(path)) weights.set(path, gzipSync(readFileSync(join(site.public, path))).length)
  return weights.get(path)
}

test("every page is at most 60 KB over the wire, with all that it loads but the font", () => {
  for (const path of site.files("public", ".html")) {
    const html = site.read("public", path).replaceAll(/<link rel="(alternate|canonical|license|apple-touch-icon)"[^>]*>/g, "")
    const loads = [...html.matchAll(/<(?:link|script|img)[^>]* (?:href|src)="([^"]+)"/g)].map((m) => decodeURI(join(path, "..", m[1])))
    const sum = [path, ...new Set(loads)].reduce((sum, file) => sum + weight(file), 0)
    assert.ok(loads.length > 3 || /http-equiv="refresh"/.test(html), `${path} loads only ${loads}`)
    assert.ok(sum <= 60 * 1024, `${path}: ${sum} bytes: ${loads.map((file) => `${file} ${weight(file)}`)}`)
  }
})

test("without scripts every kind of page says what it says with them", async () => {
  const open = kinds.filter((kind) => kind.folder === "public" && !/(sok|search|haku)\.html$/.test(kind.path)) // for those see search.test.mjs
  const said = { true: new Map(), false: new Map() }
  for (const javaScriptEnabled of [true, false]) {
    await each(open, { javaScriptEnabled }, async (page, kind) => {
      await page.goto(kind.url)
      said[javaScriptEnabled].set(kind.name, (await page.locator("main").innerText()).split(/\s+/))
    })
  }
  for (const [name, words] of said.false) {
    // Scripts only add: what a page says without them stays, in its order.
    const more = said.true.get(name)
    let at = 0
    for (const word of words) {
      at = more.indexOf(word, at) + 1
      assert.ok(at > 0, `${name}: with scripts "${word}" is gone`)
    }
  }
})
