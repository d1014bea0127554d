// Every page is walked with the keyboard alone: in the order of the text, always
// seen, never caught.
import assert from "node:assert/strict"
import { test } from "node:test"
import { each, tab } from "./browser.mjs"
import { kinds } from "./kinds.mjs"
import { starter } from "./sites.mjs"

const walked = kinds.filter((kind) => kind.site === starter())

/** What is focused now: its place in the document, and how it is seen. */
function focused() {
  const el = document.activeElement
  if (!el || el === document.body) return null
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  const box = el.getClientRects()[0] ?? el.getBoundingClientRect() // of a link over several lines the first counts
  const style = getComputedStyle(el)
  const at = document.elementFromPoint(Math.min(Math.max(box.left + Math.min(box.width, 40) / 2, 0), innerWidth - 1), Math.min(Math.max(box.top + Math.min(box.height, 20) / 2, 0), innerHeight - 1))
  return {
    name: `${el.tagName.toLowerCase()} "${(el.textContent || el.ariaLabel || el.name || "").trim().slice(0, 30)}"`,
    order: all.indexOf(el),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0 && box.height > 0,
    free: at !== null && (el.contains(at) || at.contains(el)),
    skip: el.classList.contains("skip"),
    main: el.id === "main",
    turned: el.tabIndex > 0,
  }
}

async function walk(page, kind, faults) {
  const complain = (what) => faults.push(`${kind.name}, ${page.viewportSize().width} px: ${what}`)
  let last = -1
  for (let i = 0; i < 400; i++) {
    await page.keyboard.press("Tab")
    const now = await page.evaluate(focused)
    if (!now || now.order <= last && i > 0 && now.skip) return // round once, as the browser's own frame comes next
    if (i === 0 && !now.skip) complain(`begins at ${now.name}`)
    if (now.order <= last) complain(`${now.name} comes after what stands behind it`)
    if (now.turned) complain(`${now.name} has an order of its own`)
    if (!now.ring) complain(`${now.name} has no ring`)
    if (!now.inside) complain(`${now.name} is outside of the window`)
    else if (!now.free) complain(`${now.name} lies under something`)
    last = now.order
    if (faults.length > 20) return
  }
}

test("on a desk and on a phone with a keyboard", async () => {
  const faults = []
  for (const viewport of [{ width: 1280, height: 800 }, { width: 375, height: 700 }]) {
    await each(walked.filter((kind) => viewport.width > 1000 || kind.folder === "public"), { viewport, reducedMotion: "reduce" }, async (page, kind) => {
      await page.goto(kind.url)
      await walk(page, kind, faults)
    })
  }
  assert.deepEqual(faults, [])
})

test("the ring is seen in forced colours too", async () => {
  const faults = []
  await each(walked.filter((kind) => ["index.html", "sok.html", "units/dv-norr/index.html"].includes(kind.path)), { forcedColors: "active", reducedMotion: "reduce" }, async (page, kind) => {
    await page.goto(kind.url)
    await walk(page, kind, faults)
  })
  assert.deepEqual(faults, [])
})

test("the first key leads past the menus", async () => {
  const missed = []
  await each(walked, { reducedMotion: "reduce" }, async (page, kind) => {
    await page.goto(kind.url)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    const at = await page.evaluate(focused)
    if (!at?.main) missed.push(kind.name)
  })
  assert.deepEqual(missed, [])
})

test("the menu of a phone opens and closes with the keyboard", async () => {
  const page = await tab({ viewport: { width: 375, height: 700 } })
  await page.goto(starter().url("public", "ratt.html"))
  const menu = page.locator(".menu summary")
  await menu.focus()
  await page.keyboard.press("Enter")
  assert.ok(await page.getByRole("navigation", { name: "Huvudmeny" }).getByRole("link").first().isVisible())
  await page.keyboard.press("Space")
  assert.equal(await page.locator(".menu details").getAttribute("open"), null)
})
