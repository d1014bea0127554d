// Enlarged, with room between the letters, in the reader's own colours and
// without motion, every page can still be read and used.
import assert from "node:assert/strict"
import { test } from "node:test"
import { each, tab } from "./browser.mjs"
import { kinds } from "./kinds.mjs"
import { starter } from "./sites.mjs"

/** What cannot be read on the page: what sticks out of it, and words that are cut off. Boxes that scroll by themselves are fine. */
function lost() {
  const scrolls = (el) => el && (/(auto|scroll)/.test(getComputedStyle(el).overflowX) || scrolls(el.parentElement))
  const root = document.documentElement
  const found = []
  if (root.scrollWidth > root.clientWidth + 1) found.push(`it is ${root.scrollWidth} wide in a window of ${root.clientWidth}`)
  for (const el of document.querySelectorAll("main *, header *, footer *")) {
    if (!el.checkVisibility({ visibilityProperty: true }) || el.closest("svg, .sr, .skip, [tabindex='0'].scroll") || scrolls(el.parentElement)) continue
    const box = el.getBoundingClientRect()
    const style = getComputedStyle(el)
    if (box.width && box.right > root.clientWidth + 1) found.push(`${el.tagName}.${el.className} ends at ${Math.round(box.right)}`)
    if (style.overflowX === "hidden" && el.scrollWidth > el.clientWidth + 1) found.push(`${el.tagName}.${el.className} is cut off`)
    if (style.overflowY === "hidden" && el.scrollHeight > el.clientHeight + 2) found.push(`${el.tagName}.${el.className} is cut off below`)
  }
  return found.slice(0, 3)
}

const large = () => { document.documentElement.style.fontSize = "200%" }
const plain = () => { document.documentElement.style.fontSize = "" }
const roomy = () => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }")
  document.adoptedStyleSheets = [sheet]
}

/** What moves although nobody wants it to. */
const moving = () => [...document.querySelectorAll("*")].filter((el) => {
  const style = getComputedStyle(el)
  return style.scrollBehavior === "smooth" || style.animationName !== "none" || style.transitionDuration.split(",").some((d) => parseFloat(d) > 0)
}).length

// A window of 1280 × 1024 that is enlarged shows as much as a smaller one (WCAG
// 2.2, 1.4.10); text alone is 1.4.4, room 1.4.12.
const found = { "at 200 %": [], "at 400 %, 320 px wide": [], "with text alone at 200 %": [], "with room between letters, words and lines": [], "without motion": [] }

await each(kinds, { reducedMotion: "reduce" }, async (page, kind) => {
  const look = async (way, width, height, prepare = () => {}) => {
    await page.setViewportSize({ width, height })
    await page.evaluate(prepare)
    for (const what of await page.evaluate(lost)) found[way].push(`${kind.name}: ${what}`)
  }
  await page.goto(kind.url)
  if (await page.evaluate(moving)) found["without motion"].push(kind.name)
  await look("at 200 %", 640, 512)
  await look("at 400 %, 320 px wide", 320, 256)
  await look("with text alone at 200 %", 1280, 1024, large)
  await page.evaluate(plain)
  await look("with room between letters, words and lines", 375, 800, roomy)
})

for (const [way, places] of Object.entries(found)) test(`every kind of page ${way}`, () => assert.deepEqual(places.sort(), []))

test("in forced colours whatever says something by colour says it by a line", async () => {
  const page = await tab({ forcedColors: "active" })
  for (const [folder, path, selectors] of [
    ["public", "index.html", [".contact"]], ["public", "ratt.html", [".menu a[aria-current]"]], ["public", "sa-gar-det-till.html", [".steps > li"]],
    ["intranet", "units/dv-norr/index.html", [".nav a[aria-current]", ".flag"]],
  ]) {
    await page.goto(starter().url(folder, path))
    for (const selector of selectors) {
      const lines = await page.locator(selector).first().evaluate((el) => {
        const wide = (style) => ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none" && style[`border${side}Color`] !== getComputedStyle(document.body).backgroundColor)
        return wide(getComputedStyle(el)) || wide(getComputedStyle(el, "::before")) || [...el.children].some((c) => wide(getComputedStyle(c)))
      })
      assert.ok(lines, `${path}: ${selector} has no line`)
    }
    const unseen = await page.evaluate(() => [...document.querySelectorAll("svg.ico")].filter((svg) => svg.checkVisibility()).filter((svg) => {
      const style = getComputedStyle(svg)
      return style.stroke === getComputedStyle(document.body).backgroundColor
    }).length)
    assert.equal(unseen, 0, `${path}: icons that are not seen`)
  }
  assert.deepEqual(page.complaints, [])
})
