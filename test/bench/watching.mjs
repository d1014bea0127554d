// Runs watch on a site of test/corpus and reads what it tells.
import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { createInterface } from "node:readline"

export const wait = (ms) => new Promise((done) => setTimeout(done, ms))

// start waits for the first build, and a little longer, until watch is at rest.
// round is what is told next when something was written; first is how long the
// first build took, in seconds.
export async function start(program, dir) {
  const began = performance.now()
  const watch = spawn(program, ["watch", "--source", dir, "--today", "2026-11-21", "--lang", "en"], { stdio: ["ignore", "ignore", "pipe"] })
  const lines = createInterface({ input: watch.stderr })[Symbol.asyncIterator]()
  const round = async () => {
    for (;;) {
      const { value, done } = await lines.next()
      if (done) throw new Error("watch has ended")
      if (/\d:\d\d:\d\d .* written/.test(value)) return value
    }
  }
  await round()
  const first = (performance.now() - began) / 1000
  console.log(`first build: ${first.toFixed(1)} s`)
  await wait(Number(process.env.SETTLE ?? 2000))
  const memory = () => `${(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${watch.pid}/status`, "utf8"))[1]) / 1024).toFixed(0)} MB`
  return { round, first, memory, stop: () => watch.kill("SIGINT") }
}
