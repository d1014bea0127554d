// Two checkers of HTML, each of its own make, find no error on any page.
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import { HtmlValidate } from "html-validate"
import rules from "./htmlvalidate.mjs"
import { every, full, kinds } from "./kinds.mjs"

const pages = [...new Map([...every, ...kinds, ...full].map((p) => [p.url, p])).values()]

test("html-validate finds nothing", async () => {
  const checker = new HtmlValidate(rules)
  const found = []
  for (const page of pages) {
    const report = await checker.validateString(page.site.read(page.folder, page.path), page.name)
    for (const { messages } of report.results) for (const m of messages) found.push(`${page.name}:${m.line}:${m.column}: ${m.message} [${m.ruleId}]`)
  }
  assert.deepEqual(found, [])
})

test("the checker of the W3C finds nothing", () => {
  const files = pages.map((page) => join(page.site[page.folder], page.path))
  const done = spawnSync("java", ["-Xss4m", "-jar", vnu, "--format", "json", "--stdout", ...files], { encoding: "utf8", maxBuffer: 1 << 28 })
  assert.equal(done.error, undefined)
  // It reads the files without an address, so for it "self" is never theirs. The browser's own verdict is in pages.test.mjs.
  const found = JSON.parse(done.stdout).messages.filter((m) => !m.message.includes("Content Security Policy"))
  assert.deepEqual(found.map((m) => `${m.url.split("/").slice(-4).join("/")}:${m.lastLine}:${m.lastColumn}: ${m.message}`), [])
})

const vnu = fileURLToPath(import.meta.resolve("vnu-jar/build/dist/vnu.jar"))
