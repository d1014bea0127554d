// Starts serve on a site and times its first page, and layouts that are saved
// until the page says so.
//
//   node test/bench/serve.mjs PLANPORTAL DIR [EDITS]    default: 20 edits of a layout
//
// DIR is a site of test/corpus that was built before; its layouts/ is removed.
import { spawn } from "node:child_process"
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const [program, dir, edits = "20"] = process.argv.slice(2)
const layouts = join(dir, "layouts"), layout = readFileSync(new URL("../../layouts/intranet/plan.html", import.meta.url), "utf8")
rmSync(layouts, { recursive: true, force: true })
const unit = readdirSync(join(dir, "content/plans"))[0], plan = readdirSync(join(dir, "content/plans", unit))[0].replace(".md", ".html")
const page = `http://127.0.0.1:18081/units/${unit}/${plan}`
const began = performance.now()
const serve = spawn(program, ["serve", "--source", dir, "--today", "2026-11-21", "--addr", "127.0.0.1:18080", "--intranet-addr", "127.0.0.1:18081"], { stdio: "ignore" })
const wait = (ms) => new Promise((done) => setTimeout(done, ms))
const shows = async (text) => {
  for (;;) {
    const got = await fetch(page).then((r) => (r.ok ? r.text() : "")).catch(() => "")
    if (got.includes(text)) return performance.now()
    await wait(2)
  }
}
console.log(`first page: ${(((await shows("<h1")) - began) / 1000).toFixed(2)} s`)
await wait(3000)
const times = []
mkdirSync(join(layouts, "intranet"), { recursive: true })
for (let n = 0; n < Number(edits); n++) {
  const start = performance.now()
  writeFileSync(join(layouts, "intranet/plan.html"), layout.replace("<h1", `<p>utgåva-${n}</p><h1`))
  times.push((await shows(`utgåva-${n}<`)) - start)
  await wait(500)
}
times.sort((a, b) => a - b)
console.log(`a layout: median ${times[times.length >> 1].toFixed(0)} ms, slowest ${times.at(-1).toFixed(0)} ms, of ${times.length}`)
serve.kill("SIGINT")
rmSync(layouts, { recursive: true, force: true })
