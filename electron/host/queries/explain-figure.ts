import { locate } from '../../../shared/calc/axes'
import { compareWithStated, evaluateCell } from '../../../shared/calc/evaluate-cell'
import { findRule } from '../../../shared/calc/quantity'
import { Failure } from '../../../shared/contract/errors'
import type { Explanation, FigureUse } from '../../../shared/model/explanation'
import type { FactKey } from '../../../shared/model/fact'
import { readFact } from '../../db/facts'
import { readRemark } from '../../db/remarks'
import { readStated } from '../../db/stated'
import type { Session } from '../session'
import type { TableDefinitions } from '../table-definitions'
import { listFigureHistory } from './cell-history'
import { describeFact, describeStated, explainParts, explainRule, historyLimit } from './explain-cell'
import { explainContributions } from './explain-contributions'
import { explainValue } from './explain-number'
import { explainSubject } from './explain-uses'

/**
 * The answer to "vì sao số này?" for a figure by itself, as an operand of another one is.
 * @throws Failure('stale-view') for a figure outside the workbook
 */
export function explainFigure(session: Session, definitions: TableDefinitions, key: FactKey): Explanation {
  const indicator = session.cube.axes.indicatorById.get(key.indicator)
  if (indicator === undefined || locate(session.cube.axes, key) === null) throw new Failure('stale-view')
  const subject = explainSubject(session, definitions, key)
  const fact = readFact(session.file.db, key)
  const [use] = subject.uses
  return {
    ordinal: use?.ordinal ?? '',
    row: indicator.name,
    column: '',
    unit: indicator.unit,
    result: { ...explainValue(session, { kind: 'value', key, parts: null }), label: indicator.name },
    ...explainRule(session, key, findRule(session.cube, key)),
    stated: findStated(session, subject.uses, key, indicator.decimals),
    fact: fact === null ? null : describeFact(session, fact),
    partsSum: fact === null ? null : explainParts(session, key),
    contributions: explainContributions(session, key),
    ...subject,
    remark: readRemark(session.file.db, key),
    history: listFigureHistory(session, key, historyLimit),
  }
}

/** What a document wrote where a form shows the figure. */
function findStated(
  { file, cube }: Session,
  uses: readonly FigureUse[],
  key: FactKey,
  decimals: number,
): Explanation['stated'] {
  for (const { form, row, columns } of uses) {
    const shown = new Set(columns.slice(0, 1).map(({ id }) => id))
    const stated = readStated(file.db, form, key.period, key.locality).find(
      (cell) => cell.row === row.id && shown.has(cell.column),
    )
    if (stated === undefined) continue
    const computed = evaluateCell(cube, { kind: 'value', key, parts: null }, decimals)
    return describeStated(stated, compareWithStated(computed, stated.value), computed.value, decimals)
  }
  return null
}
