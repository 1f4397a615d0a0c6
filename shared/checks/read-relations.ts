import { totalSector } from '../calc/axes'
import type { Dimensions } from '../model/dimension'
import type { StoredForm } from '../model/definition'
import { indicatorOf, type FormColumn, type FormDefinition } from '../model/form'
import type { SectorId } from '../model/ids'
import type { Guessed } from './confirm-guesses'
import {
  hasLine,
  isAmount,
  nameRelation,
  type DraftRelation,
  type Provenance,
  type Take,
} from './draft-relation'
import { readColumnNodes, readHeads, readRowNodes, type Lookup, type Node } from './form-nodes'
import type { Line, Relation } from './relation'
import { readDeclared } from './relations-declared'
import { readMeaning } from './row-meaning'
import { readOrdinalSums } from './relations-of-ordinals'
import { readParts } from './relations-of-parts'
import { readRatios } from './relations-of-ratios'
import { readColumnShares } from './relations-of-shares'

/**
 * What must hold between figures, derived and never written by hand: from what the indicators say of themselves, and from
 * the rows, columns, units and words of the forms. What the engine adds up itself (sectors, places, periods) is not
 * repeated here. A relation between totals of all sectors holds in each of them.
 * @param confirm asks the figures about what words only suggest; without it that is left out
 */
export function readRelations(
  dimensions: Dimensions,
  forms: readonly StoredForm[],
  confirm: Confirm = () => [],
): Relation[] {
  const total = totalSector(dimensions)
  const names = nameLines(dimensions)
  const found = new Map<string, Relation>()
  const add = (draft: DraftRelation, from: Provenance): void => {
    if (!isSound(draft)) return
    const id = nameRelation(draft, names)
    if (!found.has(id)) found.set(id, { id, ...draft, ...from })
  }
  for (const draft of readDeclared(dimensions)) add(draft, { certainty: 'declared', form: null })
  const lookup = lookUp(dimensions, total)
  const declared = new Set(
    dimensions.indicators
      .filter(({ numerator, formula }) => numerator !== null || formula !== null)
      .map(({ id }) => id),
  )
  const guesses: Guessed<Provenance>[] = []
  for (const { id, definition } of forms)
    readForm(
      definition,
      lookup,
      nameGuesses(String(id), (draft, guess) => {
        // What an indicator says of itself counts, whatever a form calls it.
        if (draft.kind === 'quotient' && declared.has(draft.result.indicator)) return
        const from: Provenance = { certainty: 'read', form: id }
        if (guess === undefined) add(draft, from)
        else if (isSound(draft)) guesses.push({ draft, from, guess })
      }),
    )
  for (const { draft, from } of confirm(guesses)) add(draft, from)
  return spread(withoutImplied([...found.values()]), forms, dimensions, total, names)
}

export type Confirm = (guesses: readonly Guessed<Provenance>[]) => readonly Guessed<Provenance>[]

/** The same places in another form, and columns of the same number as rows, are others. */
function nameGuesses(where: string, take: Take): Take {
  return (draft, guess) => {
    if (guess === undefined) take(draft)
    else take(draft, { ...guess, pattern: `${where}|${guess.pattern}`, result: `${where}|${guess.result}` })
  }
}

function readForm(definition: FormDefinition, lookup: Lookup, take: Take): void {
  const variants = listVariants(definition)
  const labels = definition.rows.map(({ label }) => label)
  const [first] = variants
  if (first === undefined) return
  const takeRows = nameGuesses('rows', take)
  const takeColumns = nameGuesses('columns', take)
  for (const variant of variants) {
    const nodes = readRowNodes(definition, variant, lookup)
    readParts(nodes, 'rows', readMeaning(variant.header.join(' '), '', null), takeRows)
    readOrdinalSums(nodes, labels, takeRows)
    readRatios(nodes, labels, takeRows)
  }
  if (variants.length < 2) return
  const rows = readRowNodes(definition, first, lookup)
  const headers = variants.map(({ header }) => header.join(' '))
  const heads = readHeads(variants)
  const totals = findTotals(rows)
  for (const [at, row] of definition.rows.entries()) {
    const rowNode = rows[at]
    if (rowNode === undefined || !hasLine(rowNode)) continue
    const nodes = readColumnNodes(heads, row, rowNode, lookup)
    readParts(nodes, 'columns', rowNode.meaning, takeColumns)
    readRatios(nodes, headers, takeColumns)
    readColumnShares(nodes, headers, lineInWhole(rowNode, totals, definition, variants, lookup), take)
  }
}

/** One column for each thing that the columns of a form measure, the indicators of the rows themselves first. */
function listVariants({ columns }: FormDefinition): FormColumn[] {
  const variants = new Map<string | undefined, FormColumn>()
  for (const column of columns)
    if (column.measure.kind === 'value' && !variants.has(column.variant)) variants.set(column.variant, column)
  return [...variants.values()]
}

/** The one total beside other rows, by the row that they stand below; null where there are several. */
function findTotals(rows: readonly Node[]): ReadonlyMap<Node | null, Node | null> {
  const totals = new Map<Node | null, Node | null>()
  for (const node of rows)
    if (node.meaning.total === 'bare' && isAmount(node))
      totals.set(node.parent, totals.has(node.parent) ? null : node)
  return totals
}

/** The row that a row is a part of; null where none is certain. */
function wholeRow(row: Node, totals: ReadonlyMap<Node | null, Node | null>): Node | null {
  if (row.parent !== null && isAmount(row.parent)) return row.parent
  const total = totals.get(row.parent) ?? null
  return total === row ? null : total
}

/** The line of a column in the row that a row is a part of. */
function lineInWhole(
  row: Node,
  totals: ReadonlyMap<Node | null, Node | null>,
  definition: FormDefinition,
  columns: readonly FormColumn[],
  lookup: Lookup,
): ((column: number) => Line | null) | null {
  const whole = wholeRow(row, totals)
  const wholeOfForm = whole === null ? undefined : definition.rows[whole.at]
  if (wholeOfForm === undefined) return null
  return (at) => {
    const column = columns[at]
    const code = column === undefined ? null : indicatorOf(wholeOfForm, column)
    return code === null ? null : (lookup(code, wholeOfForm.sector)?.line ?? null)
  }
}

function lookUp({ indicators, sectors }: Dimensions, total: SectorId): Lookup {
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]))
  const sectorIds = new Map(sectors.map(({ code, id }) => [code, id]))
  return (code, sector) => {
    const indicator = byCode.get(code)
    const sectorId = sector === null ? total : sectorIds.get(sector)
    if (indicator === undefined || sectorId === undefined) return null
    return { line: { indicator: indicator.id, sector: sectorId }, unit: indicator.unit, kind: indicator.kind }
  }
}

/** "HTX.tong_so", "HTX.tong_so@NN". */
function nameLines({ indicators, sectors }: Dimensions): (line: Line) => string {
  const codes = new Map(indicators.map(({ id, code }) => [id, code]))
  const sectorCodes = new Map(
    sectors.map(({ id, code, parent, list }) => [id, parent === null && list === null ? '' : `@${code}`]),
  )
  return ({ indicator, sector }) => `${codes.get(indicator) ?? ''}${sectorCodes.get(sector) ?? ''}`
}

/** No line stands for itself twice. */
function isSound({ kind, result, terms }: DraftRelation): boolean {
  const own = kind === 'balance' || kind === 'shares' ? [] : [result]
  const lines = [...own, ...terms.filter(({ step }) => step === 0).map(({ line }) => line)]
  return new Set(lines.map(lineKey)).size === lines.length
}

/**
 * What is said less exactly than elsewhere: that parts are not more than their whole where they are known to sum to it, or
 * where they are compared with it together.
 */
function withoutImplied(relations: readonly Relation[]): Relation[] {
  const together = new Map<string, ReadonlySet<string>[]>()
  for (const { kind, result, terms } of relations) {
    if ((kind !== 'sum' && kind !== 'subset') || terms.some(({ sign }) => sign < 0)) continue
    const parts = new Set(terms.map(({ line }) => lineKey(line)))
    if (kind === 'sum') parts.add('sum')
    together.set(lineKey(result), [...(together.get(lineKey(result)) ?? []), parts])
  }
  return relations.filter(({ kind, result, terms }) => {
    if (kind !== 'subset') return true
    const wider = together.get(lineKey(result)) ?? []
    return !wider.some(
      (parts) => parts.size > terms.length && terms.every(({ line }) => parts.has(lineKey(line))),
    )
  })
}

function lineKey({ indicator, sector }: Line): string {
  return `${String(indicator)} ${String(sector)}`
}

/** What indicators say of themselves, and what forms say of indicators that they show by sector, holds in each sector. */
function spread(
  relations: readonly Relation[],
  forms: readonly StoredForm[],
  { indicators, sectors }: Dimensions,
  total: SectorId,
  names: (line: Line) => string,
): Relation[] {
  const all = new Map(relations.map((relation) => [relation.id, relation]))
  const divided = new Set(
    forms.flatMap(({ definition }) =>
      definition.rows.flatMap(({ sector, indicator }) => (sector === null ? [] : [indicator])),
    ),
  )
  const dividedIds = new Set(indicators.filter(({ code }) => divided.has(code)).map(({ id }) => id))
  for (const relation of relations) {
    const lines = [relation.result, ...relation.terms.map(({ line }) => line)]
    if (relation.kind === 'shares' || lines.some(({ sector }) => sector !== total)) continue
    if (relation.certainty === 'read' && !lines.some(({ indicator }) => dividedIds.has(indicator))) continue
    for (const { id: sector } of sectors) {
      if (sector === total) continue
      const draft: Relation = {
        ...relation,
        result: { ...relation.result, sector },
        terms: relation.terms.map((term) => ({ ...term, line: { ...term.line, sector } })),
      }
      const id = nameRelation(draft, names)
      if (!all.has(id)) all.set(id, { ...draft, id })
    }
  }
  return [...all.values()]
}
