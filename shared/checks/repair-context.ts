import { isAdditive, locate } from '../calc/axes'
import type { Quotient } from '../calc/exact'
import type { FactKey } from '../model/fact'
import type { FindingCell } from '../model/finding'
import { judgeConstraint, type Constraint } from './constraint'
import { constraintsOfRow } from './document-comparisons'
import type { DocumentContexts } from './document-contexts'
import { constrainTotals, listNextWholes } from './document-totals'
import type { Statement } from './relation'
import { isSameCell } from './same-cell'
import { nameFigure } from './state-figure'

/**
 * All arithmetic that one cell takes part in, whether it is stated by documents or entered: what a change of the cell would
 * put right and what it would break.
 */
export type CellSurroundings = { statement: Statement; constraints: readonly Constraint[] }

/** Null where nobody stated anything in the cell, so that there is nothing to put right. */
export function surroundCell(contexts: DocumentContexts, cell: FindingCell): CellSurroundings | null {
  const constraints = listConstraints(contexts, cell)
  const statement = findStatement(contexts, constraints, cell)
  if (statement === null) return null
  return { statement, constraints: constraints.filter((constraint) => takesPart(constraint, cell)) }
}

function listConstraints(contexts: DocumentContexts, cell: FindingCell): Constraint[] {
  switch (cell.kind) {
    case 'figure':
      return aroundFigure(contexts, cell.key)
    case 'stated': {
      const row = contexts.findRow(cell)
      if (row === null) return []
      const figure = row.figures.find(({ statement }) => isSameCell(statement.cell, cell))
      if (figure !== undefined) return aroundFigure(contexts, figure.key)
      const comparison = row.comparisons.find(({ statement }) => isSameCell(statement.cell, cell))
      const twice = comparison === undefined ? [] : contexts.listTwice(comparison.name)
      return [...constraintsOfRow(contexts.statements, row), ...twice]
    }
    case 'wording':
      return []
  }
}

function aroundFigure(contexts: DocumentContexts, key: FactKey): Constraint[] {
  const { statements, relations } = contexts
  const name = nameFigure(key)
  const wholes = [key, ...listNextWholes(statements, key)]
  return [
    ...contexts.listReaders(name).flatMap((row) => constraintsOfRow(statements, row)),
    ...relations.spotsOf(key).flatMap(({ at, spot }) => relations.constrain(at, spot, false) ?? []),
    ...wholes.flatMap((whole) => constrainTotals(statements, whole, relations.isDivided(whole))),
    ...contexts.listTwice(name).filter((constraint) => !isCorrectable(constraint)),
  ]
}

/** An entry may leave the text that it came from: that is a correction, and no new contradiction. */
function isCorrectable(constraint: Constraint): boolean {
  return constraint.result.statement.cell.kind === 'figure' && judgeConstraint(constraint).verdict === 'holds'
}

function findStatement(
  { statements }: DocumentContexts,
  constraints: readonly Constraint[],
  cell: FindingCell,
): Statement | null {
  for (const { result, terms } of constraints)
    for (const { statement } of [result, ...terms])
      if (statement !== null && isSameCell(statement.cell, cell) && isChangeable(statements, cell))
        return statement
  if (cell.kind !== 'figure') return null
  const entered = statements.readEntered(cell.key)
  return entered === null || entered.isDerived ? null : entered.statement
}

/** What the program computes or derives changes with its inputs, and not by itself. */
function isChangeable(statements: DocumentContexts['statements'], cell: FindingCell): boolean {
  if (cell.kind !== 'figure') return true
  const entered = statements.readEntered(cell.key)
  return entered !== null && !entered.isDerived
}

function takesPart({ result, terms }: Constraint, cell: FindingCell): boolean {
  return [result, ...terms].some(({ statement }) => statement !== null && isSameCell(statement.cell, cell))
}

/** What stands right beside a cell: in the same row of a document, or in the branches and periods next to it. */
export function listNeighbours(contexts: DocumentContexts, cell: FindingCell): Quotient[] {
  if (cell.kind === 'stated') {
    const row = contexts.findRow(cell)
    if (row === null) return []
    return [...contexts.rowsBeside(row), row]
      .flatMap(({ figures, comparisons }) => [...figures, ...comparisons])
      .filter(({ statement }) => !isSameCell(statement.cell, cell))
      .map(({ statement }) => statement.quotient)
  }
  if (cell.kind !== 'figure') return []
  const { axes } = contexts.statements.book.cube
  const position = locate(axes, cell.key)
  const indicator = axes.indicatorById.get(cell.key.indicator)
  if (position === null || indicator === undefined || !isAdditive(indicator)) return []
  const { sectors, periods, indicators, localities } = axes
  const keys: FactKey[] = [-1, 1].flatMap((step) => [
    { ...cell.key, sector: sectors.ids[position.sector + step] ?? cell.key.sector },
    { ...cell.key, period: periods.ids[position.period + step] ?? cell.key.period },
    { ...cell.key, indicator: indicators.ids[position.indicator + step] ?? cell.key.indicator },
    { ...cell.key, locality: localities.ids[position.locality + step] ?? cell.key.locality },
  ])
  return keys.flatMap((key) => {
    if (nameFigure(key) === nameFigure(cell.key)) return []
    return contexts.statements.read(key)?.quotient ?? []
  })
}
