import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import WebSocket from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWebShell, type WebShell } from '../../electron/web/web-shell'
import { createAccess } from '../../electron/web/access'
import { exchangeCode } from '../fixtures/host-transports'
import { bundleProgram, repoRoot } from '../tools/bundle-program'

let folder: string
let dataFolder: string
let shell: WebShell
let token: string
let idle = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kttt-test-'))
  dataFolder = join(folder, 'data')
  const pageFolder = join(folder, 'page')
  mkdirSync(join(pageFolder, 'assets'), { recursive: true })
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>trang</title>')
  writeFileSync(join(pageFolder, 'assets', 'a-1.js'), 'export {}')
  writeFileSync(join(folder, 'secret.html'), 'secret')
  shell = await startWebShell({
    workerFile: await bundleProgram('electron/host/host-worker.ts'),
    excelWorkerFile: await bundleProgram('electron/excel/excel-worker.ts'),
    configFolder: join(folder, 'config'),
    dataFolder,
    resourcesFolder: join(repoRoot, 'resources'),
    pageFolder,
    port: 0,
    idleMs: 150,
    onIdle: () => idle++,
  })
  token = await exchangeCode(shell.issueAddress())
})
afterAll(async () => {
  await shell.stop()
  rmSync(folder, { recursive: true, force: true })
})

type Answer = { status: number; headers: Record<string, unknown>; body: string }

function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer; host?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(
      {
        host: '127.0.0.1',
        port: shell.port,
        path,
        method: options.method ?? 'GET',
        headers: { host: `127.0.0.1:${shell.port}`, ...options.headers },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          })
        })
      },
    )
    call.on('error', reject)
    call.end(options.body)
  })
}

const bearer = (): Record<string, string> => ({ authorization: `Bearer ${token}` })
const json = { 'content-type': 'application/json' }
const binary = { 'content-type': 'application/octet-stream' }

describe('the loopback shell over HTTP', () => {
  it('serves the page with a strict policy', async () => {
    const page = await ask('/')
    expect(page.status).toBe(200)
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    for (const part of ['base-uri', 'form-action', 'frame-ancestors', 'object-src'])
      expect(policy).toContain(`${part} 'none'`)
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(page.headers['set-cookie']).toBeUndefined()
    expect(page.headers['access-control-allow-origin']).toBeUndefined()
  })

  it('answers only to its own name', async () => {
    for (const host of [
      'localhost',
      `localhost:${shell.port}`,
      'kttt.example',
      `127.0.0.1:${shell.port + 1}`,
      '127.0.0.1',
    ]) {
      expect((await ask('/', { headers: { host } })).status).toBe(421)
    }
    const twoHosts = await raw(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${shell.port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
    )
    expect(twoHosts).not.toContain('200 OK')
  })

  it('refuses other origins and other sites', async () => {
    for (const origin of [
      'http://evil.example',
      `http://localhost:${shell.port}`,
      `http://127.0.0.1:1`,
      'null',
    ]) {
      expect((await ask('/', { headers: { origin } })).status).toBe(421)
    }
    expect((await ask('/', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
    expect((await ask('/', { headers: { 'sec-fetch-site': 'same-site' } })).status).toBe(403)
    expect((await ask('/', { headers: { 'sec-fetch-site': 'none' } })).status).toBe(200)
  })

  it('knows only the files of the page', async () => {
    expect((await ask('/assets/a-1.js')).status).toBe(200)
    for (const path of [
      '/secret.html',
      '/../secret.html',
      '/%2e%2e/secret.html',
      '/assets/..%2f..%2fsecret.html',
      '/assets',
      '//',
      '/index.html/',
    ]) {
      expect((await ask(path)).status).not.toBe(200)
    }
  })

  it('exchanges a code once and only as JSON', async () => {
    const address = shell.issueAddress()
    const body = JSON.stringify({ code: new URL(address).hash.replace('#code=', '') })
    expect(
      (await ask('/api/exchange', { method: 'POST', body, headers: { 'content-type': 'text/plain' } }))
        .status,
    ).toBe(400)
    expect((await ask('/api/exchange', { method: 'POST', body, headers: json })).status).toBe(200)
    expect((await ask('/api/exchange', { method: 'POST', body, headers: json })).status).toBe(401)
    expect((await ask('/api/exchange', { method: 'POST', body: '{', headers: json })).status).toBe(400)
    expect((await ask('/api/exchange', { method: 'POST', body: '{"code":1}', headers: json })).status).toBe(
      401,
    )
    const large = JSON.stringify({ code: 'x'.repeat(10_000) })
    expect((await ask('/api/exchange', { method: 'POST', body: large, headers: json })).status).toBe(413)
  })

  it('transfers files only with the token, and only those it was asked for', async () => {
    const target = JSON.stringify({ purpose: 'excel', name: 'a.xlsx' })
    expect((await ask('/files/target', { method: 'POST', body: target, headers: json })).status).toBe(401)
    expect(
      (
        await ask('/files/target', {
          method: 'POST',
          body: target,
          headers: { ...json, authorization: 'Bearer x' },
        })
      ).status,
    ).toBe(401)
    const made = await ask('/files/target', {
      method: 'POST',
      body: target,
      headers: { ...json, ...bearer() },
    })
    expect(made.status).toBe(200)
    const { file } = JSON.parse(made.body) as { file: string }
    expect((await ask(`/files/${file}`, { headers: bearer() })).status).toBe(404) // nothing written yet
    expect((await ask('/files/AAAAAAAAAAAAAAAAAAAAAAAA', { headers: bearer() })).status).toBe(404)
    expect((await ask('/files/..%2f..%2fetc%2fpasswd', { headers: bearer() })).status).toBe(404)
    expect((await ask(`/files/${file}`, { method: 'DELETE', headers: bearer() })).status).toBe(405)
    // A file that the user opened is not one to download.
    const opened = await shell.host.giveFile(join(folder, 'secret.html'), 'open')
    expect((await ask(`/files/${opened}`, { headers: bearer() })).status).toBe(404)
  })

  it('takes uploads under a clean name and never over another file', async () => {
    const upload = (name: string, body: string | Buffer): Promise<Answer> =>
      ask(`/files/upload?purpose=workbook&name=${encodeURIComponent(name)}`, {
        method: 'POST',
        body,
        headers: { ...binary, ...bearer() },
      })
    const header = Buffer.from('SQLite format 3\0 rest')
    for (const name of ['../../evil.kttt', 'C:\\x\\evil.kttt', 'evil.kttt']) {
      expect(JSON.parse((await upload(name, header)).body)).toMatchObject({
        name: expect.stringMatching(/^evil( \(\d\))?\.kttt$/) as string,
      })
    }
    expect((await upload('..', header)).status).toBe(200)
    expect((await upload('không phải.kttt', 'TT\tChỉ tiêu')).status).toBe(200)
    const names = readdirSync(dataFolder)
    expect(names.filter((name) => name.startsWith('evil')).sort()).toEqual([
      'evil (2).kttt',
      'evil (3).kttt',
      'evil.kttt',
    ])
    expect(names.some((name) => name.includes('không'))).toBe(false)
    expect(
      (
        await ask('/files/upload?purpose=shell&name=a', {
          method: 'POST',
          body: 'x',
          headers: { ...binary, ...bearer() },
        })
      ).status,
    ).toBe(400)
    expect(
      (
        await ask('/files/upload?purpose=excel&name=a', {
          method: 'POST',
          body: 'x',
          headers: { ...json, ...bearer() },
        })
      ).status,
    ).toBe(400)
  })

  it('is not reachable from outside', async (context) => {
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find((item) => item.family === 'IPv4' && !item.internal)
    if (outside === undefined) return context.skip('this machine has no address but loopback')
    await expect(
      new Promise((resolve, reject) => {
        const socket = connect(shell.port, outside.address, () => {
          resolve('connected')
        })
        socket.on('error', reject)
      }),
    ).rejects.toThrow()
  })
})

describe('the loopback shell over WebSocket', () => {
  const origin = (): string => `http://127.0.0.1:${shell.port}`
  const dial = (path: string, protocols: string[], headers: Record<string, string>): Promise<string> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${shell.port}${path}`, protocols, { headers })
      socket.on('open', () => {
        socket.close()
        resolve('open')
      })
      socket.on('error', () => {
        resolve('refused')
      })
    })

  it('opens only for its own page with the token', async () => {
    const good = ['kttt.v1', token]
    expect(await dial('/ws', good, { origin: origin() })).toBe('open')
    expect(await dial('/ws', good, {})).toBe('refused')
    expect(await dial('/ws', good, { origin: 'http://evil.example' })).toBe('refused')
    expect(await dial('/ws', good, { origin: origin(), host: 'evil.example' })).toBe('refused')
    expect(await dial('/other', good, { origin: origin() })).toBe('refused')
    expect(await dial('/ws', ['kttt.v1'], { origin: origin() })).toBe('refused')
    expect(await dial('/ws', ['kttt.v1', 'x'.repeat(43)], { origin: origin() })).toBe('refused')
    expect(await dial('/ws', [token, 'kttt.v1'], { origin: origin() })).toBe('refused')
  })

  it('closes on a frame that is no frame', async () => {
    for (const message of ['{', '{"kind":"call"}', '[]', Buffer.from([1, 2])]) {
      const code = await new Promise<number>((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${shell.port}/ws`, ['kttt.v1', token], {
          origin: origin(),
        })
        socket.on('open', () => {
          socket.send(message)
        })
        socket.on('close', resolve)
      })
      expect(code).toBe(1003)
    }
  })

  it('ends when nobody has been connected for a while', async () => {
    const before = idle
    await dial('/ws', ['kttt.v1', token], { origin: origin() })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(idle).toBeGreaterThan(before)
  })
})

describe('a one-time code', () => {
  it('expires', () => {
    let now = 0
    const access = createAccess(() => now)
    const code = access.issueCode()
    now = 10 * 60_000
    expect(access.exchange(code)).toBeNull()
    const fresh = access.issueCode()
    const issued = access.exchange(fresh)
    expect(issued).not.toBeNull()
    expect(access.isToken(issued ?? '')).toBe(true)
    expect(access.isToken('')).toBe(false)
  })
})

function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(shell.port, '127.0.0.1', () => {
      socket.write(text)
    })
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk.toString()
    })
    socket.on('close', () => {
      resolve(answer)
    })
    socket.on('error', reject)
  })
}
