// The empty form on paper: every row, ruled lines, and no more than two pages.
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { test } from "node:test"
import { tab } from "./browser.mjs"
import { starter } from "./sites.mjs"

const page = await tab()
const printer = await page.context().newCDPSession(page)

/** The eleven rows of what is good to have in a plan, and the support that the law wants in it. */
export const rows = ["Vem gäller planen för?", "Plats och datum", "Närvarande", "Stöd och insatser", "Hur har jag det nu?", "Mina önskemål och mål",
  "Hur ska jag nå målen?", "Det här bestämde vi tillsammans", "Tid för uppföljning och utvärdering", "Din underskrift",
  "Underskrift av den som är ansvarig för planen", "Vem bör få ett exemplar av planen?"]

async function printed(site, path) {
  await page.goto(starter().url(site, path))
  const { data } = await printer.send("Page.printToPDF", { preferCSSPageSize: true, generateTaggedPDF: true, printBackground: false })
  const run = (command, ...args) => execFileSync(command, args, { input: Buffer.from(data, "base64"), encoding: "utf8" })
  return { info: run("pdfinfo", "-"), shape: run("pdfinfo", "-struct", "-"), text: run("pdftotext", "-", "-").replace(/\s+/g, " ") }
}

test("the page shows the eleven rows in Swedish", async () => {
  await page.goto(starter().url("public", "blankett.html"))
  assert.deepEqual(await page.locator(".form h2").allTextContents(), rows)
})

for (const [site, folder] of [["public", ""], ["public", "lattlast/"], ["public", "en/"], ["public", "fi/"], ["intranet", "pages/"]]) {
  test(`${site}/${folder}blankett.html fills two A4 at most, and is tagged`, async () => {
    const { info, shape, text } = await printed(site, folder + "blankett.html")
    assert.match(info, /^Tagged: +yes$/m)
    assert.match(info, /^Page size: .*\(A4\)$/m)
    assert.match(info, /^Pages: +2$/m)
    assert.match(info, /^Title: +\S/m)
    const heads = await page.locator(".form h2, .form h3, .form th, .form .label").allTextContents()
    assert.equal(heads.length > 25, true)
    for (const head of heads) assert.ok(text.includes(head), `the paper lacks ${head}`)
    assert.equal(shape.match(/^ *H1 /gm)?.length, 1)
    assert.equal(shape.match(/^ *H2 /gm)?.length, rows.length)
    assert.equal(shape.match(/^ *TH\b/gm)?.length, 6)
    assert.doesNotMatch(text, /\.{3}|…|_{3}/)
    assert.doesNotMatch(text, /Word|LibreOffice|0520/, "what is for the screen is on the paper")
  })
}

test("each blank is a line to write on, with words beside it", async () => {
  await page.goto(starter().url("public", "blankett.html"))
  await page.emulateMedia({ media: "print" })
  const lines = await page.locator(".form .rule").evaluateAll((all) => all.map((el) => ({ width: el.offsetWidth, height: el.offsetHeight, border: getComputedStyle(el).borderBottomWidth })))
  assert.ok(lines.length > 25)
  for (const line of lines) assert.ok(line.width > 90 && line.height >= 24 && parseFloat(line.border) >= 1, JSON.stringify(line))
  const nameless = await page.locator(".form section").evaluateAll((all) => all.filter((el) => !document.getElementById(el.getAttribute("aria-labelledby"))?.textContent).length)
  assert.equal(nameless, 0)
  await page.emulateMedia({ media: null })
})

test("large print is 18 points or more, with room to write", async () => {
  for (const folder of ["", "lattlast/", "en/", "fi/"]) {
    await page.goto(starter().url("public", folder + "blankett-storstil.html"))
    await page.emulateMedia({ media: "print" })
    const small = await page.locator("main :is(h1, h2, h3, p, th, td, .label):visible").evaluateAll((all) => all.filter((el) => el.textContent.trim() && parseFloat(getComputedStyle(el).fontSize) < 23.9).map((el) => el.textContent))
    assert.deepEqual(small, [])
    const low = await page.locator(".form .rule, .form td").evaluateAll((all) => all.filter((el) => el.offsetHeight < 45).length)
    assert.equal(low, 0)
    await page.emulateMedia({ media: null })
  }
  const { info, text } = await printed("public", "blankett-storstil.html")
  assert.match(info, /^Tagged: +yes$/m)
  assert.ok(Number(info.match(/^Pages: +(\d+)$/m)[1]) <= 6)
  for (const row of rows) assert.ok(text.includes(row), row)
})

test("the print button is there with scripts, and without them the form is whole", async () => {
  await page.goto(starter().url("public", "blankett.html"))
  assert.ok(await page.getByRole("button", { name: "Skriv ut" }).isVisible())
  const bare = await tab({ javaScriptEnabled: false })
  await bare.goto(starter().url("public", "blankett.html"))
  assert.ok(!(await bare.getByRole("button", { name: "Skriv ut" }).isVisible()))
  assert.deepEqual(await bare.locator(".form h2").allTextContents(), rows)
  await bare.context().close()
})

test("the pages on what a plan holds and on how to ask lead to the form in five shapes", async () => {
  for (const path of ["begar.html", "innehall.html", "lattlast/begar.html", "lattlast/innehall.html", "en/begar.html", "en/innehall.html", "fi/begar.html", "fi/innehall.html"]) {
    for (const [site, folder] of [["public", ""], ["intranet", "pages/"]]) {
      await page.goto(starter().url(site, folder + path))
      const links = await page.locator(".form-links a").evaluateAll((all) => all.map((a) => a.href))
      assert.deepEqual(links.map((href) => href.split("/").pop()), ["blankett.html", "blankett-storstil.html", "blankett.docx", "blankett.odt", "blankett.md"], path)
      const own = path.split("/").slice(0, -1).map((f) => `/${f}/`).join("") || `/${folder || "public/"}`
      for (const href of links.slice(0, 4)) assert.ok(href.includes(own), `${path} leads to ${href}`)
    }
  }
})
