import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { securityHeaders, type listPageFiles } from '../files/page-files'
import type { Access } from './access'
import { BadRequest, UploadTooLarge, type FileTransfer } from './file-transfer'

/**
 * The page and its files over HTTP on 127.0.0.1. Every request must name exactly this address as Host (a page of another
 * site that resolves to 127.0.0.1 does not) and, if it has an Origin, exactly this one. Nothing is read from cookies.
 */
export type HttpOptions = {
  port: number
  access: Access
  files: ReturnType<typeof listPageFiles>
  transfer: FileTransfer
}

const maxJsonBytes = 4096

export async function startHttpServer(options: HttpOptions): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    void answer(options, server, request, response)
  })
  server.headersTimeout = 10_000
  server.requestTimeout = 120_000
  server.maxHeadersCount = 60
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: options.port, exclusive: true }, resolve)
  })
  return { server, port: portOf(server) }
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

/** True when the request was sent to this address by this page (or by no page at all). */
export function isOwnRequest(server: Server, request: IncomingMessage, originRequired: boolean): boolean {
  const host = `127.0.0.1:${portOf(server)}`
  // Two Host headers would let the first one pass the check and the second one be used elsewhere.
  const hosts = request.headersDistinct['host'] ?? []
  if (hosts.length !== 1 || hosts[0] !== host) return false
  const { origin } = request.headers
  if (origin === undefined) return !originRequired
  return origin === `http://${host}`
}

async function answer(
  options: HttpOptions,
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
  try {
    if (!isOwnRequest(server, request, false)) {
      refuse(response, 421)
      return
    }
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      refuse(response, 403)
      return
    }
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (request.method === 'GET' && !url.pathname.startsWith('/files/'))
      await sendPageFile(options, url, response)
    else if (request.method === 'POST' && url.pathname === '/api/exchange')
      await exchangeCode(options, request, response)
    else if (!hasToken(options.access, request)) refuse(response, 401)
    else await transferFile(options, url, request, response)
  } catch (error) {
    if (error instanceof UploadTooLarge) refuse(response, 413)
    else if (error instanceof BadRequest || error instanceof SyntaxError) refuse(response, 400)
    else if (!response.headersSent) refuse(response, 500)
    else response.destroy()
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' })
  response.end(String(status))
}

async function sendPageFile(options: HttpOptions, url: URL, response: ServerResponse): Promise<void> {
  const file = options.files.get(url.pathname)
  if (file === undefined) {
    refuse(response, 404)
    return
  }
  const content = await readFile(file.path)
  // Names of assets carry a hash of their content.
  if (url.pathname.startsWith('/assets/'))
    response.setHeader('cache-control', 'private, max-age=31536000, immutable')
  response.writeHead(200, { 'content-type': file.type, 'content-length': content.length })
  response.end(content)
}

async function exchangeCode(
  options: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readJson(request)
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null
  const token = typeof code === 'string' ? options.access.exchange(code) : null
  if (token === null) refuse(response, 401)
  else sendJson(response, { token })
}

function hasToken(access: Access, request: IncomingMessage): boolean {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ')
  return scheme === 'Bearer' && token !== undefined && access.isToken(token)
}

async function transferFile(
  options: HttpOptions,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'POST' && url.pathname === '/files/upload') {
    const purpose = url.searchParams.get('purpose')
    if (request.headers['content-type'] !== 'application/octet-stream') throw new BadRequest()
    if (purpose !== 'workbook' && purpose !== 'excel') throw new BadRequest()
    sendJson(response, await options.transfer.upload(request, purpose, url.searchParams.get('name') ?? ''))
  } else if (request.method === 'POST' && url.pathname === '/files/target') {
    sendJson(response, await options.transfer.createTarget(await readJson(request)))
  } else if (request.method === 'GET') {
    const found = await options.transfer.download(url.pathname.slice('/files/'.length), response)
    if (!found) refuse(response, 404)
  } else {
    refuse(response, 405)
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  if (request.headers['content-type'] !== 'application/json') throw new BadRequest()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxJsonBytes) throw new UploadTooLarge()
    chunks.push(chunk)
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(value))
}
