import { keyAt, locate, type Position } from '../../../shared/calc/axes'
import { nameShifted } from '../../../shared/calc/formula/formula-book'
import { listDistinctReferences } from '../../../shared/calc/formula/placed-reference'
import { placeAt } from '../../../shared/calc/formula/read-formula'
import { readQuantityAt } from '../../../shared/calc/quantity'
import type { CellStatus } from '../../../shared/model/cell'
import type { ExplainedNumber } from '../../../shared/model/explanation'
import type { FactKey } from '../../../shared/model/fact'
import type { FormulaReference } from '../../../shared/model/formula-reference'
import type { Session } from '../session'
import { explainQuantity, findTime, plainRule, type ExplainedRule } from './explain-number'

/** A cell of an indicator of the user: its formula, and every different reference of it once, in the order of the text. */
export function explainFormula(session: Session, key: FactKey): ExplainedRule {
  const { axes } = session.cube
  const position = locate(axes, key)
  const formula = position === null ? undefined : axes.formulas.byPosition[position.indicator]
  if (position === null || formula === undefined) return { ...plainRule, rule: 'none' }
  const references = formula.ast === null ? [] : listDistinctReferences(formula.ast)
  return {
    ...plainRule,
    rule: 'formula',
    operands: references.map((reference) => explainReference(session, key, position, reference)),
    formula: { text: formula.text, references },
  }
}

function explainReference(
  session: Session,
  key: FactKey,
  position: Position,
  reference: FormulaReference,
): ExplainedNumber {
  const { axes } = session.cube
  const label = nameReference(session, reference)
  const compiled = axes.formulas.resolve(reference)
  if (compiled === null) return noNumber(label, null, 'broken')
  const place = placeAt(compiled, position)
  const found = place === null ? null : keyAt(axes, place)
  if (place === null || found === null) {
    const cell = findTime(session, key)
    const name = cell === null ? null : nameShifted(cell, reference)
    const at = name === null ? null : { ...name, scenario: reference.scenario ?? key.scenario }
    return noNumber(label, at, 'no-meaning')
  }
  const explained = explainQuantity(session, found, readQuantityAt(session.cube, place), label)
  return { ...explained, at: findTime(session, found) }
}

/** The indicator, and the sector where the formula names one; what does not exist by its code. */
function nameReference({ dimensions, allSectors }: Session, { code, sector }: FormulaReference): string {
  const name = dimensions.indicators.find((item) => item.code === code)?.name ?? code
  if (sector === null) return name
  const pinned = dimensions.sectors.find((item) =>
    sector === '*' ? item.id === allSectors : item.code === sector,
  )
  return `${name} (${pinned?.name ?? sector})`
}

function noNumber(label: string, at: ExplainedNumber['at'], status: CellStatus): ExplainedNumber {
  return {
    label,
    key: null,
    at,
    value: null,
    decimals: 0,
    status,
    percent: false,
    origin: null,
    derivation: null,
    locator: null,
  }
}
