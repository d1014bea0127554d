// How fast is a page of 500 rows? node bench.mjs measures it five times in a
// browser of its own and prints the medians.
import { statSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { launched } from "./chromium.mjs"
import { crowded } from "./sites.mjs"

export const path = "units/sjuhundra/index.html"

/** What a page weighs, in bytes. */
export function weight() {
  return { plain: statSync(join(crowded().intranet, path)).size, zipped: gzipSync(crowded().read("intranet", path)).length }
}

/** Milliseconds from asking for the page until it can be used, and for a search and a sort. */
export async function measured(browser) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(crowded().url("intranet", path))
  const times = await page.evaluate(async () => {
    const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    const timed = async (work) => { const from = performance.now(); work(); await drawn(); return performance.now() - from }
    const field = document.querySelector(".tools input")
    const [visit] = performance.getEntriesByType("navigation")
    await drawn()
    return {
      interactive: visit.domInteractive,
      ready: visit.loadEventEnd, // the list's script has run
      searched: await timed(() => { field.value = "alva"; field.dispatchEvent(new Event("input")) }),
      sorted: await timed(() => document.querySelector("thead button").click()),
      rows: document.querySelectorAll("tr.row").length,
    }
  })
  await page.close()
  return times
}

if (process.argv[1] === import.meta.filename) {
  const browser = await launched(), runs = []
  for (let i = 0; i < 5; i++) runs.push(await measured(browser))
  await browser.close()
  const median = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[2]
  const { plain, zipped } = weight()
  console.log(`${path}: ${median("rows")} rows, ${Math.round(plain / 1024)} KB (${Math.round(zipped / 1024)} KB zipped)`)
  for (const key of ["interactive", "ready", "searched", "sorted"]) console.log(`${key.padEnd(12)} ${Math.round(median(key))} ms`)
}
