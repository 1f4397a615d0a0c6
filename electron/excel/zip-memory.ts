import type { ZipTarget } from './zip-writer'

/** Takes a small archive in memory: a workbook that becomes a part of another archive. */
export type MemoryTarget = ZipTarget & { bytes: () => Buffer }

export function createMemoryTarget(): MemoryTarget {
  let content = Buffer.alloc(64 * 1024)
  let end = 0
  return {
    write(bytes, offset, length, position) {
      const needed = position + length
      if (needed > content.length) {
        const larger = Buffer.alloc(Math.max(needed, content.length * 2))
        content.copy(larger, 0, 0, end)
        content = larger
      }
      bytes.copy(content, position, offset, offset + length)
      end = Math.max(end, needed)
      return Promise.resolve({ bytesWritten: length })
    },
    bytes: () => content.subarray(0, end),
  }
}
