// axe finds nothing: on any kind of page, light and dark, on a desk and on a phone.
import assert from "node:assert/strict"
import { test } from "node:test"
import axe from "axe-core"
import { each, tab } from "./browser.mjs"
import { full, kinds } from "./kinds.mjs"
import { crowded } from "./sites.mjs"

const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] }

/** What axe finds on a page, a line a place. */
async function violations(page) {
  const found = await page.evaluate((rules) => globalThis.axe.run(document, rules), rules)
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary.split("\n").slice(1).join(" ").trim()}`))
}

const desk = { width: 1280, height: 900 }
const phone = { width: 375, height: 800 }

/** What axe finds on each page in light and dark, on a desk and on a phone. */
async function survey(pages, ways) {
  const found = []
  await each(pages, {}, async (page, kind) => {
    await page.goto(kind.url)
    await page.evaluate(axe.source)
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)))
    for (const [colorScheme, viewport] of ways) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(viewport)
      for (const v of await violations(page)) found.push(`${kind.name}, ${colorScheme}, ${viewport.width} px: ${v}`)
    }
  })
  return found.sort()
}

test("every kind of page", async () => {
  assert.deepEqual(await survey(kinds, [["light", desk], ["dark", desk], ["light", phone], ["dark", phone]]), [])
})

test("lists of 500 rows", async () => {
  assert.deepEqual(await survey(full, [["dark", desk], ["light", phone]]), [])
})

test("a list that is filtered and sorted", async () => {
  const page = await tab({ viewport: desk })
  await page.goto(crowded().url("intranet", "units/alfabetet/index.html"))
  await page.getByRole("searchbox").first().fill("exempel")
  await page.getByRole("button", { name: "Dag" }).first().click()
  await page.evaluate(axe.source)
  assert.deepEqual(await violations(page), [])
})
