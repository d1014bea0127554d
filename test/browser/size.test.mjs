// However many plans there are, a page stays light and quick.
import assert from "node:assert/strict"
import { statSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { measured } from "./bench.mjs"
import { browser } from "./browser.mjs"
import { crowded } from "./sites.mjs"

test("no page is heavier than 400 KB", () => {
  const heavy = crowded().files("intranet", ".html").filter((path) => statSync(join(crowded().intranet, path)).size > 400_000)
  assert.deepEqual(heavy, [])
})

test("a list of 500 rows can be used within a second", async () => {
  const runs = []
  for (let i = 0; i < 5; i++) runs.push(await measured(browser))
  assert.equal(runs[0].rows, 500)
  assert.ok(Math.min(...runs.map((run) => run.ready)) < 1000, JSON.stringify(runs))
})
