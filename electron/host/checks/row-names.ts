import { indicatorOf, type FormColumn, type FormDefinition, type FormRow } from '../../../shared/model/form'
import type { StoredForm } from '../../../shared/model/definition'
import type { FormId } from '../../../shared/model/ids'

/** The rows of forms as sentences name them, and which rows show which figures. */

/** Texts may hold {N}: they are filled for the period that is spoken of. */
export type RowName = { ordinal: string; label: string; unit: string; sector: string | null; at: number }

/** A row of a form that shows a figure, and the column where columns measure different things. */
export type ShownRow = RowName & { form: FormId; column: FormColumn | null }

export type RowNames = {
  /** The rows with an indicator, by its code, and a sector, by its code (null: all sectors), in the order of the forms. */
  showing(indicator: string, sector: string | null): readonly ShownRow[]
  /** The name of a row of a form by its id. */
  nameOf(form: FormId, row: string): RowName | null
}

/** The rows of forms that documents were written in before those of others: there the figure can be seen as it was sent. */
export function writtenFirst(rows: readonly ShownRow[], written: ReadonlySet<FormId>): readonly ShownRow[] {
  return rows.toSorted((a, b) => Number(written.has(b.form)) - Number(written.has(a.form)))
}

const known = new WeakMap<readonly StoredForm[], RowNames>()

/** Read once for the forms of a session: after a change they are others. */
export function readRowNames(forms: readonly StoredForm[]): RowNames {
  const names = known.get(forms) ?? indexRows(forms)
  known.set(forms, names)
  return names
}

function indexRows(forms: readonly StoredForm[]): RowNames {
  const byFigure = new Map<string, ShownRow[]>()
  const byRow = new Map<string, RowName>()
  for (const { id, definition } of forms) {
    for (const { row, name } of nameRows(definition)) {
      byRow.set(rowKey(id, row.id), name)
      for (const { code, column } of listMeasured(definition, row)) {
        const key = figureKey(code, row.sector)
        const shown: ShownRow = { ...name, form: id, column }
        const rows = byFigure.get(key)
        if (rows === undefined) byFigure.set(key, [shown])
        else rows.push(shown)
      }
    }
  }
  return {
    showing: (indicator, sector) => byFigure.get(figureKey(indicator, sector)) ?? [],
    nameOf: (form, row) => byRow.get(rowKey(form, row)) ?? null,
  }
}

function figureKey(indicator: string, sector: string | null): string {
  return `${indicator}\n${sector ?? ''}`
}

function rowKey(form: FormId, row: string): string {
  return `${form}\n${row}`
}

/** The indicators that a row shows, each with the first column of its kind; none where all columns measure the same. */
function listMeasured(form: FormDefinition, row: FormRow): { code: string; column: FormColumn | null }[] {
  const measured = new Map<string, FormColumn | null>()
  for (const column of form.columns) {
    const code = indicatorOf(row, column)
    if (code !== null && !measured.has(code)) measured.set(code, column.variant === undefined ? null : column)
  }
  return [...measured].map(([code, column]) => ({ code, column }))
}

/** Longer names than this say by themselves what they are a part of. */
const longestPart = 30

/** "II.7 Tổng số thành viên (LHHTX)"; parts of a row carry its number, and short ones its name too. */
function nameRows({ rows }: FormDefinition): { row: FormRow; name: RowName }[] {
  let section: FormRow | null = null
  let numbered: { row: FormRow; ordinal: string } | null = null
  return rows.map((row, at) => {
    const ordinal = row.ordinal.trim()
    if (row.kind === 'section') {
      section = row
      numbered = null
      return { row, name: { ordinal, label: row.label, unit: '', sector: null, at } }
    }
    const isNumbered = /[\p{L}\p{N}]/u.test(ordinal)
    if (isNumbered) numbered = { row, ordinal: joinOrdinals(section, ordinal) }
    // A total below numbered rows ("Cộng") stands beside them.
    if (!isNumbered && numbered !== null && row.level <= numbered.row.level && row.ordinal === '')
      numbered = null
    const isPart = !isNumbered && numbered !== null
    const label =
      isPart && numbered !== null && (row.sector !== null || row.label.length <= longestPart)
        ? `${numbered.row.label} – ${row.label}`
        : row.label
    const scope = findScope(section)
    const isScoped = scope === null || squeeze(label).includes(squeeze(scope))
    return {
      row,
      name: {
        ordinal: numbered?.ordinal ?? '',
        label: isScoped ? label : `${label} (${scope})`,
        unit: row.unit,
        sector: row.sector === null ? null : row.label,
        at,
      },
    }
  })
}

function joinOrdinals(section: FormRow | null, ordinal: string): string {
  const above = section?.ordinal.trim() ?? ''
  return above === '' || ordinal.startsWith(`${above}.`) ? ordinal : `${above}.${ordinal}`
}

/** The short name that a section gives itself: "LIÊN HIỆP HỢP TÁC XÃ (LHHTX)". */
function findScope(section: FormRow | null): string | null {
  return /\((\p{Lu}{2,10})\)\s*$/u.exec(section?.label ?? '')?.[1] ?? null
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase()
}
