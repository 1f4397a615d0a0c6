import type {
  PackDefinition,
  PackItem,
  PackPaper,
  PackTableSource,
  StoredPack,
} from '../../../shared/model/pack'
import type { ChartId } from '../../../shared/model/ids'
import type { ChartDefinition } from '../../../shared/model/chart'

/** Changes of a pack as data: each gives a new definition, none changes the old one. */

const emptyPaper: PackPaper = {
  superior: '',
  agency: '',
  number: '',
  placeAndDate: '',
  title: '',
  attachment: '',
  recipients: [],
  signer: { office: '', name: '' },
  header: 'official',
}

export type NewPack = {
  name: string
  /** Title of the report: that of its table. */
  title: string
  table: { source: PackTableSource; label: string; orientation: 'portrait' | 'landscape' } | null
  charts: readonly (ChartId | ChartDefinition)[]
}

/** A pack of charts with a table behind them as its appendix. What offices write alike each time comes from the last pack. */
export function makePack(
  { name, title, table, charts }: NewPack,
  packs: readonly StoredPack[],
  newId: () => string,
): PackDefinition {
  const last = packs.at(-1)?.definition.paper ?? emptyPaper
  return {
    name: freeName(name, packs),
    // Number and attachment belong to one report.
    paper: { ...last, title, number: '', attachment: '' },
    items: [
      ...charts.map((chart): PackItem => ({ id: newId(), kind: 'chart', chart, size: 'half' })),
      ...(table === null ? [] : [makeTable(table, newId())]),
    ],
  }
}

export function makeTable(
  { source, label, orientation }: NonNullable<NewPack['table']>,
  id: string,
): PackItem {
  return { id, kind: 'table', source, period: 'shown', locality: 'shown', label, orientation, marks: false }
}

/** "Họp tháng 12" → "Họp tháng 12 (2)" where there is one already. A name has at most 120 letters. */
export function freeName(wanted: string, packs: readonly StoredPack[]): string {
  const taken = new Set(packs.map(({ definition }) => definition.name))
  const stem = wanted.trim().slice(0, 110)
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? stem : `${stem} (${String(count)})`
    if (!taken.has(name)) return name
  }
}

/** Moves an item to a place in the order. */
export function moveItem(definition: PackDefinition, id: string, to: number): PackDefinition {
  const item = definition.items.find((one) => one.id === id)
  if (item === undefined) return definition
  const rest = definition.items.filter((one) => one.id !== id)
  return { ...definition, items: rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, item) }
}

export function changeItem(definition: PackDefinition, changed: PackItem): PackDefinition {
  return { ...definition, items: definition.items.map((one) => (one.id === changed.id ? changed : one)) }
}

export function removeItem(definition: PackDefinition, id: string): PackDefinition {
  return { ...definition, items: definition.items.filter((one) => one.id !== id) }
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const

/** Puts a number into the words of a label: "I" → "Phụ lục I", nothing → "Phụ lục", as a report's only appendix is called. */
type WriteLabel = (roman: string) => string

/** The next "Phụ lục …" of a pack. */
export function nextLabel(items: readonly PackItem[], write: WriteLabel): string {
  const labels = new Set(
    numberAppendixes(items, write).flatMap((item) => (item.kind === 'table' ? [item.label] : [])),
  )
  return romans.map(write).find((label) => !labels.has(label)) ?? write(String(labels.size + 1))
}

/**
 * Adds an item at the end. On sheets that a break has just begun, a table lies or stands as they do; beside a second
 * appendix the one that was alone gets its number.
 */
export function addItem(definition: PackDefinition, item: PackItem, write: WriteLabel): PackDefinition {
  const last = definition.items.at(-1)
  const items =
    item.kind === 'table' && item.label !== '' ? numberAppendixes(definition.items, write) : definition.items
  const added =
    item.kind === 'table' && last?.kind === 'page-break' ? { ...item, orientation: last.orientation } : item
  return { ...definition, items: [...items, added] }
}

function numberAppendixes(items: readonly PackItem[], write: WriteLabel): readonly PackItem[] {
  const alone = write('').trim()
  return items.map((item) =>
    item.kind === 'table' && item.label === alone ? { ...item, label: write('I') } : item,
  )
}

/**
 * Changes what the paper says. "(Kèm theo Báo cáo số …)" follows number, date and agency for as long as nobody wrote it
 * otherwise.
 */
export function changePaper(
  paper: PackPaper,
  part: Partial<PackPaper>,
  writeAttachment: (paper: PackPaper) => string,
): PackPaper {
  const next = { ...paper, ...part }
  const isOwn = paper.attachment !== '' && paper.attachment !== writeAttachment(paper)
  return part.attachment !== undefined || isOwn ? next : { ...next, attachment: writeAttachment(next) }
}
