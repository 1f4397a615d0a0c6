import type { FormColumn, ValuePick } from '../../../shared/model/form'
import type { Period } from '../../../shared/model/dimension'
import type { FactKey } from '../../../shared/model/fact'
import type { FindingCell, FindingTerm } from '../../../shared/model/finding'
import type { NamedTerm } from '../../../shared/model/finding-entry'
import type { FormId } from '../../../shared/model/ids'
import { createPickPeriod } from '../../../shared/table/pick-period'
import { createTextWriter, type TableTexts } from '../../../shared/table/table-texts'
import type { Session } from '../session'
import { nameCell } from './finding-cells'
import { readRowNames, writtenFirst, type ShownRow } from './row-names'

type Names = Pick<
  NamedTerm,
  'ordinal' | 'label' | 'unit' | 'sector' | 'locality' | 'scenario' | 'period' | 'column' | 'text'
>

export type TermNamer = {
  /** Null where the figure, the form or the row does not exist any more. */
  name(term: FindingTerm): NamedTerm | null
  /** The forms that show the cell, the first one first. */
  formsOf(cell: FindingCell): readonly FormId[]
  /** The place of the cell's row among those of its form, for sorting; after all rows where no form shows it. */
  rowOf(cell: FindingCell): number
}

/** Names for the cells of findings, for one request. */
export function createTermNamer(session: Session, texts: TableTexts): TermNamer {
  const { dimensions, cube, forms } = session
  const { axes } = cube
  const rows = readRowNames(forms)
  const written = new Set([...session.checks.statedDocuments()].map(({ form }) => form))
  const sectorCodes = new Map(dimensions.sectors.map((item) => [item.id, item]))
  const formById = new Map(forms.map((form) => [form.id, form.definition]))
  const find = <Item>(items: readonly Item[], position: number | undefined): Item | undefined =>
    position === undefined ? undefined : items[position]
  const periodOf = (id: Period['id']): Period | undefined =>
    find(dimensions.periods, axes.periods.positions.get(id))
  const localityName = (id: FactKey['locality']): string =>
    find(dimensions.localities, axes.localities.positions.get(id))?.name ?? ''

  /** The rows of that very sector, otherwise those of all sectors. */
  const rowsOf = ({ indicator, sector }: FactKey): readonly ShownRow[] => {
    const code = axes.indicatorById.get(indicator)?.code ?? ''
    const own = sector === session.allSectors ? null : (sectorCodes.get(sector)?.code ?? null)
    const exact = rows.showing(code, own)
    return writtenFirst(exact.length > 0 || own === null ? exact : rows.showing(code, null), written)
  }

  const nameFigure = (key: FactKey): Names | null => {
    const indicator = axes.indicatorById.get(key.indicator)
    const sector = sectorCodes.get(key.sector)
    const period = periodOf(key.period)
    if (indicator === undefined || sector === undefined || period === undefined) return null
    const [row] = rowsOf(key)
    const write = createTextWriter(period, texts)
    const label = row === undefined ? indicator.name : write(nameWithColumn(row))
    return {
      ordinal: row?.ordinal ?? '',
      label,
      unit: row === undefined || row.unit === '' ? indicator.unit : row.unit,
      sector: sector.id === session.allSectors ? null : (row?.sector ?? sector.name),
      locality: localityName(key.locality),
      scenario: key.scenario,
      period,
      column: '',
      text: null,
    }
  }

  const nameText = (cell: Extract<FindingCell, { kind: 'stated' }>): Names | null => {
    const form = formById.get(cell.form)
    const column = form?.columns.find(({ id }) => id === cell.column)
    const row = rows.nameOf(cell.form, cell.row)
    const shown = periodOf(cell.period)
    if (form === undefined || column === undefined || row === null || shown === undefined) return null
    const write = createTextWriter(shown, texts)
    const pick = pickOf(column)
    return {
      ordinal: row.ordinal,
      label: write(row.label),
      unit: row.unit,
      sector: row.sector,
      locality: localityName(cell.locality),
      scenario: pick.scenario,
      period: createPickPeriod(dimensions.periods, shown)(pick) ?? shown,
      column: joinHeader(column.header.map((text) => nameHead(write(text)))),
      text: session.checks.textOf(cell),
    }
  }

  const nameWording = ({
    form: id,
    part,
    id: place,
  }: Extract<FindingCell, { kind: 'wording' }>): Names | null => {
    const form = formById.get(id)
    const first = periodOf(session.firstPeriod)
    if (form === undefined || first === undefined) return null
    const write = createTextWriter(first, texts)
    const row = part === 'row' ? rows.nameOf(id, place) : null
    const column = part === 'column' ? form.columns.find((item) => item.id === place) : undefined
    const written = {
      title: form.title,
      attachment: form.attachment,
      row: row?.label ?? '',
      column: joinHeader(column?.header ?? []),
      footnote: form.footnotes.find(({ mark }) => mark === place)?.text ?? '',
    }
    return {
      ordinal: row?.ordinal ?? '',
      label: row === null ? form.name : write(row.label),
      unit: row?.unit ?? '',
      sector: null,
      locality: '',
      scenario: null,
      period: null,
      column: write(written.column),
      text: write(written[part]),
    }
  }

  const nameOnce = remember((cell: FindingCell): Names | null => {
    switch (cell.kind) {
      case 'figure':
        return nameFigure(cell.key)
      case 'stated':
        return nameText(cell)
      case 'wording':
        return nameWording(cell)
    }
  })

  return {
    name: (term) => {
      const names = nameOnce(term.cell)
      if (names === null) return null
      const period =
        names.period === null
          ? null
          : { kind: names.period.kind, year: names.period.year, ordinal: names.period.ordinal }
      return { ...term, ...names, period }
    },
    formsOf: (cell) =>
      cell.kind === 'figure' ? [...new Set(rowsOf(cell.key).map(({ form }) => form))] : [cell.form],
    rowOf: (cell) => {
      if (cell.kind === 'figure') return rowsOf(cell.key)[0]?.at ?? Infinity
      const row = cell.kind === 'stated' ? cell.row : cell.part === 'row' ? cell.id : null
      return row === null ? -1 : (rows.nameOf(cell.form, row)?.at ?? Infinity)
    },
  }
}

/** Where the columns of a form measure different things, the name of a figure has its column's. */
function nameWithColumn({ label, column }: ShownRow): string {
  return column === null ? label : `${label} – ${joinHeader(column.header.map(nameHead))}`
}

/** A head as a sentence names it: without its footnote marks and the resolution that a target was set by. */
export function nameHead(head: string): string {
  return head
    .replace(/\s*\([^()]*\d\/[\p{Lu}-]+[^()]*\)/gu, '')
    .replace(/\s*[¹²³⁰⁴-⁹]+$/u, '')
    .trim()
}

function joinHeader(header: readonly string[]): string {
  return header.filter((text) => text !== '').join(' · ')
}

/** The time that a column is about; of comparisons that of the figure that is compared. */
function pickOf({ measure }: FormColumn): ValuePick {
  return measure.kind === 'value' ? measure : measure.of
}

function remember(read: (cell: FindingCell) => Names | null): (cell: FindingCell) => Names | null {
  const known = new Map<string, Names | null>()
  return (cell) => {
    const name = nameCell(cell)
    const found = known.get(name)
    if (found !== undefined) return found
    const names = read(cell)
    known.set(name, names)
    return names
  }
}
