import { listReferences } from '../../../shared/calc/formula/placed-reference'
import { parseFormula } from '../../../shared/calc/formula/parse-formula'
import type { CellSpec } from '../../../shared/calc/evaluate-cell'
import type {
  ExplainedDefinition,
  Explanation,
  FigureUse,
  UsingChart,
} from '../../../shared/model/explanation'
import type { FactKey } from '../../../shared/model/fact'
import { indicatorOf } from '../../../shared/model/form'
import { findChartColumns } from '../../../shared/charts/chart-columns'
import { columnOf, keyText, rowOf, type ResolvedTable } from '../../../shared/table/resolved-table'
import { resolveRequest } from '../resolve-request'
import type { Session } from '../session'
import type { TableDefinitions } from '../table-definitions'

/** What the indicator of a figure is, and what in the workbook reads it. */
export type ExplainedSubject = Pick<
  Explanation,
  'about' | 'locality' | 'sector' | 'definition' | 'uses' | 'formulas' | 'rules'
>

export const noSubject: ExplainedSubject = {
  about: null,
  locality: '',
  sector: null,
  definition: null,
  uses: [],
  formulas: [],
  rules: [],
}

export function explainSubject(
  session: Session,
  definitions: TableDefinitions,
  about: FactKey,
): ExplainedSubject {
  const { dimensions, allSectors, rules } = session
  const code = session.cube.axes.indicatorById.get(about.indicator)?.code ?? ''
  const sector = dimensions.sectors.find(({ id }) => id === about.sector)
  return {
    about,
    locality: dimensions.localities.find(({ id }) => id === about.locality)?.name ?? '',
    sector: sector === undefined || sector.id === allSectors ? null : sector.name,
    definition: defineIndicator(session, about),
    uses: listUses(session, definitions, about),
    formulas: dimensions.indicators
      .filter(({ formula }) => formula !== null && readsCode(formula, code))
      .map(({ id, name }) => ({ name, key: { ...about, indicator: id } })),
    rules: rules.filter(({ formula }) => readsCode(formula, code)).map(({ name }) => name),
  }
}

function defineIndicator({ cube }: Session, { indicator }: FactKey): ExplainedDefinition | null {
  const { indicatorById } = cube.axes
  const found = indicatorById.get(indicator)
  if (found === undefined) return null
  const nameOf = (id: FactKey['indicator'] | null): string | null =>
    id === null ? null : (indicatorById.get(id)?.name ?? null)
  const { code, name, unit, kind, direction, factor, part, formula } = found
  return {
    code,
    name,
    unit,
    kind,
    direction,
    numerator: nameOf(found.numerator),
    denominator: nameOf(found.denominator),
    factor,
    parent: nameOf(found.parent),
    part,
    formula,
  }
}

function readsCode(formula: string, code: string): boolean {
  // Most formulas can be told by their text alone.
  if (!formula.includes(code)) return false
  const parsed = parseFormula(formula)
  return parsed.ok && listReferences(parsed.ast).some((reference) => reference.code === code)
}

/** The forms at the figure's own period and place that show it, or compute something from it. */
function listUses(session: Session, definitions: TableDefinitions, about: FactKey): FigureUse[] {
  const code = session.cube.axes.indicatorById.get(about.indicator)?.code ?? ''
  return session.forms.flatMap(({ id, definition }) => {
    const isNamed = definition.rows.some((row) =>
      definition.columns.some((column) => indicatorOf(row, column) === code),
    )
    if (!isNamed) return []
    const { period, locality } = about
    const table = resolveRequest(session, definitions, { kind: 'form', form: id, period, locality })
    return listRows(table, about).map((use) => ({ form: id, name: definition.name, ...use }))
  })
}

function listRows(table: ResolvedTable, about: FactKey): Omit<FigureUse, 'form' | 'name'>[] {
  const text = keyText(about)
  const uses = new Map<string, Omit<FigureUse, 'form' | 'name'>>()
  for (const [index, spec] of table.specs.entries()) {
    const role = roleIn(spec, text)
    const row = rowOf(table, index)
    const column = columnOf(table, index)
    if (role === null || row === undefined || column === undefined) continue
    const use = uses.get(row.id) ?? {
      ordinal: row.ordinal,
      row: { id: row.id, label: row.label },
      columns: [],
      charts: [],
    }
    uses.set(row.id, use)
    const shown = { id: column.id, label: column.header.join(' · ') }
    if (role === 'shown') {
      use.columns.unshift(shown)
      use.charts = listCharts(table, index % table.layout.columns.length)
    } else use.columns.push(shown)
  }
  return [...uses.values()]
}

function roleIn(spec: CellSpec, text: string): 'shown' | 'read' | null {
  const isAbout = (value: Extract<CellSpec, { kind: 'value' }>): boolean => keyText(value.key) === text
  switch (spec.kind) {
    case 'value':
      return isAbout(spec) ? 'shown' : null
    case 'difference':
    case 'index':
    case 'growth':
    case 'remaining':
    case 'per-quarter':
      return isAbout(spec.of) || isAbout(spec.base) ? 'read' : null
    default:
      return null
  }
}

function listCharts({ layout }: ResolvedTable, column: number): UsingChart[] {
  const columns = findChartColumns(layout)
  const isPlanned = column === columns.actual || column === columns.plan
  const isLevel = isPlanned || column === columns.previous
  return [
    ...(isPlanned && columns.attainment !== -1 ? (['bullets'] as const) : []),
    ...(isLevel && (columns.plan !== -1 || columns.previous !== -1) ? (['grouped-bars'] as const) : []),
  ]
}
