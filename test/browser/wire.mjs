// How does a web server hand out the open site? Packed, as every server does,
// and counted, so that a page's weight is what goes over the wire.
import { readFileSync, statSync } from "node:fs"
import { createServer } from "node:http"
import { extname, join, normalize } from "node:path"
import { gzipSync } from "node:zlib"

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
  ".woff2": "font/woff2", ".png": "image/png", ".txt": "text/plain; charset=utf-8", ".xml": "application/xml", ".docx": "application/octet-stream",
}

const packed = /\.(html|css|js|svg|txt|xml)$/

/** Serves a folder; sent tells the weight of each file that was asked for since it was last cleared. */
export async function served(folder) {
  const sent = new Map()
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)).replace(/\/$/, "/index.html")
    const file = join(folder, path)
    const there = statSync(file, { throwIfNoEntry: false })?.isFile()
    const from = there ? file : join(folder, "404.html")
    const name = there ? path : "/404.html"
    const zip = packed.test(name)
    const body = zip ? gzipSync(readFileSync(from)) : readFileSync(from)
    sent.set(name, body.length)
    response.writeHead(there ? 200 : 404, {
      "content-type": types[extname(name)] ?? "application/octet-stream", "content-length": body.length,
      "cache-control": name.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      ...(zip && { "content-encoding": "gzip" }),
    })
    response.end(body)
  })
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready))
  const { port } = server.address()
  return { sent, url: (path) => `http://127.0.0.1:${port}/${path}`, close: () => new Promise((done) => { server.closeAllConnections(); server.close(done) }) }
}
