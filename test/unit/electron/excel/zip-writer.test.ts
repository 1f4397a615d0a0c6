import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { fromBufferPromise } from 'yauzl'
import { describe, expect, it } from 'vitest'
import { listZipParts, unpackPart } from '../../../../electron/excel/zip-parts'
import { createZipWriter, type ZipWriter } from '../../../../electron/excel/zip-writer'

const folder = join(import.meta.dirname, '../../../output/zip')
mkdirSync(folder, { recursive: true })

async function writeArchive(name: string, fill: (writer: ZipWriter) => Promise<void>): Promise<string> {
  const path = join(folder, name)
  const file = await open(path, 'w')
  try {
    const writer = createZipWriter(file)
    await fill(writer)
    await writer.finish()
  } finally {
    await file.close()
  }
  return path
}

/** What another program finds in it, with the checksums it computes itself. */
function testWithPython(path: string): string[] {
  const script = `
import json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps([[i.filename, i.file_size, i.CRC, i.compress_type, list(i.date_time)] for i in z.infolist()]))`
  return JSON.parse(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' })) as string[]
}

async function* repeatText(line: string, times: number): AsyncGenerator<string> {
  for (let index = 0; index < times; index += 1) {
    if (index % 1000 === 0) await Promise.resolve()
    yield line
  }
}

describe('zip writer', () => {
  it('writes parts from bytes, texts and streams that other programs read', async () => {
    const long = 'Tổng số hợp tác xã;25.454\n'
    const path = await writeArchive('parts.zip', async (writer) => {
      await writer.add('trống.txt', '')
      await writer.add('bytes.bin', Buffer.from([0, 1, 2, 250]), { store: true })
      await writer.add('Phụ lục/dài.csv', repeatText(long, 20_000))
      await writer.add('kho.txt', [Buffer.from('a'), 'ă', Buffer.from('b')], { store: true })
    })
    const content = long.repeat(20_000)
    expect(testWithPython(path)).toEqual([
      ['trống.txt', 0, 0, 8, [1980, 1, 1, 0, 0, 0]],
      ['bytes.bin', 4, crc32(Buffer.from([0, 1, 2, 250])), 0, [1980, 1, 1, 0, 0, 0]],
      ['Phụ lục/dài.csv', Buffer.byteLength(content), crc32(content), 8, [1980, 1, 1, 0, 0, 0]],
      ['kho.txt', 4, crc32('aăb'), 0, [1980, 1, 1, 0, 0, 0]],
    ])
    const zip = await fromBufferPromise(readFileSync(path), { lazyEntries: true, validateEntrySizes: true })
    const sizes: number[] = []
    for await (const entry of zip.eachEntry()) {
      let size = 0
      for await (const chunk of await zip.openReadStreamPromise(entry)) size += (chunk as Buffer).length
      sizes.push(size)
    }
    expect(sizes).toEqual([0, 4, Buffer.byteLength(content), 4])
  })

  it('copies parts of another archive without touching their bytes', async () => {
    const source = join(folder, 'python.zip')
    execFileSync('python3', [
      '-c',
      `
import sys, zipfile
class Forward:
    def __init__(self, path): self.file = open(path, 'wb')
    def write(self, data): return self.file.write(data)
    def flush(self): self.file.flush()
z = zipfile.ZipFile(Forward(sys.argv[1]), 'w', zipfile.ZIP_DEFLATED)
for name, text in [('một.xml', '<a>' + 'x' * 5000 + '</a>'), ('hai.xml', '<b/>')]:
    i = zipfile.ZipInfo(name, (2021, 12, 15, 8, 30, 20))
    i.compress_type = zipfile.ZIP_DEFLATED
    i.external_attr = 0o640 << 16
    z.writestr(i, text)
z.close()`,
      source,
    ])
    const parts = await listZipParts(readFileSync(source))
    // Written without going back: sizes follow the data there, and stand in the header here.
    expect(parts.every(({ entry }) => (entry.flags & 8) !== 0)).toBe(true)
    const path = await writeArchive('copied.zip', async (writer) => {
      for (const { name, entry } of parts) {
        if (name === 'hai.xml') await writer.add(name, '<b>mới</b>')
        else await writer.copy(entry)
      }
    })
    testWithPython(path)
    const copied = await listZipParts(readFileSync(path))
    expect(copied.map(({ name }) => name)).toEqual(['một.xml', 'hai.xml'])
    expect(copied[0]?.entry.data.equals(parts[0]?.entry.data ?? Buffer.alloc(0))).toBe(true)
    expect(copied[0]?.entry).toMatchObject({
      time: parts[0]?.entry.time,
      date: parts[0]?.entry.date,
      externalAttributes: parts[0]?.entry.externalAttributes,
    })
    expect(copied.map((part) => unpackPart(part).toString())).toEqual([
      `<a>${'x'.repeat(5000)}</a>`,
      '<b>mới</b>',
    ])
  })

  it('waits for the file before it asks for more', async () => {
    const path = join(folder, 'slow.zip')
    const file = await open(path, 'w')
    let asked = 0
    let written = 0
    let ahead = 0
    // A disk that takes its time, in front of the real file.
    const slow = Object.create(file, {
      write: {
        value: async (bytes: Buffer, from: number, length: number, at: number) => {
          ahead = Math.max(ahead, asked - written)
          await new Promise((resolve) => setTimeout(resolve, 2))
          written += length
          return file.write(bytes, from, length, at)
        },
      },
    }) as FileHandle
    const chunk = Buffer.alloc(256 * 1024, 'Lĩnh vực ')
    const writer = createZipWriter(slow)
    await writer.add(
      'stored.bin',
      (function* () {
        for (; asked < 20 * chunk.length; asked += chunk.length) yield chunk
      })(),
      { store: true },
    )
    await writer.finish()
    await file.close()
    expect(ahead).toBeLessThanOrEqual(chunk.length)
    testWithPython(path)
  })

  it('passes on what the source of a part throws', async () => {
    await expect(
      writeArchive('failed.zip', async (writer) => {
        await writer.add(
          'a.txt',
          (async function* () {
            yield 'x'
            await Promise.resolve()
            throw new Error('the source failed')
          })(),
        )
      }),
    ).rejects.toThrow('the source failed')
  })

  it('refuses a part after the end', async () => {
    let kept: ZipWriter | null = null
    await writeArchive('ended.zip', (writer) => {
      kept = writer
      return Promise.resolve()
    })
    await expect((kept as ZipWriter | null)?.add('late.txt', 'x')).rejects.toThrow('finished')
  })
})
