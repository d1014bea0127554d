// Which sites do the tests look at? The program is built once a process, and
// each source once, in a folder of its own: nothing is left in the repository.
// With PLANPORTAL=FILE that program is tested, instead of one built now.
import { execFileSync, spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { crowd, empty } from "./sources.mjs"

export const root = fileURLToPath(new URL("../../", import.meta.url))

const home = mkdtempSync(join(tmpdir(), "planportal-test-"))
process.on("exit", () => rmSync(home, { recursive: true, force: true }))

const program = process.env.PLANPORTAL ?? compiled()

function compiled() {
  const to = join(home, "planportal")
  execFileSync("go", ["build", "-o", to, "./cmd/planportal"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] })
  return to
}

/** A Site is a source and the two folders that were made of it. */
export class Site {
  constructor(name, today, write) {
    Object.assign(this, { name, today, source: join(home, name) })
    this.public = join(this.source, "public")
    this.intranet = join(this.source, "intranet")
    write(this.source)
    this.run("build", "--keep-going")
  }

  /** Runs the program on this source and returns what it printed. */
  run(...args) {
    const done = spawnSync(program, [...args, "--source", this.source, "--today", this.today], { encoding: "utf8", maxBuffer: 1 << 28 })
    if (done.error || done.status > 1) throw new Error(`planportal ${args.join(" ")}: ${done.error ?? done.stderr}`)
    return done.stdout
  }

  /** Every file below a folder of the site, as paths from it, in order. */
  files(folder, ending = "") {
    return readdirSync(this[folder], { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(this[folder].length + 1))
      .sort()
  }

  read(folder, path) { return readFileSync(join(this[folder], path), "utf8") }

  url(folder, path) { return "file://" + encodeURI(join(this[folder], path)) }
}

const made = {}
const once = (name, today, write) => () => (made[name] ??= new Site(name, today, write))

/** The site that everybody starts with. */
export const starter = once("starter", "2026-11-21", (source) => cpSync(join(root, "content"), join(source, "content"), { recursive: true }))

/** A site with long lists, long names and files that cannot be read, over a new year. */
export const crowded = once("crowded", "2026-12-15", (source) => crowd(root, source))

/** A site without a single plan. */
export const bare = once("bare", "2026-11-21", (source) => empty(root, source))

/** The starter site's pages in a municipality with every kind of opening hours. */
export const kitchen = once("kitchen", "2026-11-21", (source) => {
  cpSync(join(root, "content/pages"), join(source, "content/pages"), { recursive: true })
  cpSync(join(root, "content/files"), join(source, "content/files"), { recursive: true })
  writeFileSync(join(source, "content/site.yaml"), hours)
})

const hours = `name: "Köks; kommunen, vid \\\\ ån"
languages: [sv, sv-simple, en, fi]
contact:
  heading: {sv: Kontaktcenter, en: Contact centre, fi: Kontaktikeskus}
  hours:
    - {from: Mo, to: Mo, opens: "08:00", closes: "16:30"}
    - {from: Tu, to: Tu, opens: "08:00", closes: "12:00"}
    - {from: Tu, to: Tu, opens: "13:00", closes: "18:00"}
    - {from: We, to: Fr, opens: "08:00", closes: "16:30"}
    - {from: Sa, to: Sa, opens: "10:00", closes: "14:00"}
  special_hours:
    - {date: 2026-12-24, opens: "09:00", closes: "11:00"}
    - {date: 2026-12-30, opens: "08:00", closes: "12:00"}
    - {date: 2026-12-28}
  phone: {label: Växel, text: 08-465 004 00}
  email: kontakt@exempel.se
  visit: {street: "Storgatan 1, uppgång B", postcode: 123 45, town: Köksstad}
`
