import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  closeSync,
  statSync,
} from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { Transform, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { publishNew } from '../files/atomic-file'
import type { Host } from '../host/launch-host'

/**
 * Files of a browser that has no paths: uploads become tokens to open, targets become tokens to write and then download.
 * Everything passes through a private folder of this run. An uploaded workbook moves into the data folder under a free
 * name, because it will be edited there; a file that is no SQLite file stays behind and the host says what it is.
 */
export type FileTransfer = {
  upload(
    request: IncomingMessage,
    purpose: 'workbook' | 'excel',
    name: string,
  ): Promise<{ file: string; name: string }>
  createTarget(body: unknown): Promise<{ file: string; name: string }>
  /** False when the token is not one of a written target. */
  download(token: string, response: ServerResponse): Promise<boolean>
  dispose(): Promise<void>
}

export class UploadTooLarge extends Error {}
export class BadRequest extends Error {}

const maxBytes = { workbook: 512 * 1024 * 1024, excel: 51 * 1024 * 1024 } as const

export async function createFileTransfer(host: Host, dataFolder: string): Promise<FileTransfer> {
  const folder = await mkdtemp(join(tmpdir(), 'so-kttt-'))
  const targets = new Set<string>()
  let count = 0
  const stage = (name: string): string => {
    const sub = join(folder, String(++count))
    mkdirSync(sub)
    return join(sub, name)
  }
  return {
    async upload(request, purpose, rawName) {
      const name = cleanFileName(rawName)
      const staged = stage(name)
      await pipeline(request, limitBytes(maxBytes[purpose]), createWriteStream(staged))
      const path =
        purpose === 'workbook' && isSqlite(staged) ? await moveToFolder(staged, dataFolder, name) : staged
      return { file: await host.giveFile(path, 'open'), name: basename(path) }
    },
    async createTarget(body) {
      const name = cleanFileName(readTargetName(body))
      const file = await host.giveFile(stage(name), 'save')
      targets.add(file)
      return { file, name }
    },
    async download(token, response) {
      const path = targets.has(token) ? await host.filePath(token) : null
      if (path === null || !existsSync(path)) return false
      response.writeHead(200, {
        'content-type': 'application/octet-stream',
        'content-length': statSync(path).size,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(basename(path))}`,
      })
      await pipeline(createReadStream(path), response)
      return true
    },
    async dispose() {
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function readTargetName(body: unknown): string {
  const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : null
  if (typeof name !== 'string' || name.length > 200) throw new BadRequest()
  return name
}

/** A bare name that every system accepts; the extension stays. */
function cleanFileName(name: string): string {
  const cleaned = basename(name.normalize('NFC').replaceAll('\\', '/'))
    .replaceAll(/[:*?"<>|\p{Cc}]/gu, '-')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 120)
  return cleaned === '' ? '-' : cleaned
}

async function moveToFolder(staged: string, folder: string, name: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const extension = extname(name)
  const stem = basename(name, extension)
  for (let attempt = 1; ; attempt++) {
    const target = join(folder, attempt === 1 ? `${stem}.kttt` : `${stem} (${attempt}).kttt`)
    if (existsSync(target)) continue
    const beside = join(folder, `.${stem}.${process.pid}.upload`)
    await copyFile(staged, beside)
    publishNew(beside, target)
    return target
  }
}

function isSqlite(path: string): boolean {
  const header = Buffer.alloc(16)
  const handle = openSync(path, 'r')
  try {
    readSync(handle, header, 0, 16, 0)
  } finally {
    closeSync(handle)
  }
  return header.toString('latin1') === 'SQLite format 3\0'
}

function limitBytes(max: number): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      seen += chunk.length
      if (seen > max) done(new UploadTooLarge())
      else done(null, chunk)
    },
  })
}
