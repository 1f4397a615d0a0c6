import { Failure } from '../../shared/contract/errors'
import type { PackedArchive } from './packed-archive'
import { readRange } from './xlsx-reference'
import { readRelationships } from './xlsx-workbook'
import { readXml } from './xlsx-read-xml'

const limits = { notes: 100_000, text: 32_767, total: 16 * 1024 * 1024 } as const

/** Column to note, by row. */
export type SheetNotes = Map<number, Map<number, string>>

/** The notes on the cells of a sheet; what a program wrote for conversations is taken down to what was said. */
export async function readNotes(archive: PackedArchive, sheetPart: string): Promise<SheetNotes> {
  const notes: SheetNotes = new Map()
  const target = (await readRelationships(archive, sheetPart)).find(
    (one) => one.type === 'comments' && !one.external,
  )
  const part = target === undefined ? undefined : archive.find(target.target)
  if (part === undefined) return notes
  let reference = ''
  let text = ''
  let count = 0
  let total = 0
  readXml(await archive.readWhole(part), part.name, {
    open({ name, attributes }) {
      if (name !== 'comment') return
      reference = attributes['ref'] ?? ''
      text = ''
    },
    text(piece, path) {
      if (path.at(-1) === 't' && !path.includes('rPh')) text += piece
    },
    close(name) {
      if (name !== 'comment') return
      count += 1
      total += text.length
      if (count > limits.notes || total > limits.total)
        throw new Failure('excel-too-large', { part: part.name })
      addNote(notes, reference, text)
    },
  })
  return notes
}

function addNote(notes: SheetNotes, reference: string, written: string): void {
  const place = readRange(reference)
  const text = written
    .replace(/^\[Threaded comment\][\s\S]*?\n(?:Comment|Bình luận|Chú thích):\s*/u, '')
    .replace(/_x000D_/g, '')
    .replace(/\r\n?/g, '\n')
    .slice(0, limits.text)
    .normalize('NFC')
    .trim()
  if (place === null || text === '') return
  const row = notes.get(place.top)
  if (row === undefined) notes.set(place.top, new Map([[place.left, text]]))
  else row.set(place.left, text)
}
