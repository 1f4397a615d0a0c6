/**
 * The page lives at app://workbook/. A request is looked up in a list of the built files made once at start; no path is
 * ever computed from what was asked, so there is nothing to escape from.
 */
import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { listPageFiles, securityHeaders } from '../files/page-files'

export const appOrigin = 'app://workbook'
export const startUrl = `${appOrigin}/`

/** Must run before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the files of `folder` (the built page) to one session. Everything else of the scheme is answered with 404. */
export function serveApp(session: Session, folder: string): void {
  const files = listPageFiles(folder)
  session.protocol.handle('app', async (request) => {
    const refuse = (status: number) => new Response(null, { status, headers: securityHeaders })
    if (request.method !== 'GET') return refuse(405)
    const url = new URL(request.url)
    const served = url.host === 'workbook' ? files.get(url.pathname) : undefined
    if (served === undefined) return refuse(404)
    const body = new Uint8Array(await readFile(served.path))
    return new Response(body, { headers: { ...securityHeaders, 'content-type': served.type } })
  })
}
