// Every page opens from a file, asks for nothing else, and leads nowhere in vain.
import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { test } from "node:test"
import { each } from "./browser.mjs"
import { every, full, kinds } from "./kinds.mjs"
import { crowded, starter } from "./sites.mjs"

const phone = { viewport: { width: 375, height: 800 } }
const pages = [...new Map([...every, ...kinds, ...full].map((p) => [p.url, p])).values()]

/** What a page is, as seen from inside of it. */
function look() {
  const root = document.documentElement
  return {
    h1: document.querySelectorAll("h1").length,
    title: document.title,
    lang: root.lang,
    policy: document.querySelector("meta[http-equiv=Content-Security-Policy]")?.content,
    ids: [...document.querySelectorAll("[id]")].map((el) => el.id),
    links: [...document.querySelectorAll("[href], [src]")].map((el) => el.getAttribute("href") ?? el.getAttribute("src")),
    wide: root.scrollWidth > root.clientWidth,
  }
}

const seen = new Map()
const wide = []
const complaints = await each(pages, phone, async (page, kind) => {
  await page.goto(kind.url)
  const found = await page.evaluate(look)
  if (found.wide) wide.push(`${kind.name} at 375`)
  await page.setViewportSize({ width: 320, height: 800 })
  if ((await page.evaluate(look)).wide) wide.push(`${kind.name} at 320`)
  await page.setViewportSize(phone.viewport)
  seen.set(kind.url, { ...kind, ...found })
})

test("no page has an error, breaks its policy or asks for anything but files", () => assert.deepEqual(complaints, []))

test("no page scrolls sideways on a phone", () => assert.deepEqual(wide.sort(), []))

test("each page has a policy, a language, a title and one heading of the first level", () => {
  const bad = [...seen.values()].filter((p) => p.h1 !== 1 || !/^(sv|sv-simple|en|fi)$/.test(p.lang) || !/^\S.* \| \S/.test(p.title) || !/default-src 'none'/.test(p.policy))
  assert.deepEqual(bad.map((p) => [p.name, p.h1, p.lang, p.title]), [])
})

test("no two elements of a page have one id", () => {
  const twice = [...seen.values()].flatMap((p) => p.ids.filter((id, i) => p.ids.indexOf(id) !== i).map((id) => `${p.name}#${id}`))
  assert.deepEqual(twice, [])
})

test("every link leads to a file, and every fragment to its place", () => {
  const broken = []
  for (const p of seen.values()) {
    for (const link of new Set(p.links)) {
      if (/^(https?|mailto|tel):/.test(link)) continue
      const to = new URL(link, p.url)
      const fragment = decodeURIComponent(to.hash.slice(1))
      to.hash = ""
      if (!existsSync(fileURLToPath(to))) broken.push(`${p.name}: ${link}`)
      const target = seen.get(to.href)
      if (fragment && !fragment.includes("=") && target && !target.ids.includes(fragment)) broken.push(`${p.name}: ${link}`)
    }
  }
  assert.deepEqual(broken, [])
})

test("the pages of the open site say what the staff's site says under pages/", () => {
  const open = starter().files("public", ".html").filter((path) => path !== "404.html" && !/(^|\/)(sok|search|haku)\.html$/.test(path))
  assert.deepEqual(open.filter((path) => !existsSync(fileURLToPath(starter().url("intranet", "pages/" + path)))), [])
})

test("the open site is the same whatever plans there are", () => {
  for (const path of starter().files("public")) {
    if (path.startsWith(".")) continue
    assert.equal(starter().read("public", path), crowded().read("public", path), path)
  }
})
