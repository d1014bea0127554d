// Every number is the number of rows in the list that it leads to, and those
// are the rows that `due --format json` prints.
import assert from "node:assert/strict"
import { test } from "node:test"
import { tab } from "./browser.mjs"
import { crowded, starter } from "./sites.mjs"

const page = await tab()

/** What stands in tables and tallies of a page of the staff's site. */
function contents(html) {
  const doc = new DOMParser().parseFromString(html, "text/html")
  const text = (el) => el?.textContent.trim().replace(/\s+/g, " ")
  return {
    tallies: [...doc.querySelectorAll(".tally li")].map((li) => ({ state: li.className, n: +text(li.querySelector("b")), href: li.querySelector("a")?.getAttribute("href") })),
    groups: [...doc.querySelectorAll(".lists .group")].map((group) => ({ state: group.id, n: +text(group.querySelector("h2 .n")), rows: group.querySelectorAll("tr.row").length })),
    rows: [...doc.querySelectorAll("[data-list=att-göra] tr.row")].map((row) => ({
      id: text(row.querySelector(".id")) ?? text(row.querySelector("th")), kind: text(row.querySelector(".kind") ?? row.cells[1]),
      state: row.classList[1], due: row.querySelector("time")?.getAttribute("datetime") ?? null, responsible: text(row.querySelector("[data-label=Ansvarig]")),
    })),
    sums: [...doc.querySelectorAll("table.sums")].map((table) => ({
      of: text(table.caption),
      rows: [...table.tBodies[0].rows].map((row) => ({ name: text(row.cells[0]), href: row.querySelector("th a")?.getAttribute("href"), n: [...row.querySelectorAll("td.num")].map((td) => [td.dataset.label, +text(td), td.querySelector("a")?.getAttribute("href")]) })),
    })),
    more: +(text(doc.querySelector(".more"))?.match(/^Och (\d+) till/)?.[1] ?? 0),
    first: [...doc.querySelectorAll("#overdue tr.row, #soon tr.row")].map((row) => [row.classList[1], text(row.cells[0]), row.querySelector("time")?.getAttribute("datetime") ?? null]),
    rest: +(text(doc.querySelector("[aria-labelledby=h-more] p"))?.match(/(\d+) till står/)?.[1] ?? 0),
    plans: +(text(doc.querySelector(".overview"))?.match(/(\d+) plane?r?\./)?.[1] ?? NaN),
    care: [...doc.querySelectorAll(".care a")].map((a) => [a.getAttribute("href"), +text(a).match(/\d+$/)[0]]),
  }
}

const kinds = { review: ["Uppföljning", "Uppföljningar"], agreement: ["Överenskommelse", "Överenskommelser"], offer: ["Erbjudande", "Erbjudanden"], signature: ["Underskrift", "Underskrifter"] }
const states = { overdue: "Försenade", missing: "Saknar dag", soon: "Snart", later: "Senare" }
const count = (list, is) => list.filter(is).length

/** Where a link leads from a page, as a path of the site without its fragment. */
const target = (from, href) => new URL(href, "file:///" + from).pathname.slice(1)

for (const site of [starter(), crowded()]) {
  const all = JSON.parse(site.run("due", "--format", "json"))
  const json = (path) => JSON.parse(site.read("intranet", path))
  const read = (path) => page.evaluate(contents, site.read("intranet", path))
  const hidden = new Set(json("protected/reviews.json").map((item) => item.id))
  const open = all.filter((item) => item.kind !== "page" && !hidden.has(item.id))
  const row = (item) => ({ id: item.id, kind: kinds[item.kind][0], state: item.state, due: item.due, responsible: item.responsible })
  const sorted = (rows) => rows.map((r) => JSON.stringify(r)).sort()
  const units = [...new Set(open.map((item) => item.unit))]
  const names = [...new Set(open.map((item) => item.responsible))].filter(Boolean)
  const whole = async (path) => {
    const last = path.replace(".html", "")
    const pages = site.files("intranet", ".html").filter((p) => p === path || (p.startsWith(last + "_") && /_\d+\.html$/.test(p)))
    return Promise.all(pages.map(read))
  }

  test(`${site.name}: the data files hold what due prints, and no more`, () => {
    const files = site.files("intranet", "reviews.json").flatMap(json)
    assert.deepEqual(sorted(files), sorted(all.filter((item) => item.kind !== "page").map(({ days, ...rest }) => rest)))
  })

  test(`${site.name}: the front page counts by state, kind, unit and person`, async () => {
    const front = await read("index.html")
    for (const { state, n } of front.tallies) assert.equal(n, count(open, (i) => i.state === state), state)
    assert.deepEqual(front.tallies.map((t) => t.state), ["overdue", "missing", "soon", "later"])
    const [byKind, byUnit, byPerson] = front.sums
    for (const [kind, [, word]] of Object.entries(kinds)) {
      const line = byKind.rows.find((r) => r.name === word)
      for (const [state, label] of Object.entries(states)) {
        assert.equal(line?.n.find(([l]) => l === label)[1] ?? 0, count(open, (i) => i.kind === kind && i.state === state), `${kind} ${state}`)
      }
    }
    for (const unit of units) {
      const line = byUnit.rows.find((r) => target("index.html", r.href) === `units/${unit}/index.html`)
      for (const [state, label] of Object.entries(states)) assert.equal(line.n.find(([l]) => l === label)[1], count(open, (i) => i.unit === unit && i.state === state), `${unit} ${state}`)
    }
    for (const name of names) {
      const line = byPerson.rows.find((r) => r.name === name)
      for (const [state, label] of Object.entries(states)) assert.equal(line.n.find(([l]) => l === label)[1], count(open, (i) => i.responsible === name && i.state === state), `${name} ${state}`)
    }
    const plans = site.files("intranet", ".html").filter((p) => /^(units\/[^/]+|protected)\/(?!index)/.test(p)).length
    const unread = count(all, (i) => i.source === "unreadable")
    assert.equal(front.plans, plans + unread)
  })

  test(`${site.name}: the front page shows the worst and the next`, async () => {
    const front = await read("index.html")
    const order = (a, b) => (a.due ?? "").localeCompare(b.due ?? "") || a.id.localeCompare(b.id)
    const late = open.filter((i) => i.state === "overdue").sort(order), lost = open.filter((i) => i.state === "missing").sort(order), soon = open.filter((i) => i.state === "soon").sort(order)
    const worst = [...late, ...lost]
    assert.equal(front.more, Math.max(0, worst.length - 50))
    assert.deepEqual(front.first, [...worst.slice(0, 50), ...soon.slice(0, 50)].map((i) => [i.state, i.id, i.due]))
  })

  test(`${site.name}: each number on the front page leads to a list of so many`, async () => {
    const front = await read("index.html")
    const numbers = [
      ...front.tallies.map((t) => [t.state, t.n, t.href]),
      ...front.sums.flatMap((table) => table.rows.flatMap((line) => line.n.filter(([label]) => label !== "Planer").map(([label, n, href]) => [`${line.name}: ${label}`, n, href]))),
    ]
    for (const [name, n, href] of numbers) {
      if (n === 0) continue
      const list = target("index.html", href), fragment = new URL(href, "file:///").hash.slice(1)
      const pages = await whole(list)
      const groups = pages.flatMap((p) => p.groups.filter((g) => !fragment || g.state === fragment))
      const rest = pages.reduce((sum, p) => sum + p.rest, 0)
      const rows = groups.reduce((sum, g) => sum + g.rows, 0)
      // A long list across units stops and says how many more there are in all, so its parts may be cut.
      if (rest === 0) assert.equal(rows, n, `${name} -> ${href}`)
      else assert.ok(rows <= n, `${name} -> ${href}`)
      for (const g of groups) if (rest === 0 && fragment) assert.equal(g.n, n, `${name}: the heading of ${href}`)
    }
    for (const [href, n] of front.care) {
      const list = await read(href)
      assert.equal(list.groups.reduce((sum, g) => sum + g.rows, 0) + list.rest, n, href)
    }
  })

  test(`${site.name}: the lists hold the rows of their state, kind, unit, month and person`, async () => {
    for (const state of Object.keys(states)) {
      const want = open.filter((i) => i.state === state), list = await read(`lists/${state}.html`)
      assert.equal(list.rows.length + list.rest, want.length, state)
      if (list.rest === 0) assert.deepEqual(sorted(list.rows), sorted(want.map(row)), state)
      else assert.ok(list.rows.length >= 100 && list.rows.length <= 500, state)
    }
    for (const kind of Object.keys(kinds)) {
      const want = open.filter((i) => i.kind === kind), list = await read(`lists/${kind}.html`)
      assert.equal(list.rows.length + list.rest, want.length, kind)
      if (list.rest === 0) assert.deepEqual(sorted(list.rows), sorted(want.map(row)), kind)
      else assert.equal(list.sums[0].rows.reduce((sum, line) => sum + line.n[0][1], 0), want.length, `${kind}, unit by unit`)
    }
    for (const unit of units) {
      const rows = (await whole(`units/${unit}/index.html`)).flatMap((p) => p.rows)
      assert.deepEqual(sorted(rows), sorted(open.filter((i) => i.unit === unit).map(row)), unit)
    }
    for (const month of new Set(open.filter((i) => i.due).map((i) => i.due.slice(0, 7)))) {
      const list = await read(`months/${month}.html`), want = open.filter((i) => i.due?.startsWith(month))
      assert.equal(list.rows.length + list.rest, want.length, month)
      if (list.rest === 0) assert.deepEqual(sorted(list.rows), sorted(want.map(row)), month)
    }
    const people = (await read("people/index.html")).sums[0].rows
    for (const name of names) {
      const rows = (await whole(target("people/index.html", people.find((line) => line.name === name).href))).flatMap((p) => p.rows)
      assert.deepEqual(sorted(rows), sorted(open.filter((i) => i.responsible === name).map(row)), name)
    }
    const behind = (await read("protected/index.html")).rows.filter((r) => r.due)
    assert.deepEqual(sorted(behind), sorted(all.filter((i) => hidden.has(i.id) && i.due).map(row)), "protected")
  })
}
