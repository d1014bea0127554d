// A list says the same with scripts and without; with them it is searched,
// sorted and kept in the address, with a mouse and with the keyboard alone.
import assert from "node:assert/strict"
import { test } from "node:test"
import { tab } from "./browser.mjs"
import { crowded, starter } from "./sites.mjs"
import { alphabet, units } from "./sources.mjs"

const site = crowded()
const items = JSON.parse(site.run("due", "--format", "json"))
const swedish = new Intl.Collator("sv", { numeric: true }).compare
const unit = (slug) => items.filter((item) => item.unit === slug)
const list = (slug) => site.url("intranet", `units/${slug}/index.html`)

const words = { review: "Uppföljning", agreement: "Överenskommelse", offer: "Erbjudande", signature: "Underskrift" }
const states = { overdue: "Försenade", missing: "Saknar dag", soon: "Snart", later: "Senare" }
const months = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"]

/** What a due thing is in a unit's list. */
const said = (item) => [item.client, item.id, words[item.kind], item.responsible, item.due]

/** The page's own word for where it is: the browser tells a moment later. */
const address = (page) => page.evaluate(() => location.href)

/** The rows that can be seen in the first list of a page, in their order. */
function rows(page) {
  return page.evaluate(() => [...document.querySelectorAll(".lists tr.row")].filter((row) => row.closest(".lists").dataset.list === "att-göra" && row.checkVisibility()).map((row) => [
    row.querySelector("th").firstChild.textContent.trim(),
    row.querySelector(".id")?.textContent,
    (row.querySelector(".kind") ?? row.cells[1]).textContent,
    row.querySelector("[data-label=Ansvarig]").textContent,
    row.querySelector("time")?.getAttribute("datetime") ?? null,
  ]))
}

/** The headings of groups and of weeks and months that can be seen, with the number of rows below each. */
function outline(page) {
  return page.evaluate(() => [...document.querySelectorAll(".lists[data-list=att-göra] .group")].filter((group) => group.checkVisibility()).map((group) => ({
    title: group.querySelector("h2").textContent.trim(),
    parts: [...group.querySelectorAll(".part")].filter((part) => part.checkVisibility()).map((part) => part.textContent.trim()),
  })))
}

const column = (page, name) => page.locator(".lists[data-list=att-göra] table.list:visible").first().getByRole("button", { name, exact: true })
const status = (page) => page.locator(".lists[data-list=att-göra]").getByRole("status")
const field = (page, name) => page.getByRole("search", { name: "Filtrera att göra" }).getByLabel(name)

/** The week of a day and its year by ISO 8601, found by walking to the Thursday. */
function week(day) {
  const at = new Date(day + "T00:00:00Z")
  while (at.getUTCDay() !== 4) at.setUTCDate(at.getUTCDate() + (at.getUTCDay() === 0 || at.getUTCDay() > 4 ? -1 : 1))
  let n = 1
  for (const back = new Date(at); back.setUTCDate(back.getUTCDate() - 7), back.getUTCFullYear() === at.getUTCFullYear(); ) n++
  return `Vecka ${n}`
}

function month(day) {
  const name = `${months[+day.slice(5, 7) - 1]} ${day.slice(0, 4)}`
  return name[0].toUpperCase() + name.slice(1)
}

const runs = (list) => list.filter((x, i) => x !== list[i - 1])

test("without scripts a list has all its rows, by day and name, under states, weeks and months", async () => {
  const page = await tab({ javaScriptEnabled: false })
  await page.goto(list("trehundra"))
  const want = unit("trehundra")
  assert.equal(want.length, 300)
  const got = await rows(page)
  assert.equal(got.length, 300)
  assert.deepEqual(got.map(String).sort(), want.map(said).map(String).sort())

  let from = 0
  for (const group of await outline(page)) {
    const [state, title] = Object.entries(states).find(([, title]) => group.title.startsWith(title))
    const inState = want.filter((item) => item.state === state)
    assert.equal(group.title, `${title} ${inState.length}`)
    const here = got.slice(from, (from += inState.length))
    assert.deepEqual(here, [...here].sort((a, b) => a[4].localeCompare(b[4]) || swedish(a[0], b[0])))
    const parts = { soon: week, later: month }[state]
    if (parts) assert.deepEqual(group.parts.map((part) => (state === "soon" ? part.match(/^Vecka \d+/)[0] : part)), runs(here.map((row) => parts(row[4]))))
  }
  assert.equal(from, 300)
  assert.equal(await page.locator("output, thead button, .tools").count(), 0)
  await page.context().close()
})

test("weeks are right over the new year", async () => {
  const page = await tab({ javaScriptEnabled: false })
  await page.goto(list("trehundra"))
  const soon = (await outline(page)).find((group) => group.title.startsWith("Snart"))
  assert.deepEqual(soon.parts, ["Vecka 51 14–20 december", "Vecka 52 21–27 december", "Vecka 53 28 december–3 januari", "Vecka 1 4–10 januari", "Vecka 2 11–17 januari"])
  await page.context().close()
})

test("names stand as Swedish sorts them, with scripts and without", async () => {
  const register = (page) => page.locator(".lists[data-list=planer] tr.row th a").allTextContents()
  const plain = await tab({ javaScriptEnabled: false })
  await plain.goto(list("alfabetet"))
  assert.deepEqual(await register(plain), alphabet)
  assert.deepEqual((await rows(plain)).map((row) => row[0]), alphabet)

  const page = await tab()
  await page.goto(list("alfabetet"))
  const heading = page.locator(".lists[data-list=planer]").getByRole("button", { name: "Person" })
  await heading.click()
  assert.deepEqual(await register(page), alphabet)
  await heading.click()
  assert.deepEqual(await register(page), [...alphabet].reverse())
  await plain.context().close()
  await page.context().close()
})

test("a name or an id is found, case ignored, and the count is said", async () => {
  const page = await tab()
  await page.goto(list("trehundra"))
  const all = unit("trehundra")
  assert.equal(await status(page).textContent(), "300 av 300 visas")
  for (const sought of ["alva", "ÅKE", "tr-0007", "rut påhitt"]) {
    const want = all.filter((item) => sought.toLowerCase().split(" ").every((word) => `${item.client} ${item.id}`.toLowerCase().includes(word)))
    await field(page, "Sök person").fill(sought)
    assert.deepEqual((await rows(page)).map(String).sort(), want.map(said).map(String).sort(), sought)
    assert.equal(await status(page).textContent(), `${want.length} av 300 visas`)
    for (const group of await outline(page)) {
      const [state] = Object.entries(states).find(([, title]) => group.title.startsWith(title))
      assert.equal(group.title, `${states[state]} ${want.filter((item) => item.state === state).length}`)
    }
  }
  await field(page, "Sök person").fill("ingen heter så")
  assert.equal(await status(page).textContent(), "0 av 300 visas")
  assert.deepEqual(await outline(page), [])
  await page.getByRole("button", { name: "Rensa" }).click()
  assert.equal(await status(page).textContent(), "300 av 300 visas")
  assert.equal((await rows(page)).length, 300)
  assert.deepEqual(page.complaints, [])
  await page.context().close()
})

test("of what is searched for among names, an id is in the address and a name is not", async () => {
  const page = await tab()
  await page.goto(list("trehundra"))
  await field(page, "Sök person").fill("alva")
  await field(page, "Vad").selectOption("Uppföljning")
  assert.match(decodeURIComponent(await address(page)), /Uppföljning/)
  assert.doesNotMatch(await address(page), /alva/i)
  await field(page, "Sök person").fill("-17")
  assert.match(decodeURIComponent(await address(page)), /sök=-17/)
  const found = await rows(page)
  await page.reload()
  assert.deepEqual(await rows(page), found)
  await field(page, "Sök person").fill("Alva")
  assert.doesNotMatch(decodeURIComponent(await address(page)), /sök/)
  await page.context().close()
})

test("a responsible and a kind are chosen together, and kept in the address", async () => {
  const page = await tab()
  await page.goto(list("trehundra"))
  const responsible = "Kim & Bo+Co Påhitt"
  const want = unit("trehundra").filter((item) => item.responsible === responsible && item.kind === "agreement").map(said).map(String).sort()
  assert.ok(want.length > 10)
  await field(page, "Ansvarig").selectOption(responsible)
  await field(page, "Vad").selectOption("Överenskommelse")
  await column(page, "Dag").click()
  await column(page, "Dag").click()
  const chosen = await rows(page)
  assert.deepEqual(chosen.map(String).sort(), want)

  const same = async (other, how) => {
    assert.deepEqual(await rows(other), chosen, how)
    assert.equal(await field(other, "Ansvarig").inputValue(), responsible, how)
    assert.equal(await status(other).textContent(), `${want.length} av 300 visas`, how)
  }
  await page.reload()
  await same(page, "after a reload")
  const other = await tab()
  await other.goto(await address(page))
  await same(other, "in a new tab")
  await page.locator("tr.row:visible a").first().click()
  await page.waitForURL(/tr-\d+\.html/)
  await page.goBack()
  await same(page, "after going back")
  assert.deepEqual([...page.complaints, ...other.complaints], [])
  await page.context().close()
  await other.context().close()
})

test("an address that means nothing leaves the list whole", async () => {
  const page = await tab()
  for (const hash of ["%", "%E5=%", "att-göra.ordning=nej", "att-göra.slag=nej", "=", "a=b&&&"]) {
    await page.goto("about:blank")
    await page.goto(`${list("trehundra")}#${hash}`)
    assert.equal((await rows(page)).length, 300, hash)
    assert.equal(await status(page).textContent(), "300 av 300 visas", hash)
  }
  assert.deepEqual(page.complaints, [])
  await page.context().close()
})

test("every column is sorted both ways with the keyboard alone, and the weeks come back", async () => {
  const page = await tab()
  await page.goto(list("trehundra"))
  const written = { rows: await rows(page), outline: await outline(page) }
  const key = { Person: (row) => row[0], Vad: (row) => row[2], Ansvarig: (row) => row[3], Dag: (row) => row[4] }
  const focused = () => page.evaluate(() => document.activeElement.closest(".lists[data-list=att-göra] thead") && document.activeElement.textContent)
  const sorted = () => page.evaluate(() => [...document.querySelectorAll(".lists[data-list=att-göra] table")].map((table) =>
    [...table.querySelectorAll("[aria-sort]")].map((th) => `${th.textContent} ${th.getAttribute("aria-sort")}`).join()).filter((x, i, all) => x !== all[i - 1]))
  for (const name of Object.keys(key)) {
    for (let i = 0; i < 60 && (await focused()) !== name; i++) await page.keyboard.press("Tab")
    assert.equal(await focused(), name)
    for (const [press, way, sign] of [["Enter", "ascending", 1], ["Space", "descending", -1]]) {
      await page.keyboard.press(press)
      assert.deepEqual(await sorted(), [`${name} ${way}`])
      assert.equal(await focused(), name)
      const got = await rows(page)
      let from = 0
      for (const group of await outline(page)) {
        assert.deepEqual(group.parts, [])
        const here = got.slice(from, (from += +group.title.match(/\d+$/)[0])).map(key[name])
        assert.deepEqual(here, [...here].sort((a, b) => sign * swedish(a, b)), `${name} ${way} in ${group.title}`)
      }
    }
    await page.keyboard.press("Enter")
    assert.deepEqual(await sorted(), [""])
    assert.deepEqual({ rows: await rows(page), outline: await outline(page) }, written)
  }
  assert.deepEqual(page.complaints, [])
  await page.context().close()
})

test("a list is searched with the keyboard alone", async () => {
  const page = await tab()
  await page.goto(list("trehundra"))
  await page.keyboard.press("Tab")
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Till innehållet")
  await page.keyboard.press("Enter")
  assert.equal(await page.evaluate(() => document.activeElement.id), "main")
  for (let i = 0; i < 20 && !(await page.evaluate(() => document.activeElement.type === "search")); i++) await page.keyboard.press("Tab")
  await page.keyboard.type("åke")
  await page.keyboard.press("Tab")
  await page.keyboard.press("ArrowDown")
  const kind = await field(page, "Vad").inputValue()
  const want = unit("trehundra").filter((item) => item.client.startsWith("Åke") && words[item.kind] === kind)
  assert.ok(want.length > 0, kind)
  assert.deepEqual((await rows(page)).map(String).sort(), want.map(said).map(String).sort())
  for (let i = 0; i < 5 && !(await page.evaluate(() => document.activeElement.textContent === "Rensa")); i++) await page.keyboard.press("Tab")
  await page.keyboard.press("Space")
  assert.equal(await status(page).textContent(), "300 av 300 visas")
  assert.equal(await page.evaluate(() => document.activeElement.type), "search")
  await page.context().close()
})

test("on a phone the list is sorted by a choice", async () => {
  const page = await tab({ viewport: { width: 375, height: 800 } })
  await page.goto(list("alfabetet"))
  await field(page, "Sortera efter").selectOption("Person")
  assert.deepEqual((await rows(page)).map((row) => row[0]), alphabet)
  assert.match(decodeURIComponent(await address(page)), /att-göra\.ordning=namn/)
  await page.context().close()
})

test("a list of more than 500 rows goes on, and each number leads to the page of its first row", async () => {
  const page = await tab({ javaScriptEnabled: false })
  const pages = site.files("intranet", ".html").filter((path) => /^units\/sjuhundra\/index/.test(path))
  const want = unit("sjuhundra")
  assert.equal(want.length, 1400)
  assert.deepEqual(pages, ["index.html", "index_2.html", "index_3.html", "index_4.html", "index_5.html"].map((name) => "units/sjuhundra/" + name))
  const got = [], registered = []
  for (const path of pages) {
    await page.goto(site.url("intranet", path))
    const here = await rows(page), plans = await page.locator(".lists[data-list=planer] tr.row .id").allTextContents()
    assert.ok(here.length + plans.length <= 500, path)
    got.push(...here)
    registered.push(...plans)
    assert.deepEqual(await page.getByRole("navigation", { name: "Listans sidor" }).getByRole("listitem").allTextContents(), ["Sida 1", "Sida 2", "Sida 3", "Sida 4", "Sida 5"])
    for (const tally of await page.locator(".tally a").all()) {
      const [n, title] = [await tally.locator("b").textContent(), await tally.locator("span").textContent()]
      const [state] = Object.entries(states).find(([, name]) => name === title)
      const inState = want.filter((item) => item.state === state)
      assert.equal(+n, inState.length, title)
      const other = await page.context().newPage()
      await other.goto(new URL(await tally.getAttribute("href"), await address(page)).href)
      const first = await other.locator(`#${state} tr.row time`).first().getAttribute("datetime")
      assert.equal(first, inState.map((item) => item.due).sort()[0], `${path}: ${title}`)
      await other.close()
    }
  }
  assert.deepEqual(got.map(String).sort(), want.map(said).map(String).sort())
  assert.deepEqual(got.map((row) => row[4]), got.map((row) => row[4]).sort())
  assert.equal(new Set(registered).size, 700)
  await page.context().close()
})

test("the rest of a list across units leads to the units' lists of that kind", async () => {
  const page = await tab()
  await page.goto(site.url("intranet", "lists/review.html"))
  await page.getByRole("link", { name: units.trehundra }).last().click()
  await page.waitForURL(/units\/trehundra/)
  const got = await rows(page)
  assert.deepEqual([...new Set(got.map((row) => row[2]))], ["Uppföljning"])
  assert.equal(got.length, unit("trehundra").filter((item) => item.kind === "review").length)
  await page.context().close()
})

test("a list across units is searched by id, kept in the address, and names nobody", async () => {
  const page = await tab()
  await page.goto(starter().url("intranet", "lists/agreement.html"))
  const ids = () => page.locator(".lists[data-list=att-göra] tr.row:visible th").allTextContents()
  const before = await ids()
  await field(page, "Sök plan").fill("ex-2026")
  await field(page, "Enhet").selectOption("Daglig verksamhet Norr")
  const chosen = await ids()
  const items = JSON.parse(starter().run("due", "--format", "json"))
  assert.deepEqual([...chosen].sort(), items.filter((i) => i.kind === "agreement" && i.unit === "dv-norr" && i.id.startsWith("ex-2026")).map((i) => i.id).sort())
  assert.ok(chosen.length > 0 && chosen.length < before.length)
  await page.reload()
  assert.deepEqual(await ids(), chosen)
  const text = await page.content()
  for (const item of items) assert.ok(!item.client || !text.includes(item.client), item.id)
  await page.context().close()
})

test("a short list needs no search, and an empty one says so warmly", async () => {
  const page = await tab()
  await page.goto(list("klar"))
  assert.equal(await page.getByRole("search").count(), 0)
  await page.getByText("Alla planer på enheten är uppföljda.").waitFor()
  await page.goto(starter().url("intranet", "units/dv-norr/index.html"))
  assert.equal(await page.getByRole("search").count(), 1)
  assert.deepEqual(page.complaints, [])
  await page.context().close()
})
