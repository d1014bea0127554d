// What does a screen reader come upon? The accessibility tree of each kind of
// page is a file below golden/ that somebody has read. After a change:
//   UPDATE=1 node --test test/browser/golden.test.mjs
// and read what git diff shows, aloud if you can.
import assert from "node:assert/strict"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import { each } from "./browser.mjs"
import { starter } from "./sites.mjs"

const golden = fileURLToPath(new URL("golden/", import.meta.url))
const update = process.env.UPDATE === "1"

const kinds = [
  ...["index.html", "ratt.html", "lattlast/index.html", "kontakt.html", "blankett.html", "sok.html", "404.html", "en/skillnad.html"].map((path) => ["public", path]),
  ...["index.html", "lists/overdue.html", "units/index.html", "units/dv-norr/index.html", "units/dv-norr/ex-2025-0031.html", "people/karin-exempel.html",
    "months/2026-11.html", "protected/index.html", "pages/rutin.html"].map((path) => ["intranet", path]),
]

/** Running text is content, which changes with every word: a golden file holds how it begins. */
const short = (tree) => tree.split("\n")
  .filter((line) => !/^\s*- \/url:/.test(line))
  .map((line) => line.replace(/^(\s*- '?link ".*"(?: \[.*\])?'?):$/, "$1"))
  .map((line) => line.replace(/^(\s*- (?:paragraph|text|cell|listitem|term|definition|strong|code|note|status): "?)(\S+ \S+) .{12,}$/u, "$1$2 …"))
  .join("\n")

const trees = new Map()
await each(kinds, { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" }, async (page, [folder, path]) => {
  await page.clock.setFixedTime(new Date("2026-11-20T10:00:00+01:00")) // a Friday, in opening hours
  await page.goto(starter().url(folder, path))
  trees.set(`${folder}/${path}`, short(await page.locator("body").ariaSnapshot()) + "\n")
})

for (const [name, tree] of trees) {
  test(name, () => {
    const file = join(golden, name.replace(/\.html$/, ".txt"))
    if (update) {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, tree)
      return
    }
    assert.equal(tree, readFileSync(file, "utf8"))
  })
}
