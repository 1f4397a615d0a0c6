import { posix } from 'node:path'
import { Failure } from '../../shared/contract/errors'
import { decodeXml, encodeXml, readAttribute, scanTags, setAttribute } from './patch-scan'
import { patchSheet, type SheetEdits } from './patch-sheet'
import { findPercentStyles } from './patch-styles'
import { listZipParts, unpackPart, type ZipPart } from './zip-parts'
import type { ZipWriter } from './zip-writer'

/**
 * Fills figures into somebody else's workbook: the parts of the filled sheets are patched, where formulas have to be
 * computed anew the workbook part is told so, and every other part is copied as it lies in the file, byte for byte.
 */
/** A sheet that unpacks to more than this is no form to be filled. */
const maxPart = 200 * 1024 * 1024

/**
 * @param recalculate whether the workbook has formulas, which may depend on what is filled in
 * @returns how many stored results of formulas were taken away
 * @throws Failure excel-damaged, excel-too-large, template-macros, template-sheet-missing (detail.sheet)
 */
export async function patchWorkbook(
  bytes: Buffer,
  sheets: readonly SheetEdits[],
  recalculate: boolean,
  writer: ZipWriter,
): Promise<{ staleFormulas: number }> {
  const parts = await listZipParts(bytes)
  const book = findWorkbook(parts)
  const percentStyles =
    book.styles === null ? new Set<string>() : findPercentStyles(readPart(book.styles).text)
  const changed = new Map<string, Buffer>()
  let staleFormulas = 0
  for (const { sheet, edits } of sheets) {
    if (edits.length === 0) continue
    const part = book.findSheet(sheet)
    const { text, encode } = readPart(part)
    const patch = asDamaged(() => patchSheet(text, edits, percentStyles))
    staleFormulas += patch.staleFormulas
    if (patch.xml !== text) changed.set(part.name, encode(patch.xml))
  }
  if (recalculate && changed.size > 0) {
    const { text, encode } = readPart(book.part)
    changed.set(book.part.name, encode(asDamaged(() => demandCalculation(text))))
  }
  for (const { name, entry } of parts) {
    const content = changed.get(name)
    if (content === undefined) await writer.copy(entry)
    else await writer.add(name, content)
  }
  await writer.finish()
  return { staleFormulas }
}

type Workbook = { part: ZipPart; styles: ZipPart | null; findSheet: (name: string) => ZipPart }

/** Part names are compared without case, as the packages of office files are. */
function findWorkbook(parts: readonly ZipPart[]): Workbook {
  const byName = new Map(parts.map((part) => [part.name.toLowerCase(), part]))
  const need = (name: string): ZipPart => {
    const part = byName.get(name.toLowerCase())
    if (part === undefined) throw new Failure('excel-damaged')
    return part
  }
  if (parts.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name))) throw new Failure('template-macros')
  const main = readRelations(need('_rels/.rels'), '').find(({ type }) => /\/officeDocument$/.test(type))
  if (main === undefined) throw new Failure('excel-damaged')
  const part = need(main.target)
  const folder = posix.dirname(part.name)
  const relations = readRelations(
    need(posix.join(folder, '_rels', `${posix.basename(part.name)}.rels`)),
    folder,
  )
  const styles = relations.find(({ type }) => /\/styles$/.test(type))
  return {
    part,
    styles: styles === undefined ? null : (byName.get(styles.target.toLowerCase()) ?? null),
    findSheet(name) {
      const { text } = readPart(part)
      for (const tag of scanTags(text)) {
        if (tag.local !== 'sheet' || tag.kind === 'close') continue
        const written = text.slice(tag.start, tag.end)
        if (decodeXml(readAttribute(written, 'name') ?? '').normalize('NFC') !== name) continue
        const id = /\s[\w.-]+:id\s*=\s*("[^"]*"|'[^']*')/.exec(written)?.[1]?.slice(1, -1)
        const relation = relations.find((one) => one.id === id)
        if (relation !== undefined && /\/worksheet$/.test(relation.type)) return need(relation.target)
      }
      throw new Failure('template-sheet-missing', { sheet: name })
    },
  }
}

type Relation = { id: string; type: string; target: string }

function readRelations(part: ZipPart, folder: string): Relation[] {
  const { text } = readPart(part)
  const relations: Relation[] = []
  for (const tag of scanTags(text)) {
    if (tag.local !== 'Relationship' || tag.kind === 'close') continue
    const written = text.slice(tag.start, tag.end)
    const read = (name: string): string => decodeXml(readAttribute(written, name) ?? '')
    const target = read('Target').replaceAll('\\', '/')
    relations.push({
      id: read('Id'),
      type: read('Type'),
      target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
    })
  }
  return relations
}

/** The text of a part and the way back to its bytes. @throws Failure excel-damaged, excel-too-large */
function readPart(part: ZipPart): { text: string; encode: (text: string) => Buffer } {
  if (part.entry.size > maxPart) throw new Failure('excel-too-large', { part: part.name.slice(0, 100) })
  const bytes = unpackPart(part)
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null
  const label = wide ?? 'utf-8'
  const text = asDamaged(() => new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes))
  return {
    text,
    encode(changed) {
      if (wide === null) return Buffer.from(changed, 'utf8')
      const encoded = Buffer.from(changed, 'utf16le')
      return wide === 'utf-16be' ? encoded.swap16() : encoded
    },
  }
}

function asDamaged<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure('excel-damaged')
  }
}

/** What may stand before `calcPr` in a workbook part, nearest first. */
const beforeCalculation = ['definedNames', 'externalReferences', 'functionGroups', 'sheets']

/** The workbook part with the order to compute all formulas when it is opened. @throws SyntaxError where it has no sheets */
function demandCalculation(xml: string): string {
  const ends = new Map<string, number>()
  let prefix = ''
  for (const tag of scanTags(xml)) {
    if (tag.local === 'calcPr' && tag.kind !== 'close') {
      const written = setAttribute(xml.slice(tag.start, tag.end), 'fullCalcOnLoad', '1')
      return xml.slice(0, tag.start) + written + xml.slice(tag.end)
    }
    if (tag.local === 'workbook') prefix = encodeXml(tag.name.slice(0, -'workbook'.length))
    if (tag.kind !== 'open') ends.set(tag.local, tag.end)
  }
  const place = beforeCalculation.flatMap((name) => ends.get(name) ?? [])[0]
  if (place === undefined) throw new SyntaxError('no sheets')
  return `${xml.slice(0, place)}<${prefix}calcPr fullCalcOnLoad="1"/>${xml.slice(place)}`
}
