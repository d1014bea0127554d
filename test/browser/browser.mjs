// How do the tests look at a page? One browser a process, and pages that
// remember everything that a page must never do.
import { after } from "node:test"
import { launched } from "./chromium.mjs"

export const browser = await launched()
after(() => browser.close())

/** A page of its own context, whose complaints hold its errors and its requests for anything but files. */
export async function tab(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  context.setDefaultTimeout(15_000)
  context.setDefaultNavigationTimeout(60_000)
  const page = await context.newPage()
  page.complaints = []
  const complain = (what) => page.complaints.push(`${decodeURI(page.url()).split("/").slice(-3).join("/")}: ${what}`)
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complain(message.text()))
  page.on("pageerror", (error) => complain(error.message))
  page.on("request", (request) => /^(file|data|blob|about):/.test(request.url()) || complain("asks for " + request.url()))
  page.on("requestfailed", (request) => request.failure().errorText === "net::ERR_ABORTED" || complain("cannot load " + request.url())) // we went on before it came
  return page
}

/** Does the work for each of the list, in a few tabs at a time. */
export async function each(list, options, work) {
  const left = [...list]
  const worker = async () => {
    const page = await tab(options)
    for (let next; (next = left.shift()); ) await work(page, next)
    await page.context().close()
    return page.complaints
  }
  return (await Promise.all([worker(), worker(), worker()])).flat()
}
