import { Failure } from '../../../shared/contract/errors'
import type { Replacement } from '../../../shared/contract/replace-contract'
import { formatForEditing, formatScaled } from '../../../shared/format/format-number'
import { parseNumber, toScaled } from '../../../shared/format/parse-number'
import { scenarios, type Indicator } from '../../../shared/model/dimension'
import type { Qualifier } from '../../../shared/model/fact'
import { replaceInFigure } from '../../../shared/table/find-cells'
import { readFiguresWith } from '../../db/find-figures'
import { requireSession, type HostState } from '../host-state'
import { nameFigure } from './list-remarks'

/** Planning lets other requests in after so many milliseconds. */
const longestTurnMs = 8

/**
 * What replacing a text in the figures of the workbook would make of them. Figures that are computed are not stored, and
 * so not replaced.
 * @throws Failure('stale-view') when the workbook was closed meanwhile
 */
export async function planReplacement(
  state: HostState,
  { text, replacement, limit }: { text: string; replacement: string; limit: number },
): Promise<{ replacements: Replacement[]; refused: number; more: boolean }> {
  const session = requireSession(state)
  const plan: { replacements: Replacement[]; refused: number } = { replacements: [], refused: 0 }
  const digits = text.replace(/\P{N}/gu, '').replace(/^0+(?=.)/, '')
  if (/\p{L}/u.test(text) || digits === '') return { ...plan, more: false }
  let turn = performance.now()
  for (const indicator of session.dimensions.indicators) {
    for (const scenario of scenarios) {
      for (const { key, value, qualifier } of readFiguresWith(
        session.file.db,
        scenario,
        indicator.id,
        digits,
      )) {
        const changed = replaceFigure(indicator, { value, qualifier }, text, replacement)
        if (changed === null) continue
        if (changed === 'refused') {
          plan.refused += 1
          continue
        }
        const named = nameFigure(session, key)
        if (named === null || changed.value === value) continue
        if (plan.replacements.length === limit) return { ...plan, more: true }
        const { decimals } = indicator
        const format = { percent: indicator.kind === 'ratio' }
        plan.replacements.push({
          ...named,
          key,
          indicator: named.indicator,
          qualifier,
          before: formatScaled(value, decimals, format),
          after: formatScaled(changed.value, decimals, format),
        })
      }
    }
    if (performance.now() - turn < longestTurnMs) continue
    await new Promise(setImmediate)
    if (state.session !== session) throw new Failure('stale-view')
    turn = performance.now()
  }
  return { ...plan, more: false }
}

/**
 * One figure with the text replaced in it, scaled like before. Null where it is not written with the text; 'refused'
 * where what comes out is no clear number for this indicator.
 */
export function replaceFigure(
  { decimals, kind, unit }: Indicator,
  figure: { value: number; qualifier: Qualifier | null },
  text: string,
  replacement: string,
): { value: number; qualifier: Qualifier | null; written: string } | 'refused' | null {
  const percent = kind === 'ratio'
  const written = {
    shown: formatScaled(figure.value, decimals, { percent }),
    typed: formatForEditing(figure.value, decimals),
  }
  const changed = replaceInFigure(text, written, replacement)
  if (changed === null) return null
  const parsed = parseNumber(changed, { decimals, percent, unit })
  const value = parsed.kind === 'number' ? toScaled(parsed.value, decimals) : null
  if (parsed.kind !== 'number' || value === null) return 'refused'
  return { value, qualifier: parsed.qualifier ?? figure.qualifier, written: changed }
}
