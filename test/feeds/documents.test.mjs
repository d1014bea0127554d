// The empty form opens in LibreOffice, with every row, in every language.
import assert from "node:assert/strict"
import { execFileSync, spawnSync } from "node:child_process"
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { after, test } from "node:test"
import { starter } from "../browser/sites.mjs"

const home = mkdtempSync(join(tmpdir(), "planportal-form-"))
after(() => rmSync(home, { recursive: true, force: true }))

const languages = { sv: "", "sv-simple": "lattlast/", en: "en/", fi: "fi/" }
const tagged = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'

/** Opens documents and saves them as something else, all in one go. */
function office(to, folder, ...files) {
  const done = spawnSync("soffice", ["--headless", `-env:UserInstallation=${pathToFileURL(join(home, "profile"))}`, "--convert-to", to, "--outdir", join(home, folder), ...files], { encoding: "utf8", timeout: 120_000 })
  assert.equal(done.status, 0, done.stderr)
  assert.doesNotMatch(done.stdout + done.stderr, /Error|repair/i)
}

const named = Object.entries(languages).flatMap(([lang, folder]) => ["docx", "odt"].map((kind) => {
  const file = join(home, `${lang}-${kind}.${kind}`)
  copyFileSync(join(starter().public, folder, "blankett." + kind), file)
  return { lang, folder, kind, file, pdf: join(home, "pdf", `${lang}-${kind}.pdf`) }
}))
office(tagged, "pdf", ...named.map((d) => d.file))
const run = (command, ...args) => execFileSync(command, args, { encoding: "utf8" })

/** The headings of the page that shows the same form. */
const heads = (folder) => [...starter().read("public", folder + "blankett.html").match(/<article[^]*<\/article>/)[0].matchAll(/<h[23][^>]*>([^<]+)<\/h[23]>/g)].map((m) => m[1])

for (const { lang, folder, kind, file, pdf } of named) {
  test(`${lang}: LibreOffice makes a PDF of the ${kind} with every row, on two pages, tagged`, () => {
    const info = run("pdfinfo", pdf), shape = run("pdfinfo", "-struct", pdf), text = run("pdftotext", pdf, "-").replace(/\s+/g, " ")
    const wanted = heads(folder)
    assert.equal(wanted.length, 12 + 5)
    for (const head of wanted) assert.ok(text.includes(head), head)
    assert.match(info, /^Tagged: +yes$/m)
    assert.match(info, /^Pages: +2$/m)
    assert.match(info, /^Title: +\S/m)
    assert.equal(shape.match(/^ *H1 /gm)?.length, 1)
    assert.equal(shape.match(/^ *H2 /gm)?.length, 12)
    assert.equal(shape.match(/^ *H3 /gm)?.length, 5)
    assert.equal(shape.match(/^ *TH\b/gm)?.length, 6, "the header row of a table is lost")
    assert.ok(text.includes("Trollhättans Stad"))
  })

  test(`${lang}: the ${kind} is a sound zip file of sound XML`, () => {
    const names = run("unzip", "-Z1", file).trim().split("\n")
    run("unzip", "-tqq", file)
    for (const name of names.filter((name) => name !== "mimetype")) {
      const done = spawnSync("xmllint", ["--noout", "--nonet", "-"], { input: execFileSync("unzip", ["-p", file, name.replace(/[[\]]/g, "\\$&")]) })
      assert.equal(done.status, 0, `${name}: ${done.stderr}`)
    }
    const bytes = readFileSync(file)
    if (kind === "odt") {
      assert.equal(names[0], "mimetype")
      assert.equal(bytes.subarray(30, 77).toString(), "mimetypeapplication/vnd.oasis.opendocument.text")
      assert.equal(bytes.readUInt16LE(8), 0, "the kind is compressed")
    } else {
      assert.equal(names[0], "[Content_Types].xml")
    }
  })
}

test("LibreOffice finds the fields and the language", () => {
  office("fodt", "flat", ...named.filter((d) => d.lang === "fi").map((d) => d.file))
  const word = readFileSync(join(home, "flat/fi-docx.fodt"), "utf8"), open = readFileSync(join(home, "flat/fi-odt.fodt"), "utf8")
  for (const text of [word, open]) assert.match(text, /fo:language="fi"/)
  assert.equal(word.match(/<loext:content-control /g)?.length, 45)
  assert.equal(open.match(/<text:placeholder /g)?.length, 45)
  assert.match(open, /text:description="Paikka"/)
})
