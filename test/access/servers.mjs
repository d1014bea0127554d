// How are the printed rules tried? In the real web servers of Debian, with a
// site in a folder of its own, users of four groups, and a port that nobody has.
import { execFileSync, spawn, spawnSync } from "node:child_process"
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer, request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { starter } from "../browser/sites.mjs"

export const site = starter()
export const home = mkdtempSync(join(tmpdir(), "planportal-access-"))
export const intranet = join(home, "intranet"), open = join(home, "public")
const isRoot = process.getuid() === 0

const running = []
process.on("exit", () => {
  for (const child of running) child.kill("SIGTERM") // it ends its workers, too
  rmSync(home, { recursive: true, force: true })
})
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1))

// As docs/access.md says: the web server is in the group that the files have.
chmodSync(home, 0o755)
site.run("build", "--public", open, "--intranet", intranet)
if (isRoot) execFileSync("chgrp", ["-R", "www-data", intranet])

// What planportal did not make, and no rule opens.
mkdirSync(join(intranet, "units/okand"), { recursive: true })
mkdirSync(join(intranet, "annat"), { recursive: true })
for (const path of ["units/okand/index.html", "annat/index.html", "hemlig.html", "units/dv-norr/.hemlig.html", "assets/.hemlig"]) writeFileSync(join(intranet, path), "hemligt")
writeFileSync(join(open, ".hemlig"), "hemligt")

/** Users and their groups. Everybody's password is "losen". */
export const users = { anna: "lss-dv-norr", bertil: "lss-linden", cecilia: "lss-skyddade", david: "annan-grupp", erika: "lss-dv-norr2", frida: "xlss-dv-norr" }
export const groupFile = join(home, "groups")
writeFileSync(groupFile, Object.entries(users).map(([user, group]) => `${group}: ${user}\n`).join(""))

export const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => { const { port } = server.address(); server.close(() => resolve(port)) })
})

/** What a server answers. A path is sent as it is written, dots and all. */
export const ask = (port, path, { user, method = "GET", headers = {} } = {}) => new Promise((resolve, reject) => {
  if (user) headers = { ...headers, authorization: "Basic " + Buffer.from(`${user}:losen`).toString("base64") }
  request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
    const parts = []
    answer.on("data", (part) => parts.push(part)).on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString() }))
  }).on("error", reject).end()
})

async function answers(port, child, log) {
  for (let i = 0; i < 200; i++) {
    if (child.exitCode !== null) break
    try { return await ask(port, "/") } catch { await new Promise((resolve) => setTimeout(resolve, 50)) }
  }
  throw new Error(`the server does not answer: ${existsSync(log) ? readFileSync(log, "utf8") : ""}`)
}

/** Starts nginx with printed rules and what a municipality writes beside them. */
export async function nginx(name, rules, own, port) {
  const dir = join(home, name)
  mkdirSync(join(dir, "planportal"), { recursive: true })
  writeFileSync(join(dir, "rules.conf"), rules)
  for (const [file, text] of Object.entries(own)) writeFileSync(join(dir, "planportal", file), text)
  const temps = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((part) => `${part}_temp_path ${dir}/${part};`).join("\n  ")
  writeFileSync(join(dir, "nginx.conf"), `${isRoot ? "user www-data;" : ""}
daemon off;
worker_processes 1;
pid ${dir}/pid;
error_log ${dir}/error.log;
events {}
http {
  access_log ${dir}/default.log;
  ${temps}
  include rules.conf;
}
`)
  return start("nginx", ["-p", dir, "-c", join(dir, "nginx.conf"), "-e", join(dir, "error.log")], ["-t"], port, join(dir, "error.log"))
}

const modules = ["mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "authz_groupfile", "auth_basic", "dir", "mime", "headers", "macro"]

/** Starts Apache in the same way. */
export async function apache(name, rules, own, port) {
  const dir = join(home, name)
  mkdirSync(join(dir, "planportal"), { recursive: true })
  writeFileSync(join(dir, "rules.conf"), rules)
  for (const [file, text] of Object.entries(own)) writeFileSync(join(dir, "planportal", file), text)
  writeFileSync(join(dir, "apache.conf"), `ServerRoot ${dir}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${dir}/pid
DefaultRuntimeDir ${dir}
ErrorLog ${dir}/error.log
${modules.map((m) => `LoadModule ${m}_module /usr/lib/apache2/modules/mod_${m}.so`).join("\n")}
${isRoot ? "User www-data\nGroup www-data" : ""}
TypesConfig /dev/null
LogFormat "%h %l %u %t \\"%r\\" %>s %O \\"%{Referer}i\\" \\"%{User-Agent}i\\"" combined
CustomLog ${dir}/access.log combined
DocumentRoot ${name.includes("open") ? open : intranet}
Include rules.conf
`)
  return start("apache2", ["-f", join(dir, "apache.conf"), "-D", "FOREGROUND"], ["-t"], port, join(dir, "error.log"))
}

async function start(program, args, test, port, log) {
  const env = { ...process.env, PATH: process.env.PATH + ":/usr/sbin" }
  const tried = spawnSync(program, [...args, ...test], { env, encoding: "utf8" })
  if (tried.error || tried.status !== 0 || /warn/i.test(tried.stderr)) throw new Error(`${program}: ${tried.error ?? tried.stderr}`)
  const child = spawn(program, args, { env, stdio: "ignore" })
  running.push(child)
  await answers(port, child, log)
  return () => new Promise((resolve) => child.on("exit", resolve).kill("SIGTERM"))
}
