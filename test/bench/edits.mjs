// Runs watch on a site and times edits: from the moment before a file is saved
// until watch says that the last of its pages and lists is written. The edits
// take turns: a text, a day, an agreement that is done, a plan that moves to
// another unit and back, a new plan, and that plan deleted.
//
//   node test/bench/edits.mjs PLANPORTAL DIR [EDITS [PAUSE_MS]]    default: 200 edits, 600 ms after each
//
// DIR is a site of test/corpus; public/ and intranet/ are made inside it.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { start, wait } from "./watching.mjs"

const [program, dir, edits = "200", pause = "600"] = process.argv.slice(2)
const plans = join(dir, "content/plans"), units = readdirSync(plans)
const { round, memory, stop } = await start(program, dir)

const pick = (n) => {
  const unit = units[(n * 7919) % units.length], all = readdirSync(join(plans, unit)).sort()
  return join(plans, unit, all[(n * 31) % all.length])
}
const change = (file, from, to) => {
  const text = readFileSync(file, "utf8").replace(from, to)
  return () => writeFileSync(file, text)
}
const blank = readFileSync(pick(1), "utf8")
const fresh = join(plans, units[0], "ny-plan-2026-99999.md")
let moved
// Each gets an edit ready, and returns what saves it.
const kinds = {
  "a text": (n) => change(pick(n), /\n## /, `\n\nMera text, ${n}.\n\n## `),
  "a day": (n) => change(pick(n), /next_review: (\d{4}-\d{2})-\d{2}/, (_, month) => `next_review: ${month}-${10 + (Date.now() % 18)}`),
  "done": (n) => change(pick(n), /- \[[ x]\]/, (box) => (box === "- [ ]" ? "- [x]" : "- [ ]")),
  "moved": (n) => {
    const from = pick(n)
    moved = [from, join(plans, units[(n * 13 + 1) % units.length], from.split("/").at(-1))]
    return () => renameSync(...moved)
  },
  "back": () => () => renameSync(...moved.reverse()),
  "new": () => () => writeFileSync(fresh, blank),
  "deleted": () => () => rmSync(fresh),
}
const times = {}
let next
for (let n = 0; n < Number(edits); n++) {
  const names = Object.keys(kinds), kind = names[n % names.length]
  const save = kinds[kind](n), start = performance.now()
  save()
  next ??= round()
  const told = await Promise.race([next, wait(2000)]) // an edit that changes nothing is not told of
  if (told) {
    next = undefined
    ;(times[kind] ??= []).push(performance.now() - start)
  }
  await wait(Number(pause))
}
const told = (all) => {
  all.sort((a, b) => a - b)
  return `median ${all[all.length >> 1].toFixed(1)} ms, p95 ${all[Math.floor(all.length * 0.95)].toFixed(1)} ms, of ${all.length}`
}
for (const [kind, all] of Object.entries(times)) console.log(`${kind.padEnd(8)} ${told(all)}`)
console.log(`all      ${told(Object.values(times).flat())}`)
console.log(`memory   ${memory()}`)
stop()
