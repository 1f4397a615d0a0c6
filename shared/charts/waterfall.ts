import type {
  ChartDefinition,
  ChartOutcome,
  PictureCategory,
  PicturePoint,
  PictureSeries,
} from '../model/chart'
import { formatScaled } from '../format/format-number'
import { finishPicture, lowerName, refuse } from './assemble'
import { findChartColumns } from './chart-columns'
import { isDoubtful, markPartial } from './doubts'
import { exactOf, subtractExact, toScaled, type Exact } from './exact-sums'
import {
  listItems,
  listUnits,
  readFigure,
  unitKey,
  unitOf,
  type ChartTable,
  type Figure,
  type PlacedRow,
} from './figures'
import { readFlowRole } from './flow-words'
import type { PictureContext } from './picture-words'

/** The rows of a change: the stock, what was added and what was taken away. */
type ChangeRows = { stock: PlacedRow; added: readonly PlacedRow[]; taken: readonly PlacedRow[] }

/**
 * Finds them by their names: among the chosen rows, or in the first block of a form that has all three, of one unit. Chosen
 * rows without such names: the first is the stock, the others are added, or taken away where less is better.
 */
function findChange(table: ChartTable, rows: readonly string[] | null): ChangeRows | null {
  const items = listItems(table, rows)
  const blocks = rows === null ? splitBlocks(table, items) : [items]
  for (const block of blocks) {
    const named = readByName(block)
    if (named !== null) return named
  }
  const [stock, ...rest] = items
  if (rows === null || stock === undefined || rest.length === 0) return null
  const taken = rest.filter(({ row }) => row.direction === 'less-is-better')
  return { stock, added: rest.filter((one) => !taken.includes(one)), taken }
}

/** Whether the rows say by their names how a number changed: only then is that offered unasked. */
export function namesChange(table: ChartTable, rows: readonly string[] | null): boolean {
  const items = listItems(table, rows)
  const blocks = rows === null ? splitBlocks(table, items) : [items]
  return blocks.some((block) => readByName(block) !== null)
}

function readByName(block: readonly PlacedRow[]): ChangeRows | null {
  const stock = block.find(({ row }) => readFlowRole(row.label) === 'stock')
  if (stock === undefined) return null
  const ofUnit = block.filter(({ row }) => unitKey(unitOf(row)) === unitKey(unitOf(stock.row)))
  const added = ofUnit.filter(({ row }) => readFlowRole(row.label) === 'new')
  const taken = ofUnit.filter(({ row }) => readFlowRole(row.label) === 'gone')
  const [firstAdded] = added
  const [firstTaken] = taken
  if (firstAdded === undefined || firstTaken === undefined) return null
  // Further rows of the same name are parts of the first ("trong đó").
  return { stock, added: [firstAdded], taken: [firstTaken] }
}

function splitBlocks(table: ChartTable, items: readonly PlacedRow[]): PlacedRow[][] {
  const blocks = new Map<number, PlacedRow[]>()
  for (const item of items) {
    const section = table.layout.rows.slice(0, item.at + 1).findLastIndex((row) => row.kind === 'section')
    blocks.set(section, [...(blocks.get(section) ?? []), item])
  }
  return [...blocks.values()]
}

type Step = {
  id: string
  label: string
  kind: 'total' | 'rise' | 'fall' | 'unexplained'
  change: Exact
  figure: Figure | null
}

/**
 * Opening + new − dissolved = closing as a staircase. What the flows do not explain is a step of its own with its figure: it
 * is neither hidden nor spread over the others. Refused: nothing (no such rows), units-differ, no-base (no opening figure).
 */
export function drawWaterfall(
  definition: ChartDefinition,
  table: ChartTable,
  context: PictureContext,
): ChartOutcome {
  const { words } = context
  const { source } = definition
  const rows = source.table === 'trend' ? null : source.rows
  const found = findChange(table, rows)
  if (found === null) return refuse('nothing')
  const all = [found.stock, ...found.added, ...found.taken]
  const units = listUnits(all.map(({ row }) => row))
  if (units.length > 1) return refuse('units-differ', { units: units.join(', ') })
  const columns = findChartColumns(table.layout)
  const read = (placed: PlacedRow, column: number): Figure => readFigure(table, placed.at, column, words)
  const opening = read(found.stock, columns.previous)
  const closing = read(found.stock, columns.actual)
  const flows = [
    ...found.added.map((placed) => ({ placed, kind: 'rise' as const, figure: read(placed, columns.actual) })),
    ...found.taken.map((placed) => ({ placed, kind: 'fall' as const, figure: read(placed, columns.actual) })),
  ]
  const from = exactOf(opening)
  const to = exactOf(closing)
  if (to === null && flows.every(({ figure }) => figure.value === null)) return refuse('nothing')
  if (from === null) return refuse('no-base')
  const headers = { opening: headOf(table, columns.previous), closing: headOf(table, columns.actual) }
  const steps: Step[] = [
    { id: 'opening', label: words.steps.opening, kind: 'total', change: from, figure: opening },
    ...flows.map(({ placed, kind, figure }): Step => {
      const exact = exactOf(figure) ?? { units: 0n, decimals: 0 }
      const change = kind === 'fall' ? { ...exact, units: -exact.units } : exact
      return { id: placed.row.id, label: placed.row.label, kind, change, figure }
    }),
  ]
  const explained = steps.reduce<Exact>((sum, { change }) => addExact(sum, change), {
    units: 0n,
    decimals: 0,
  })
  // What a sum lacks that is not complete yet is no change that nobody can explain.
  const isWhole = !opening.partial && !closing.partial
  const unexplained = to === null || !isWhole ? null : subtractExact(to, explained)
  const flowsKnown = flows.every(({ figure }) => figure.value !== null || figure.status === 'none')
  if (unexplained !== null && unexplained.units !== 0n)
    steps.push({
      id: 'unexplained',
      label: words.steps.unexplained,
      kind: 'unexplained',
      change: unexplained,
      figure: null,
    })
  if (to !== null)
    steps.push({ id: 'closing', label: words.steps.closing, kind: 'total', change: to, figure: closing })
  const categories = steps.map(({ id, label }): PictureCategory => ({
    id,
    label:
      id === 'opening' || id === 'closing'
        ? [label, headers[id]].filter((text) => text !== '').join(' · ')
        : label,
    tile: null,
    lessIsBetter: false,
  }))
  return finishPicture(
    definition,
    {
      title: words.titles.change(lowerName(found.stock.row.label)),
      unit: units[0] ?? '',
      categories,
      series: buildSeries(steps, words),
      figures: steps.flatMap(({ figure }) => figure ?? []),
      notes: [
        ...(unexplained === null || unexplained.units === 0n
          ? []
          : [words.notes.unexplained(`${writeSigned(unexplained)} ${units[0] ?? ''}`.trim())]),
        ...(flowsKnown
          ? []
          : [words.notes.missing(flows.filter(({ figure }) => figure.value === null).length)]),
      ],
    },
    context,
  )
}

function headOf({ layout }: ChartTable, column: number): string {
  return (layout.columns[column]?.header ?? [])
    .filter((text) => /\d{4}/.test(text))
    .join(' ')
    .replace(/[¹²³⁴-⁹]/g, '')
    .trim()
}

function addExact(a: Exact, b: Exact): Exact {
  return subtractExact(a, { ...b, units: -b.units })
}

function writeSigned(exact: Exact): string {
  const scaled = toScaled(exact)
  return scaled === null ? String(exact.units) : formatScaled(scaled, exact.decimals, { sign: true })
}

/** Totals, rises and falls are three series over the same steps, so that each has its own look and its own name. */
function buildSeries(steps: readonly Step[], words: PictureContext['words']): PictureSeries[] {
  let level: Exact = { units: 0n, decimals: 0 }
  const bars = steps.map(({ kind, change, figure }): { role: PictureSeries['role']; point: PicturePoint } => {
    const start = kind === 'total' ? { units: 0n, decimals: 0 } : level
    const end = kind === 'total' ? change : addExact(level, change)
    level = end
    const isMissing = figure !== null && figure.value === null
    const role = kind === 'total' ? 'total' : change.units < 0n || kind === 'fall' ? 'fall' : 'rise'
    return {
      role,
      point: {
        value: isMissing ? null : lengthOf(end),
        from: lengthOf(start),
        text: isMissing
          ? figure.text
          : markPartial(
              kind === 'total' ? (figure?.text ?? '') : writeSigned(change),
              figure?.partial === true,
            ),
        detail: '',
        estimated: figure !== null && isDoubtful(figure),
        cell: figure?.cell ?? null,
      },
    }
  })
  const blank: PicturePoint = { value: null, from: 0, text: '', detail: '', estimated: false, cell: null }
  return (['total', 'rise', 'fall'] as const)
    .filter((role) => bars.some((bar) => bar.role === role))
    .map((role) => ({
      id: role,
      name: words.waterfall[role],
      role,
      draw: 'bar' as const,
      points: bars.map((bar) => (bar.role === role ? bar.point : blank)),
    }))
}

function lengthOf({ units, decimals }: Exact): number {
  return Number(units) / 10 ** decimals
}
