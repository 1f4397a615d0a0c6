import { locate } from '../calc/axes'
import { cellState } from '../calc/cube'
import type { CellSpec } from '../calc/evaluate-cell'
import type { Dimensions, Indicator } from '../model/dimension'
import type { FactKey } from '../model/fact'
import type { FindingCell } from '../model/finding'
import type { StatedCell } from '../model/form'
import type { FormId, IndicatorId } from '../model/ids'
import { resolveForm } from '../table/form-view'
import type { TableTexts } from '../table/table-texts'
import type { CheckedBook, StatedDocument } from './checked-book'
import { findTraits, type IndicatorTraits } from './indicator-traits'
import type { Statement } from './relation'
import { nameFigure, stateFigure, stateText } from './state-figure'
import { compareQuotients } from './written-interval'

/**
 * Everything that is stated, by figure: what was entered, and what documents wrote where nothing was. A figure that the
 * program derived from a document's difference or ratio is no statement of anybody.
 */

/** The text of a document in a column of values. */
export type StatedFigure = { key: FactKey; name: string; statement: Statement }

export type ComparisonKind = 'difference' | 'index' | 'growth' | 'remaining'

/** The text of a document in a column of comparisons. */
export type StatedComparison = {
  kind: ComparisonKind
  of: FactKey
  base: FactKey
  /** Of what it compares: the same in every form and document that compares these. */
  name: string
  statement: Statement
}

/** The row of a form in one document, as far as it states something. */
export type StatedRow = {
  document: string
  row: string
  /** The very texts: a row with the same ones states the same. */
  signature: string
  figures: readonly StatedFigure[]
  comparisons: readonly StatedComparison[]
}

type EnteredFigure = { statement: Statement; isDerived: boolean }

/** Labels are not looked at. */
const noTexts: TableTexts = {
  periods: { month: [], quarter: [], half: [], 'nine-months': [], year: [], 'five-years': [] },
  levels: { nation: '', region: '', province: '', district: '', commune: '', mixed: '' },
}

export class DocumentStatements {
  /** By document: its rows. */
  readonly rowsOf = new Map<string, readonly StatedRow[]>()
  /** By figure: what documents wrote, in the order of the documents. */
  private readonly texts = new Map<string, StatedFigure[]>()
  private readonly comparisons = new Map<string, StatedComparison[]>()
  private readonly traits = new Map<IndicatorId, IndicatorTraits>()
  private known: Map<string, EnteredFigure | null> | null = null
  private readonly formById: ReadonlyMap<FormId, CheckedBook['forms'][number]['definition']>

  constructor(readonly book: CheckedBook) {
    this.formById = new Map(book.forms.map(({ id, definition }) => [id, definition]))
    for (const document of book.documents) this.put(document)
  }

  get dimensions(): Dimensions {
    return this.book.cube.axes.dimensions
  }

  /** What stands in the cells of a document now, in the place of what stood there before. Returns the rows that differ. */
  put(document: StatedDocument): { before: readonly StatedRow[]; after: readonly StatedRow[] } {
    const name = nameDocument(document)
    const before = this.rowsOf.get(name) ?? []
    const rows = this.readRows(document, name, new Map(before.map((row) => [row.row, row])))
    if (rows.length === 0) this.rowsOf.delete(name)
    else this.rowsOf.set(name, rows)
    const [old, now] = [new Set(before), new Set(rows)]
    const gone = before.filter((row) => !now.has(row))
    const added = rows.filter((row) => !old.has(row))
    for (const row of gone) this.forget(row)
    for (const { figures, comparisons } of added) {
      for (const figure of figures) push(this.texts, figure.name, figure)
      for (const comparison of comparisons) push(this.comparisons, comparison.name, comparison)
    }
    return { before: gone, after: added }
  }

  /** Figures are read once while `work` runs; nothing may change meanwhile. */
  remember<T>(work: () => T): T {
    if (this.known !== null) return work()
    this.known = new Map()
    try {
      return work()
    } finally {
      this.known = null
    }
  }

  textsAt(name: string): readonly StatedFigure[] {
    return this.texts.get(name) ?? []
  }

  comparisonsAt(name: string): readonly StatedComparison[] {
    return this.comparisons.get(name) ?? []
  }

  /** Names of all figures that documents wrote. */
  get textNames(): Iterable<string> {
    return this.texts.keys()
  }

  get comparisonNames(): Iterable<string> {
    return this.comparisons.keys()
  }

  /** What somebody states for a figure: an entry before a text, the first text before later ones; null for nothing. */
  read(key: FactKey, name = nameFigure(key)): Statement | null {
    const entered = this.readEntered(key, name)
    if (entered !== null && !entered.isDerived) return entered.statement
    return this.texts.get(name)?.[0]?.statement ?? null
  }

  /** Whether the figure is stated by a text alone. */
  isText(key: FactKey, name = nameFigure(key)): boolean {
    if (!this.texts.has(name)) return false
    const entered = this.readEntered(key, name)
    return entered === null || entered.isDerived
  }

  /** The entry of a figure, "none" as zero; null where there is none. */
  readEntered(key: FactKey, name = nameFigure(key)): EnteredFigure | null {
    const known = this.known?.get(name)
    if (known !== undefined) return known
    const entered = this.findEntered(key)
    this.known?.set(name, entered)
    return entered
  }

  private findEntered(key: FactKey): EnteredFigure | null {
    const { cube, detailOf } = this.book
    const position = locate(cube.axes, key)
    const indicator = cube.axes.indicatorById.get(key.indicator)
    if (position === null || indicator === undefined) return null
    const { state, value } = cube.readEntered(position)
    if (state !== cellState.number && state !== cellState.none) return null
    const detail = detailOf(key)
    const traits = this.traitsOf(indicator)
    const statement = stateFigure(key, value, indicator, traits, detail?.qualifier ?? null)
    return {
      statement: this.asWritten(key, statement),
      isDerived: detail?.origin === 'derived',
    }
  }

  traitsOf(indicator: Indicator): IndicatorTraits {
    const known = this.traits.get(indicator.id)
    if (known !== undefined) return known
    const traits = findTraits(indicator, '', this.book.cube.axes.indicatorById)
    this.traits.set(indicator.id, traits)
    return traits
  }

  /** The document that an entry comes from knows how exactly it is written. */
  private asWritten(key: FactKey, statement: Statement): Statement {
    if (this.texts.size === 0 || statement.whole) return statement
    const text = this.texts
      .get(nameFigure(key))
      ?.find(({ statement: { quotient } }) => compareQuotients(quotient, statement.quotient) === 0)
    return text === undefined ? statement : { ...statement, written: text.statement.written }
  }

  private forget({ figures, comparisons }: StatedRow): void {
    for (const figure of figures) drop(this.texts, figure.name, figure)
    for (const comparison of comparisons) drop(this.comparisons, comparison.name, comparison)
  }

  private readRows(
    document: StatedDocument,
    name: string,
    before: ReadonlyMap<string, StatedRow>,
  ): StatedRow[] {
    const form = this.formById.get(document.form)
    const { axes } = this.book.cube
    const period = axes.dimensions.periods[axes.periods.positions.get(document.period) ?? -1]
    if (form === undefined || period === undefined || document.cells.length === 0) return []
    const { specs } = resolveForm(form, axes.dimensions, period, document.locality, noTexts)
    const cells = groupByRow(document.cells)
    const rows: StatedRow[] = []
    for (const [rowAt, { id: row }] of form.rows.entries()) {
      const stated = cells.get(row)
      if (stated === undefined) continue
      const signature = [...stated.values()]
        .map(({ column, text, value }) => `${column} ${text} ${value ?? ''}`)
        .join('\n')
      const old = before.get(row)
      if (old?.signature === signature) {
        rows.push(old)
        continue
      }
      const figures: StatedFigure[] = []
      const comparisons: StatedComparison[] = []
      for (const [columnAt, { id: column }] of form.columns.entries()) {
        const text = stated.get(column)
        const spec = specs[rowAt * form.columns.length + columnAt]
        if (text?.value == null || spec === undefined) continue
        const cell: FindingCell = {
          kind: 'stated',
          form: document.form,
          period: document.period,
          locality: document.locality,
          row,
          column,
        }
        const read = this.readCell(cell, text.text, text.value, spec)
        if (read === null) continue
        if ('key' in read) figures.push(read)
        else comparisons.push(read)
      }
      if (figures.length > 0 || comparisons.length > 0)
        rows.push({ document: name, row, signature, figures, comparisons })
    }
    return rows
  }

  private readCell(
    cell: FindingCell,
    text: string,
    value: string,
    spec: CellSpec,
  ): StatedFigure | StatedComparison | null {
    const traitsOf = (id: IndicatorId): { whole: boolean; percent: boolean } => {
      const indicator = this.book.cube.axes.indicatorById.get(id)
      if (indicator === undefined) return { whole: false, percent: false }
      const { isCount, percent } = this.traitsOf(indicator)
      return { whole: isCount && indicator.decimals === 0, percent }
    }
    switch (spec.kind) {
      case 'value': {
        const { key } = spec
        const statement = stateText(cell, text, value, traitsOf(key.indicator))
        return statement === null ? null : { key, name: nameFigure(key), statement }
      }
      case 'difference':
      case 'remaining':
      case 'index':
      case 'growth': {
        const { kind } = spec
        const [of, base] = [spec.of.key, spec.base.key]
        const isPercentage = kind === 'index' || kind === 'growth'
        const traits = isPercentage ? { whole: false, percent: true } : traitsOf(of.indicator)
        const statement = stateText(cell, text, value, traits)
        if (statement === null) return null
        return { kind, of, base, name: `${kind} ${nameFigure(of)} ${nameFigure(base)}`, statement }
      }
      default:
        return null
    }
  }
}

/** A document by form, period and place. */
export function nameDocument({ form, period, locality }: Omit<StatedDocument, 'cells'>): string {
  return `${form}|${period}|${locality}`
}

function groupByRow(cells: readonly StatedCell[]): Map<string, Map<string, StatedCell>> {
  const rows = new Map<string, Map<string, StatedCell>>()
  for (const cell of cells) {
    const row = rows.get(cell.row) ?? new Map<string, StatedCell>()
    row.set(cell.column, cell)
    rows.set(cell.row, row)
  }
  return rows
}

function push<T>(lists: Map<string, T[]>, name: string, item: T): void {
  const list = lists.get(name)
  if (list === undefined) lists.set(name, [item])
  else list.push(item)
}

function drop<T>(lists: Map<string, T[]>, name: string, item: T): void {
  const left = lists.get(name)?.filter((other) => other !== item) ?? []
  if (left.length === 0) lists.delete(name)
  else lists.set(name, left)
}
