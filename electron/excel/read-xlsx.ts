import { Failure } from '../../shared/contract/errors'
import { makeSheetDecoder, type SheetDecoder, type TextRun } from '../../shared/format/legacy-runs'
import type { FileRemark } from '../../shared/model/import-draft'
import type { CellGrid } from '../../shared/table/cell-grid'
import type { ReportProgress } from './excel-job'
import type { FileContent, ReadOptions } from './file-content'
import type { PackedArchive, PackedPart } from './packed-archive'
import { cellKind, type CellBudget, type PackedCells } from './packed-cells'
import { PackedRows } from './packed-rows'
import { PackedTexts } from './packed-texts'
import { attachIdentities } from './xlsx-identity'
import { readMerges } from './xlsx-merges'
import { readNotes } from './xlsx-notes'
import { XmlScanner, type XmlSink } from './xlsx-scan'
import { SharedTexts } from './xlsx-shared-texts'
import { SheetCells } from './xlsx-sheet-cells'
import { readStyles, type StyleTable } from './xlsx-styles'
import { readWorkbookParts, type SheetPart } from './xlsx-workbook'

/**
 * Reads .xlsx and .xlsm in one streaming pass over each part: the gate's counting and the reading are the same pass. Sheets
 * stay packed; a row becomes objects when it is asked for. Throws Failure: excel-damaged, excel-too-large, excel-unsafe,
 * excel-empty when no sheet has a cell.
 */
export async function readXlsx(
  archive: PackedArchive,
  options: ReadOptions,
  report: ReportProgress = () => undefined,
): Promise<FileContent> {
  const parts = await readWorkbookParts(archive)
  const { sheets, date1904, sharedStrings } = parts
  const large = new Set([
    ...sheets.map(({ part }) => part),
    ...(sharedStrings === null ? [] : [sharedStrings]),
  ])
  const read = createPartReader(archive, large, report)
  const styles = await readStyleTable(archive, parts.styles, date1904)
  const texts = new PackedTexts()
  if (sharedStrings !== null) await read(sharedStrings, new SharedTexts(texts))
  const book: Book = {
    archive,
    styles,
    texts,
    sharedTexts: texts.length,
    options,
    date1904,
    budget: { cells: 0 },
  }
  const remarks: FileRemark[] = []
  if (parts.hasMacros) remarks.push({ kind: 'macros' })
  if (parts.externalLinks > 0) remarks.push({ kind: 'external-links', count: parts.externalLinks })
  const grids: CellGrid[] = []
  for (const sheet of sheets) {
    const content = new SheetCells(texts, book.sharedTexts, date1904, book.budget)
    await read(sheet.part, content)
    const { grid, found } = await makeGrid(book, sheet, content)
    grids.push(grid)
    remarks.push(...found)
  }
  await archive.checkRest(large)
  if (book.budget.cells === 0) throw new Failure('excel-empty')
  const named = attachIdentities(grids)
  const kept = new Set(named.map(({ sheet }) => sheet))
  return {
    format: 'xlsx',
    grids: named,
    remarks: remarks.filter((remark) => !('sheet' in remark) || kept.has(remark.sheet)),
  }
}

type Book = {
  archive: PackedArchive
  styles: StyleTable
  texts: PackedTexts
  sharedTexts: number
  options: ReadOptions
  date1904: boolean
  budget: CellBudget
}

/** Progress is counted in bytes of the large parts. */
function createPartReader(
  archive: PackedArchive,
  large: ReadonlySet<PackedPart>,
  report: ReportProgress,
): (part: PackedPart, sink: XmlSink) => Promise<void> {
  const total = [...large].reduce((sum, { size }) => sum + size, 0)
  const step = Math.max(1, total / 100)
  let done = 0
  let reported = 0
  return async (part, sink) => {
    const scanner = new XmlScanner(sink, part.name)
    await archive.stream(part, (piece) => {
      scanner.write(piece)
      done += piece.length
      if (done - reported < step) return
      reported = done
      report(Math.min(done, total), total)
    })
    scanner.end()
  }
}

async function readStyleTable(
  archive: PackedArchive,
  part: PackedPart | null,
  date1904: boolean,
): Promise<StyleTable> {
  if (part === null) return readStyles(null, date1904)
  return readStyles({ bytes: await archive.readWhole(part), part: part.name }, date1904)
}

async function makeGrid(
  book: Book,
  { name, hidden, part }: SheetPart,
  content: SheetCells,
): Promise<{ grid: CellGrid; found: FileRemark[] }> {
  const { texts, styles, options } = book
  const { cells, arrays } = content
  const notes = await readNotes(book.archive, part.name)
  const samples = sampleTexts(cells, texts, styles)
  const decoder = makeSheetDecoder(samples, options.legacy === 'by-evidence')
  const rows = new PackedRows({ cells, texts, styles, decoder, notes, arrays })
  const found: FileRemark[] = []
  if (hidden && cells.length > 0) found.push({ kind: 'hidden-sheet', sheet: name })
  for (const legacy of countLegacy(samples, cells, texts, styles, decoder))
    found.push({ kind: 'legacy-text', sheet: name, ...legacy })
  if (content.doubtful > 0) found.push({ kind: 'doubtful-formulas', sheet: name, cells: content.doubtful })
  const hiddenColumns = listHiddenColumns(content)
  const grid: CellGrid = {
    sheet: name,
    rows,
    merges: readMerges(content.merges, { row: cells.lowest, column: cells.widest }),
    identity: null,
  }
  if (hidden) grid.hidden = true
  if (hiddenColumns.length > 0) grid.hiddenColumns = hiddenColumns
  return { grid, found }
}

/** Up to the last column with a cell. */
function listHiddenColumns({ hiddenColumns, cells }: SheetCells): number[] {
  const hidden = new Set<number>()
  for (const { first, last } of hiddenColumns)
    for (let column = first; column <= Math.min(last, cells.widest); column++) hidden.add(column)
  return [...hidden].sort((a, b) => a - b)
}

/** Enough to tell how a sheet is written, and of cells in old fonts alone. */
const sampleSizes = { any: 5000, legacy: 20_000 } as const

/** Texts beyond ASCII, a shared one once for each kind of its cells' fonts. */
function sampleTexts(cells: PackedCells, texts: PackedTexts, styles: StyleTable): TextRun[][] {
  const seen = new Set<number>()
  const samples: TextRun[][] = []
  for (let cell = 0; cell < cells.length; cell++) {
    if (cells.kindAt(cell) !== cellKind.text) continue
    const style = cells.styleAt(cell)
    const isLegacy = styles.isLegacy(style)
    if (samples.length >= (isLegacy ? sampleSizes.legacy : sampleSizes.any)) continue
    const text = cells.valueAt(cell)
    const key = text * 2 + (isLegacy ? 1 : 0)
    if (texts.isPlain(text) || seen.has(key)) continue
    seen.add(key)
    samples.push(runsOf(texts, text, styles.fontOf(style)))
  }
  return samples
}

function runsOf(texts: PackedTexts, text: number, font: string): TextRun[] {
  return texts.read(text).map((run) => ({ text: run.text, font: run.font ?? font }))
}

/** What was decoded in a sheet, cell by cell; most sheets have nothing, which the sample tells. */
function countLegacy(
  samples: readonly TextRun[][],
  cells: PackedCells,
  texts: PackedTexts,
  styles: StyleTable,
  decoder: SheetDecoder,
): ReturnType<SheetDecoder['found']> {
  for (const runs of samples) decoder.decode(runs)
  if (decoder.found().length === 0) return []
  const before = new Map(decoder.found().map((one) => [`${one.encoding} ${one.by}`, one.cells]))
  for (let cell = 0; cell < cells.length; cell++) {
    if (cells.kindAt(cell) !== cellKind.text) continue
    decoder.decode(runsOf(texts, cells.valueAt(cell), styles.fontOf(cells.styleAt(cell))))
  }
  return decoder
    .found()
    .map((one) => ({ ...one, cells: one.cells - (before.get(`${one.encoding} ${one.by}`) ?? 0) }))
    .filter((one) => one.cells > 0)
}
