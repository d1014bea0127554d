// Runs watch on a site and saves every tenth plan with another text at once, as a
// checkout does. It times from the first save, and from the last, until watch says
// that the last page is written, and compares that with the first build.
//
//   node test/bench/tenth.mjs PLANPORTAL DIR [TIMES]    default: 5 times
//
// DIR is a site of test/corpus; public/ and intranet/ are made inside it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { start, wait } from "./watching.mjs"

const [program, dir, times = "5"] = process.argv.slice(2)
const folder = join(dir, "content/plans"), plans = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".md")).sort().map((name) => join(folder, name))
const { round, first, memory, stop } = await start(program, dir)
for (let n = 0; n < Number(times); n++) {
  const texts = plans.filter((_, i) => i % 10 === n % 10).map((file) => [file, `${readFileSync(file, "utf8")}\nEn rad till.\n`])
  await wait(2000)
  const began = performance.now()
  for (const [file, text] of texts) writeFileSync(file, text)
  const saved = performance.now()
  for (let told = 0; told < texts.length; ) told += Number(/ ([\d,]+) files? changed/.exec(await round())[1].replaceAll(",", ""))
  const done = performance.now(), after = (done - saved) / 1000
  console.log(
    `${texts.length} plans saved in ${((saved - began) / 1000).toFixed(2)} s, on all pages ${after.toFixed(2)} s after the last of them ` +
      `(${((done - began) / 1000).toFixed(2)} s after the first): ${((100 * after) / first).toFixed(1)} % of the first build, ${memory()}`,
  )
  await wait(2000)
}
stop()
