// The open site is searched without a server, with slips of the pen, and by those who cannot see it.
import assert from "node:assert/strict"
import { test } from "node:test"
import axe from "axe-core"
import { tab } from "./browser.mjs"
import { starter } from "./sites.mjs"

const site = starter()

async function searched(path, query, options) {
  const page = await tab(options)
  await page.goto(site.url("public", path))
  await page.getByRole("searchbox").fill(query)
  await page.keyboard.press("Enter")
  return page
}

const titles = (page) => page.locator("#search-hits a").allTextContents()

test("whoever searches finds, in each language, with slips of the pen and half words", async () => {
  for (const [path, query, want] of [
    ["sok.html", "rätt", "Vem har rätt till en plan?"],
    ["sok.html", "ratt", "Vem har rätt till en plan?"],
    ["sok.html", "ra\u0308tt", "Vem har rätt till en plan?"],
    ["sok.html", "GENOMFÖRANDEPLAN", "Skillnad mot andra planer"],
    ["sok.html", "genomförandeplna", "Skillnad mot andra planer"],
    ["sok.html", "förberedande", "Så går det till"],
    ["sok.html", "växel", "Kontakt"],
    ["en/search.html", "implementation plan", "other plans"],
    ["fi/haku.html", "oikeus", "oikeus"],
    ["lattlast/sok.html", "möte", "gör vi planen"],
  ]) {
    const page = await searched(path, query)
    const found = await titles(page)
    assert.ok(found.slice(0, 3).some((title) => title.toLowerCase().includes(want.toLowerCase())), `${path}: ${query} finds ${found.join(" | ")}`)
    assert.deepEqual(page.complaints, [])
    await page.context().close()
  }
})

test("å, ä and ö are letters of their own", async () => {
  const page = await searched("sok.html", "får")
  const marks = new Set((await page.locator("#search-hits mark").allTextContents()).map((w) => w.toLowerCase()))
  assert.ok(marks.has("får") && !marks.has("far") && !marks.has("för"), [...marks].join(" "))
})

test("the outcome is said, and every hit leads to its place", async () => {
  const page = await searched("sok.html", "möte")
  const hits = await page.locator("#search-hits a").evaluateAll((all) => all.map((a) => a.href))
  assert.equal(await page.getByRole("status").textContent(), `${hits.length} sidor`)
  for (const href of hits) {
    await page.goto(href)
    const { hash } = new URL(href)
    if (hash) assert.equal(await page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`).count(), 1, href)
  }
  const none = await searched("sok.html", "qwxzqwxz")
  assert.match(await none.getByRole("status").textContent(), /^Ingen sida/)
  assert.equal(await none.locator("#search-found").isVisible(), false)
})

test("a search has an address, and comes back with the reader", async () => {
  const page = await searched("sok.html", "ledsagare & vän")
  assert.match(await page.evaluate(() => location.href), /\?q=ledsagare%20%26%20v%C3%A4n$/)
  const before = await titles(page)
  await page.locator("#search-hits a").first().click()
  await page.goBack()
  await page.locator("#search-hits a").first().waitFor()
  assert.deepEqual(await titles(page), before)
})

test("what is written in the field is text, whatever it looks like", async () => {
  const page = await searched("sok.html", '<img src=x onerror="alert(1)"> plan')
  assert.equal(await page.locator("#search-hits img").count(), 0)
  assert.deepEqual(page.complaints, [])
})

test("without scripts the form leads to the list of all pages", async () => {
  const page = await tab({ javaScriptEnabled: false })
  await page.goto(site.url("public", "index.html"))
  await page.getByRole("link", { name: "Sök", exact: true }).click()
  await page.getByRole("searchbox").fill("möte")
  await page.getByRole("button", { name: "Sök" }).click()
  await page.waitForURL(/sok\.html\?q=/)
  await page.locator("noscript p").waitFor()
  const listed = await page.locator("main .prose li a").evaluateAll((all) => all.map((a) => a.getAttribute("href")))
  const there = site.files("public", ".html").filter((path) => !path.includes("/") && !["404.html", "sok.html"].includes(path))
  const redirects = there.filter((path) => site.read("public", path).includes('http-equiv="refresh"'))
  assert.deepEqual(listed.toSorted(), there.filter((path) => !redirects.includes(path)).toSorted())
})

test("only the search page loads what searches", () => {
  for (const path of site.files("public", ".html")) {
    const scripts = [...site.read("public", path).matchAll(/<script[^>]* src="[^"]*search/g)]
    assert.ok(scripts.length === 0 || /(sok|search|haku)\.html$/.test(path), path)
  }
})

test("axe finds nothing on a search that has found something", async () => {
  const page = await searched("sok.html", "plan")
  await page.evaluate(axe.source)
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }))
    assert.deepEqual(violations.map((v) => `${colorScheme}: ${v.id}: ${v.nodes[0].target}`), [])
  }
})
