// Lighthouse, which many buyers measure with, finds nothing to mend on a phone.
// With LIGHTHOUSE=all it looks at every page; else at one of each kind, which
// takes a minute.
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { launch } from "chrome-launcher"
import lighthouse from "lighthouse"
import { browserPath } from "./chromium.mjs"
import { starter } from "./sites.mjs"
import { served } from "./wire.mjs"

const site = starter()
const kinds = ["index.html", "ratt.html", "lattlast/index.html", "kontakt.html", "sok.html", "404.html", "blankett.html", "en/innehall.html"]
const own = site.files("public", ".html").filter((path) => !/http-equiv="refresh"|name="robots"/.test(site.read("public", path)))
const pages = process.env.LIGHTHOUSE === "all" ? own : kinds

const quiet = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"]
const server = await served(site.public)
const chrome = await launch({ chromePath: browserPath, chromeFlags: quiet, logLevel: "silent" })
after(async () => { chrome.kill(); await server.close() })

const categories = ["performance", "accessibility", "best-practices", "seo"]

async function report(path) {
  const { lhr } = await lighthouse(server.url(path), { port: chrome.port, onlyCategories: categories, logLevel: "silent", maxWaitForLoad: 20_000, disableFullPageScreenshot: true })
  const scores = Object.fromEntries(categories.map((c) => [c, Math.round(100 * lhr.categories[c].score)]))
  const failed = categories.slice(1).flatMap((c) => lhr.categories[c].auditRefs.filter((ref) => ref.weight && ![1, null].includes(lhr.audits[ref.id].score)).map((ref) => ref.id))
  return { ...scores, failed, error: lhr.runtimeError?.message }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

for (const path of pages) {
  test(path, async () => {
    const first = await report(path)
    assert.deepEqual({ ...first, performance: 0 }, { performance: 0, accessibility: 100, "best-practices": 100, seo: 100, failed: [], error: undefined })
    // The speed of a machine that does other things swings: then the middle one of five counts.
    const speeds = [first.performance]
    while (median(speeds) < 98 && speeds.length < 5) speeds.push((await report(path)).performance)
    assert.ok(median(speeds) >= 98, `performance ${speeds}`)
  })
}
