// Easy-read pages are calm: large text in short lines, one thing after the
// other, and a drawing beside each section that says nothing to those who listen.
import assert from "node:assert/strict"
import { test } from "node:test"
import { each } from "./browser.mjs"
import { every } from "./kinds.mjs"

const pages = every.filter((p) => p.name.includes("/public/lattlast/"))

/** What makes a page calm, as seen from inside of it. */
function look() {
  const prose = document.querySelector(".easy .prose")
  if (!prose) return null // lent: the text is not easy-read
  const headings = [...prose.querySelectorAll(":scope > h2")]
  const texts = [...prose.querySelectorAll("p, li, dd")].filter((el) => !el.closest(".contact, .reviewed"))
  const size = (el) => parseFloat(getComputedStyle(el).fontSize)
  return {
    aside: document.querySelectorAll("main nav, main aside").length,
    sections: headings.length,
    bare: headings.filter((h) => !h.querySelector(":scope > svg.ico[aria-hidden=true]")).map((h) => h.textContent),
    steps: [...prose.querySelectorAll(".steps > li > :first-child")].filter((h) => !h.querySelector("svg.ico[aria-hidden=true]")).map((h) => h.textContent),
    small: texts.filter((el) => size(el) < 20).map((el) => el.textContent.slice(0, 40)),
    long: texts.filter((el) => el.getBoundingClientRect().width > 38 * size(document.querySelector(".easy"))).map((el) => el.tagName + " " + el.textContent.slice(0, 40)),
    outside: [...prose.querySelectorAll("h2, p, ol, ul, svg")].filter((el) => el.getBoundingClientRect().left < 0 || el.getBoundingClientRect().right > innerWidth).map((el) => el.outerHTML.slice(0, 60)),
  }
}

test("easy-read pages are calm on every screen, in every mode", async () => {
  assert.ok(pages.length >= 10, `${pages.length} easy-read pages`)
  const bad = []
  const note = (kind, mode, found) => {
    if (!found) return
    if (found.aside > 0) bad.push(`${kind.name} ${mode}: something stands beside the text`)
    if (found.sections === 0) bad.push(`${kind.name} ${mode}: no sections`)
    for (const what of ["bare", "steps", "small", "long", "outside"]) for (const text of found[what]) bad.push(`${kind.name} ${mode}: ${what}: ${text}`)
  }
  const complaints = await each(pages, {}, async (page, kind) => {
    await page.goto(kind.url)
    for (const [mode, width, media] of [["wide", 1280, {}], ["tablet", 800, {}], ["phone", 320, {}], ["forced colours", 375, { forcedColors: "active" }], ["print", 700, { media: "print" }]]) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ media: "screen", forcedColors: "none", ...media })
      const found = await page.evaluate(look)
      if (found && mode === "print") Object.assign(found, { small: [], long: [] })
      note(kind, mode, found)
    }
  })
  assert.deepEqual([...complaints, ...bad], [])
})
