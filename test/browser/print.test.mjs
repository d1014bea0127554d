// A plan on paper: A4, tagged, with who it is for and two lines to sign on.
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { test } from "node:test"
import { tab } from "./browser.mjs"
import { crowded, starter } from "./sites.mjs"

const page = await tab()
const printer = await page.context().newCDPSession(page)

/** What comes out of the printer, page by page, and what the file says of itself. */
async function printed(url) {
  await page.goto(url)
  // Without margins of ours, as the print dialogue does it: with them the page's own notes at the foot would go.
  const { data } = await printer.send("Page.printToPDF", { preferCSSPageSize: true, generateTaggedPDF: true, printBackground: false })
  const pdf = Buffer.from(data, "base64")
  const run = (command, ...args) => execFileSync(command, args, { input: pdf, encoding: "utf8" })
  return { info: run("pdfinfo", "-"), pages: run("pdftotext", "-", "-").split("\f").slice(0, -1) }
}

const wide = (text) => text.replace(/\s+/g, " ")

for (const [site, path, id, client, responsible, signed] of [
  [starter(), "units/gruppbostad-linden/ex-2026-0019.html", "ex-2026-0019", "Rakel Modell", "Karin Exempel", 2],
  [starter(), "units/dv-norr/ex-2026-0044.html", "ex-2026-0044", "Idun Skiss", "Kim Påhitt", 0],
  [starter(), "units/servicebostad-kajen/ex-2026-0066.html", "ex-2026-0066", "Önne Mönster", "Karin Exempel", 0],
  [starter(), "protected/ex-2026-0009.html", "ex-2026-0009", "Tilda Provsson", "Örjan Fiktiv", 2],
  [crowded(), "units/langa/lss-2026-0001-sa-langt-som-ett-id-far-vara-sextiofyra-tecken.html", "lss-2026-0001-sa-langt-som-ett-id-far-vara-sextiofyra-tecken",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrenteson af Donaudampfschifffahrtsgesellschaftskapitänswitwenrente i Västra Götaland",
    "Wilhelmina Östergötlandsbananskivesbolagsdirektörsdotter-Exempelsson", 2],
]) {
  test(`${path} on paper`, async () => {
    const { info, pages } = await printed(site.url("intranet", path))
    assert.match(info, /^Tagged: +yes$/m)
    assert.match(info, /^Page size: +59[45][.\d]* x 84[12][.\d]* pts \(A4\)$/m)
    assert.match(info, new RegExp(`^Title: +.*${id}.*$`, "m"))

    const all = wide(pages.join(" ")), solid = all.replaceAll(" ", "")
    const name = client.replaceAll(" ", "")
    assert.ok(solid.includes("Vemgällerplanenför?" + name))
    assert.ok(solid.includes(name + ",densomplanengäller"))
    assert.ok(solid.includes(responsible.replaceAll(" ", "") + ",ansvarigförplanen"))
    assert.equal(all.match(/Undertecknad \d/g)?.length ?? 0, signed)
    assert.equal(all.match(/Namnteckning/g)?.length ?? 0, 2 - signed)
    pages.forEach((text, i) => {
      assert.match(text, /Omfattas av sekretess/)
      assert.match(text, new RegExp(`Sida ${i + 1} av ${pages.length}\\b`))
      assert.match(text, new RegExp(`Individuell plan enligt 10 § LSS, ${id}\\b`), `page ${i + 1} does not say which plan it is of`)
    })
    assert.doesNotMatch(all, /Skriv ut|Till innehållet|Du är här|Huvudmeny|Att rätta|Ändra planen|dagar sen|om \d+ (dagar|veckor)/)
  })
}

test("a plan that has only been offered has nothing to sign", async () => {
  const { pages } = await printed(starter().url("intranet", "units/korttids-angen/ex-2025-0047.html"))
  assert.doesNotMatch(wide(pages.join(" ")), /Underskrifter|godkänner/)
})

test("what is not filled in is a ruled line on paper, and no row of dots", async () => {
  const { pages } = await printed(starter().url("intranet", "units/servicebostad-kajen/ex-2026-0066.html"))
  const all = wide(pages.join(" "))
  assert.doesNotMatch(all, /Inte ifyllt|Inget skrivet än|Ni har inte bestämt/)
  assert.doesNotMatch(all, /\.{4}|…{2}|_{3}/)
  assert.match(all, /Att Klart Ansvarig/)
  await page.emulateMedia({ media: "print" })
  assert.ok(await page.locator(".blank:visible, .lines:visible span").count() > 5)
  await page.emulateMedia({ media: null })
})

test("a unit's list on paper has every row and no tools", async () => {
  const { info, pages } = await printed(crowded().url("intranet", "units/trehundra/index.html"))
  const all = wide(pages.join(" "))
  assert.match(info, /A4/)
  assert.equal(new Set(all.match(/tr-\d{4}/g)).size, 150)
  assert.equal(all.match(/Uppföljning (?=Karin|Kim|Åke|Örjan)/g)?.length, 150)
  assert.doesNotMatch(all, /Sök person|Rensa|visas|Ta med listan/)
  pages.forEach((text, i) => assert.match(text, new RegExp(`Sida ${i + 1} av ${pages.length}|\\b${i + 1} ?/ ?${pages.length}\\b`)))
})

test("an information page on paper", async () => {
  const { info, pages } = await printed(starter().url("public", "sa-gar-det-till.html"))
  assert.match(info, /^Tagged: +yes$/m)
  assert.match(info, /A4/)
  assert.doesNotMatch(wide(pages.join(" ")), /Till innehållet|Andra språk/)
  pages.forEach((text, i) => assert.match(text, new RegExp(`\\b${i + 1} ?/ ?${pages.length}\\b`)))
  assert.deepEqual(page.complaints, [])
})
