// The printed rules, in the web servers that they are for: whoever is of a unit
// opens its pages and nobody else's, and what is no rule's is closed.
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { gzipSync } from "node:zlib"
import { join } from "node:path"
import { after, test } from "node:test"
import { apache, ask, freePort, groupFile, home, intranet, nginx, open, site, users } from "./servers.mjs"

const passwords = join(home, "passwords")
writeFileSync(passwords, Object.keys(users).map((user) => `${user}:{PLAIN}losen\n`).join(""))
const rules = (...args) => site.run("access", ...args)

/** nginx with a password file: the groups are in the printed rules. */
async function withPasswords() {
  const port = await freePort()
  const own = { "intranet.conf": `listen 127.0.0.1:${port};
access_log ${home}/nginx/access.log planportal;
auth_basic "Individuella planer";
auth_basic_user_file ${passwords};
set $planportal_user $remote_user;
set $planportal_groups $planportal_groups_of_user;
` }
  const stop = await nginx("nginx", rules("--server", "nginx", "--root", intranet, "--groups", groupFile), own, port)
  return { name: "nginx with passwords", port, stop, log: join(home, "nginx/access.log"), as: (user) => ({ user }) }
}

/** nginx behind a login of its own, which tells the user's groups. */
async function withLogin() {
  const port = await freePort(), loginPort = await freePort()
  const login = createServer((asked, answer) => {
    const user = asked.headers.cookie?.match(/^user=(\w+)$/)?.[1]
    if (user) answer.setHeader("X-Auth-Request-User", user).setHeader("X-Auth-Request-Groups", `alla, ${users[user]},${users[user]}x`)
    answer.writeHead(user ? 202 : 401).end()
  }).listen(loginPort, "127.0.0.1")
  const own = { "intranet.conf": `listen 127.0.0.1:${port};
access_log ${home}/login/access.log planportal;
auth_request /login;
auth_request_set $planportal_user $upstream_http_x_auth_request_user;
auth_request_set $planportal_groups $upstream_http_x_auth_request_groups;
location = /login { internal; auth_request off; proxy_pass http://127.0.0.1:${loginPort}; proxy_pass_request_body off; proxy_set_header Content-Length ""; }
` }
  const stop = await nginx("login", rules("--server", "nginx", "--root", intranet), own, port)
  return { name: "nginx behind a login", port, stop: () => { login.close(); return stop() }, log: join(home, "login/access.log"), as: (user) => (user ? { headers: { cookie: `user=${user}` } } : {}) }
}

async function withApache() {
  const port = await freePort(), file = join(home, "htpasswd")
  for (const [i, user] of Object.keys(users).entries()) execFileSync("htpasswd", ["-b", ...(i ? [] : ["-c"]), file, user, "losen"], { stdio: "ignore" })
  const own = { "login.conf": `<Macro PlanportalLogin>
  AuthType Basic
  AuthName "Individuella planer"
  AuthUserFile ${file}
  AuthGroupFile ${groupFile}
</Macro>
<Macro PlanportalGroup $group>
  Require group "$group"
</Macro>
` }
  const stop = await apache("apache", rules("--server", "apache", "--root", intranet), own, port)
  return { name: "apache", port, stop, log: join(home, "apache/access.log"), as: (user) => ({ user }) }
}

const names = (folder) => site.files("intranet", ".html").filter((path) => path.startsWith(folder) && !/index(-\d+)?\.html$/.test(path))
const own = names("units/dv-norr/")[0], others = names("units/gruppbostad-linden/")[0], hidden = names("protected/")[0]

for (const server of [await withPasswords(), await withLogin(), await withApache()]) {
  const { name, port, as } = server
  after(() => server.stop())
  const statuses = async (user, paths) => Object.fromEntries(await Promise.all(paths.map(async (path) => [path, (await ask(port, path, as(user))).status])))
  const all = (status, paths) => Object.fromEntries(paths.map((path) => [path, status]))

  test(`${name}: a member of a unit opens its pages and the lists without names`, async () => {
    const asset = "/" + site.files("intranet", ".css").find((path) => path.startsWith("assets/"))
    const paths = ["/", "/index.html", "/findings.html", "/lists/overdue.html", "/months/index.html", "/people/index.html", "/people/karin-exempel.ics",
      "/pages/index.html", "/pages/en/kontakt.html", "/units/", "/units/index.html", "/units/dv-norr/", "/units/dv-norr/reviews.csv", `/${own}`, asset]
    assert.deepEqual(await statuses("anna", paths), all(200, paths))
    assert.equal((await ask(port, `/${own}`, as("anna"))).body, site.read("intranet", own))
    assert.equal((await ask(port, "/units/dv-norr/", as("anna"))).body, site.read("intranet", "units/dv-norr/index.html"))
    assert.deepEqual(await statuses("anna", ["/units/dv-norr/finns-inte.html"]), { "/units/dv-norr/finns-inte.html": 404 })
  })

  test(`${name}: not another unit's, not protected plans, not what no rule names`, async () => {
    const paths = [`/${others}`, "/units/gruppbostad-linden/", "/units/gruppbostad-linden/reviews.json", "/units/gruppbostad-linden/finns-inte.html",
      "/units/servicebostad-kajen/index.html", `/${hidden}`, "/protected/", "/protected/reviews.ics",
      "/units/okand/", "/units/okand/index.html", "/annat/", "/annat/index.html", "/units/dv-norr/.hemlig.html", "/.planportal", "/assets/.hemlig",
      `/units/dv-norr/../gruppbostad-linden/index.html`, `/units/dv-norr/%2e%2e/gruppbostad-linden/index.html`, `//units//gruppbostad-linden/index.html`, `/units/dv-norr/..%2f..%2fprotected/index.html`]
    const got = await statuses("anna", paths)
    for (const path of paths) assert.ok([403, 404, 400].includes(got[path]), `${path}: ${got[path]}`)
    const plainly = paths.slice(0, 8)
    assert.deepEqual(await statuses("anna", plainly), all(403, plainly))
    assert.deepEqual(await statuses("cecilia", ["/protected/", `/${hidden}`, `/${own}`]), { "/protected/": 200, [`/${hidden}`]: 200, [`/${own}`]: 403 })
  })

  test(`${name}: other groups, and those who have not logged in, open nothing`, async () => {
    const paths = ["/", "/index.html", "/units/index.html", "/units/dv-norr/", `/${own}`, `/${hidden}`, "/people/index.html", "/pages/index.html"]
    for (const user of ["david", "erika", "frida"]) assert.deepEqual(await statuses(user, paths), all(403, paths), user) // erika's group only begins as a unit's, frida's only ends so
    assert.deepEqual(await statuses(undefined, paths), all(401, paths))
    for (const path of paths) assert.doesNotMatch((await ask(port, path)).body, /planportal|Exempel/)
    const forged = { "x-auth-request-groups": "lss-dv-norr", "x-auth-request-user": "anna", "x-forwarded-groups": "lss-dv-norr" }
    assert.equal((await ask(port, `/${own}`, { headers: forged })).status, 401)
    assert.equal((await ask(port, `/${own}`, { headers: { authorization: "Basic " + Buffer.from("anna:fel").toString("base64") } })).status, 401)
  })

  test(`${name}: no lists of files, no methods but reading`, async () => {
    for (const path of ["/assets/", "/lists/", "/pages/files/"]) {
      const answer = await ask(port, path, as("anna"))
      assert.ok([403, 404].includes(answer.status), `${path}: ${answer.status}`)
      assert.doesNotMatch(answer.body, /Index of/)
    }
    for (const method of ["POST", "PUT", "DELETE"]) {
      const { status } = await ask(port, `/${own}`, { ...as("anna"), method })
      assert.ok(status === 403 || status === 405, `${method}: ${status}`)
    }
  })

  test(`${name}: every answer has the headers, refusals too`, async () => {
    for (const [path, user] of [[`/${own}`, "anna"], [`/${others}`, "anna"], ["/units/dv-norr/finns-inte.html", "anna"], [`/${own}`, undefined]]) {
      const { headers } = await ask(port, path, as(user))
      assert.match(headers["content-security-policy"], /frame-ancestors 'none'/, path)
      assert.equal(headers["cache-control"], "no-store", path)
      assert.equal(headers["x-content-type-options"], "nosniff", path)
      assert.equal(headers["referrer-policy"], "no-referrer", path)
      assert.equal(headers["cross-origin-resource-policy"], "same-origin", path)
      assert.match(headers["x-robots-tag"], /noindex/, path)
      assert.doesNotMatch(headers.server ?? "", /1\.\d+\.\d+/, path)
    }
    const page = (await ask(port, `/${own}`, as("anna"))).headers
    assert.match(page["content-security-policy"], /^default-src 'none'/)
    assert.equal(page["content-type"], "text/html; charset=utf-8")
    assert.equal((await ask(port, "/units/dv-norr/reviews.ics", as("anna"))).headers["content-type"], "text/calendar; charset=utf-8")
    const asset = "/" + site.files("intranet", ".woff2")[0]
    const kept = (await ask(port, asset, as("anna"))).headers
    assert.equal(kept["cache-control"], "private, max-age=31536000, immutable")
    assert.equal(kept["content-type"], "font/woff2")
  })

  test(`${name}: the report on its log finds what was opened and refused`, async () => {
    await new Promise((resolve) => setTimeout(resolve, 300)) // Apache writes its log when it has answered
    const log = readFileSync(server.log, "utf8").trimEnd().split("\n")
    const planted = log.find((line) => line.includes(` 200 `) && line.includes(`/${own} `))
    assert.ok(planted, "the log has the opening of a plan")
    const as = (user, path) => planted.replace(" anna ", ` ${user} `).replace(`/${own}`, path)
    const file = join(home, "planted.log.gz")
    writeFileSync(file, gzipSync([...log, as("bertil", `/${own}`), as("david", `/${others}?a=b`), as("cecilia", `/${hidden}`), as("anna", "/protected/reviews%2ecsv")].join("\n") + "\n"))
    const found = JSON.parse(site.run("access", "report", "--groups", groupFile, "--format", "json", file)).filter((o) => o.line > log.length)
    assert.deepEqual(found.map(({ user, path, why, result }) => ({ user, path, why, result })), [
      { user: "bertil", path: own, why: "other-unit", result: "opened" },
      { user: "david", path: others, why: "other-unit", result: "opened" },
      { user: "cecilia", path: hidden, why: "protected", result: "opened" },
      { user: "anna", path: "protected/reviews.csv", why: "protected-outside", result: "opened" },
    ])
    const real = JSON.parse(site.run("access", "report", "--groups", groupFile, "--format", "json", server.log))
    assert.ok(real.length > 5)
    for (const o of real) assert.ok(o.result === "refused" || o.user === "cecilia" && o.why === "protected", JSON.stringify(o))
  })
}

for (const kind of ["nginx", "apache"]) {
  test(`${kind}: the open site has its headers, its own 404 page and no lists`, async () => {
    const port = await freePort()
    const printed = rules("--server", kind, "--open", "--root", open)
    const stop = kind === "nginx" ? await nginx("nginx-open", printed, { "open.conf": `listen 127.0.0.1:${port};\n` }, port) : await apache("apache-open", printed, {}, port)
    const start = await ask(port, "/")
    assert.equal(start.body, readFileSync(join(open, "index.html"), "utf8"))
    assert.match(start.headers["content-security-policy"], /^default-src 'none'.*frame-ancestors 'none'/)
    assert.equal(start.headers["cache-control"], "no-cache")
    assert.equal(start.headers["x-content-type-options"], "nosniff")
    assert.equal((await ask(port, "/en/")).status, 200)
    const missing = await ask(port, "/finns-inte.html")
    assert.equal(missing.status, 404)
    assert.equal(missing.body, readFileSync(join(open, "404.html"), "utf8"))
    const asset = await ask(port, "/" + site.files("public", ".css")[0])
    assert.equal(asset.headers["cache-control"], "public, max-age=31536000, immutable")
    for (const path of ["/assets/", "/.planportal", "/.hemlig", "/files/"]) {
      const answer = await ask(port, path)
      assert.ok([403, 404].includes(answer.status), `${path}: ${answer.status}`)
      assert.doesNotMatch(answer.body, /Index of|hemligt/)
    }
    await stop()
  })
}

test("iis: web.config is XML that names each unit's folder and closes the rest of them", () => {
  for (const args of [[], ["--open"]]) {
    const file = join(home, "web.config")
    writeFileSync(file, rules("--server", "iis", ...args))
    execFileSync("xmllint", ["--noout", file])
  }
  const file = join(home, "web.config")
  writeFileSync(file, rules("--server", "iis"))
  const roles = (path) => execFileSync("xmllint", ["--xpath", `count(//location[@path="${path}"]//authorization[clear]/add[@accessType="Allow"])`, file], { encoding: "utf8" }).trim()
  const role = (path) => execFileSync("xmllint", ["--xpath", `string(//location[@path="${path}"]//authorization/add[@accessType="Allow"]/@roles)`, file], { encoding: "utf8" }).trim()
  assert.equal(roles("units"), "0")
  assert.equal(roles("units/dv-norr"), "1")
  assert.equal(role("units/dv-norr"), "lss-dv-norr")
  assert.equal(role("protected"), "lss-skyddade")
})

test("the rules are the same each time they are asked for", () => {
  for (const server of ["nginx", "apache", "iis"]) assert.equal(rules("--server", server), rules("--server", server))
})
