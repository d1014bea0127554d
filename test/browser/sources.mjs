// What do the sources of the tests hold? Everything in them is invented, and
// the same on every run.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"

/** The day n days from a day, all as YYYY-MM-DD. */
export function plus(day, n) { return new Date(Date.parse(day + "T00:00:00Z") + n * 864e5).toISOString().slice(0, 10) }

/** Names that show whether a list is sorted as Swedish sorts: in this order. */
export const alphabet = [
  "Abel Exempel", "adam Exempel", "Ann-Marie Exempel", "Annika Exempel", "Eva Exempel", "Évelyne Exempel", "Evert Exempel",
  "Urban Exempel", "Vera Exempel", "vidar Exempel", "Viktor Exempel", "Wera Exempel", "Wilma Exempel", "Xerxes Exempel",
  "Yngve Exempel", "Zäta Exempel", "Åke Exempel", "åsa Exempel", "Ärla Exempel", "Ödla Exempel", "Östen Exempel",
]

/** Names that spreadsheets, calendars and pages could take for something else. */
export const hostile = [
  "=1+1 Exempel", "+46 Exempel", "-Minus Exempel", "@Snabel Exempel", '=HYPERLINK("a";"b") Exempel', "Semi;kolon Exempel", 'Citat "Citat" Exempel',
  "Komma, Exempel", "'Apostrof Exempel", "<b>Fet</b> & Exempel", "Back\\slash Exempel", "å".repeat(60) + " Exempel",
]

/** The names of the units of the crowded site. */
export const units = {
  trehundra: "Trehundra rader",
  sjuhundra: "Sjuhundra planer",
  alfabetet: "Alfabetet",
  langa: "Gruppbostaden med särskild service för vuxna på Kvarnbackevägens nedre ände och Donaumonarkens Förvaltningsbyggnad",
  klar: "Allt är klart",
  skyddat: "Bara skyddade",
  trasig: "Trasiga filer",
  tecken: 'Tecken & <tecken>; "citat"',
}

const staff = ["Karin Exempel", "Kim & Bo+Co Påhitt", "Åke Skiss", "Örjan Fiktiv", "Wilhelmina Östergötlandsbananskivesbolagsdirektörsdotter-Exempelsson"]

const firstNames = "Alva Bo Cia Disa Elis Folke Gun Hugo Idun Jon Kim Liv Måns Nils Olga Pia Rut Sixten Tova Ulf Vera Wilma Åke Ärla Östen".split(" ")
const lastNames = "Exempel Påhitt Modell Provsson Låtsas Fiktiv Skiss Mönster Testberg".split(" ")

/** One plan file. Everything but the client has an answer of its own. */
export function plan({ client, responsible = staff[0], status = "active", protection = "none", met = "", offered = "", agreements = [], signed = true, head = "" }) {
  const lines = ["---", `client: ${client}`, `protection: ${protection}`, `status: ${status}`, `responsible: ${responsible}`]
  if (offered) lines.push("offers:", `  ${offered}: later`)
  if (met) {
    lines.push("meetings:", `  - {kind: planning, date: ${met}, place: Kulturhuset, present: [${client}, ${responsible}]}`)
    lines.push(`region_notified: ${plus(met, 1)}`)
    if (signed) lines.push(`signed: {client: ${met}, responsible: ${met}}`)
  }
  if (head) lines.push(head)
  lines.push("copies: []", "---", "## Hur har jag det nu?", "Personen är påhittad.", "", "## Mina önskemål och mål", "### På kort sikt", "Simma.", "")
  lines.push("### På lång sikt", "Flytta.", "", "## Hur ska jag nå målen?", "Med ledsagare.", "", "## Det här bestämde vi tillsammans")
  for (const a of agreements) lines.push(`- [ ] Att ${a.text}. Klart: ${a.by} (ansvarig: ${a.who ?? responsible})`)
  return lines.join("\n") + "\n"
}

/** A source with long lists, long names, empty units and unreadable files, to be built on 2026-12-15. */
export function crowd(root, to) {
  pages(root, to)
  const put = (path, text) => write(join(to, "content/plans", path + ".md"), text)
  many(put, "trehundra", 150, "2025-10-20")
  many(put, "sjuhundra", 700, "2025-05-01") // so much is late that what is soon begins on another page
  alphabet.forEach((client, i) => put(`alfabetet/a-${String((i * 8) % alphabet.length).padStart(2, "0")}`, plan({ client, met: "2026-06-01" })))

  const word = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente"
  const name = `${word}son af ${word} i Västra Götaland`
  put("langa/lss-2026-0001-sa-langt-som-ett-id-far-vara-sextiofyra-tecken", plan({
    client: name, responsible: staff[4], met: "2026-01-10",
    agreements: [{ text: `skriva ${word} på ${word.repeat(2)}`, by: "2026-12-20" }, { text: "vänta, ".repeat(60) + "och sedan ringa", by: "2026-12-01" }, { text: "ringa", by: "2026-12-01" }, { text: "ringa", by: "2027-02-01" }],
  }))
  put("langa/lo", plan({ client: "Lo", responsible: staff[4], status: "offered", offered: "2026-02-01" }))

  put("klar/k-1", plan({ client: "Klara Exempel", status: "closed" }))
  put("klar/k-2", plan({ client: "Klas Exempel", status: "draft" }))
  put("skyddat/s-1", plan({ client: "Skyddad Exempel", protection: "marked", met: "2025-10-01", agreements: [{ text: "byta lås", by: "2026-12-20" }] }))
  put("skyddat/s-2", plan({ client: "Fingerad Exempel", protection: "fictitious", met: "2026-10-01", signed: false }))
  hostile.forEach((client, i) => put(`tecken/${"t".repeat(64 - i)}`, plan({
    client: JSON.stringify(client), met: "2026-07-01", agreements: [{ text: "prova", by: plus("2026-12-01", i * 5) }],
  })))
  put("trasig/t-1", "---\nclient: Trasig Exempel\nprotection: none\nstatus: aktiv\nresponsible: Karin Exempel\n---\n")
  put("trasig/t-2", "---\nclient: Trasig Exempel\n")
  put("trasig/t-3", plan({ client: "Hel Exempel", met: "", responsible: staff[3] }))
}

/** A source without a plan, in which some pages are not translated and others have changed since they were. */
export function empty(root, to) {
  pages(root, to)
  for (const page of ["index.fi", "nytta.en", "skillnad.sv-simple"]) rmSync(join(to, "content/pages", page + ".md"))
  const begar = join(to, "content/pages/begar.md")
  write(begar, readFileSync(begar, "utf8") + "\nFråga om du undrar något.\n")
}

/** Plans with a review and an agreement each, spread over more than a year after the first day. */
function many(put, unit, n, first) {
  for (let i = 0; i < n; i++) {
    const responsible = staff[(i * 7) % 4]
    const met = plus(first, (i * 37) % 420)
    put(`${unit}/${unit.slice(0, 2)}-${String(i).padStart(4, "0")}`, plan({
      client: `${firstNames[i % firstNames.length]} ${lastNames[i % lastNames.length]}-${i}`, responsible, met,
      agreements: [{ text: ["prova ledsagare på simningen", "söka kontaktperson", "åka buss"][i % 3], by: plus(first, 377 + ((i * 53) % 200)) }],
    }))
  }
}

/** The starter site's pages and settings, with the tests' own units and staff. */
function pages(root, to) {
  cpSync(join(root, "content/pages"), join(to, "content/pages"), { recursive: true })
  cpSync(join(root, "content/files"), join(to, "content/files"), { recursive: true })
  const settings = readFileSync(join(root, "content/site.yaml"), "utf8").replace(/^units:[^]*$/m, "")
  const unit = Object.entries(units).map(([slug, name]) => `  ${slug}: ${JSON.stringify(name)}\n`)
  const person = staff.map((name) => `  - name: ${name}\n`)
  write(join(to, "content/site.yaml"), `${settings}units:\n${unit.join("")}staff:\n${person.join("")}`)
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
