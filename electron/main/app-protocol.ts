/**
 * The page lives at app://workbook/. A request is looked up in a list of the built files made once at start; no path is
 * ever computed from what was asked, so there is nothing to escape from.
 */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { protocol, type Session } from 'electron'

export const appOrigin = 'app://workbook'
export const startUrl = `${appOrigin}/`

// Styles may be inline because the grid writes its theme into <style> elements while running. They can load nothing from
// elsewhere, so a foreign style could not carry anything out.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

type ServedFile = { file: string; type: string }

/** Must run before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

function listFiles(folder: string): Map<string, ServedFile> {
  const files = new Map<string, ServedFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = contentTypes[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const file = join(entry.parentPath, entry.name)
    files.set(`/${relative(folder, file).split(sep).join('/')}`, { file, type })
  }
  const index = files.get('/index.html')
  if (index !== undefined) files.set('/', index)
  return files
}

/** Serves the files of `folder` (the built page) to one session. Everything else of the scheme is answered with 404. */
export function serveApp(session: Session, folder: string): void {
  const files = listFiles(folder)
  session.protocol.handle('app', async (request) => {
    const refuse = (status: number) => new Response(null, { status, headers: securityHeaders })
    if (request.method !== 'GET') return refuse(405)
    const url = new URL(request.url)
    const served = url.host === 'workbook' ? files.get(url.pathname) : undefined
    if (served === undefined) return refuse(404)
    const body = new Uint8Array(await readFile(served.file))
    return new Response(body, { headers: { ...securityHeaders, 'Content-Type': served.type } })
  })
}
