import { searchKey } from '../format/search-text'
import { readUnit } from '../format/units'
import type { FormColumn, FormDefinition } from '../model/form'
import { isSameUnitKind, labelWords, readMeaning } from './row-meaning'

/** A target and an actual that are not of the same: another unit, another denominator, another thing. */
export type UnlikePair = { part: 'column' | 'row'; target: string; actual: string }

const targetRow = /^(?:muc tieu|kh|chi tieu kh|phan dau)\b/

/** Between columns of one variant, and between rows of which one begins with "Mục tiêu" or "Kế hoạch". */
export function findUnlikeDefinitions({ columns, rows }: FormDefinition): UnlikePair[] {
  const pairs: UnlikePair[] = []
  for (const target of columns) {
    if (!isTarget(target)) continue
    const actual = columns.find((column) => column.variant === target.variant && isActual(column))
    if (actual !== undefined && areUnlike(target.header, actual.header))
      pairs.push({ part: 'column', target: target.id, actual: actual.id })
  }
  for (const target of rows) {
    const text = labelWords(target.label).join(' ')
    if (target.indicator === null || !targetRow.test(text)) continue
    const said = contentKey(text.replace(targetRow, ''))
    const actual = rows.find(
      (row) =>
        row !== target && row.indicator !== null && contentKey(labelWords(row.label).join(' ')) === said,
    )
    if (actual !== undefined && said !== '' && unitsDiffer(target.unit, actual.unit))
      pairs.push({ part: 'row', target: target.id, actual: actual.id })
  }
  return pairs
}

function isTarget({ measure }: FormColumn): boolean {
  return measure.kind === 'value' && (measure.scenario === 'plan' || measure.scenario === 'adjusted-plan')
}

function isActual({ measure }: FormColumn): boolean {
  return measure.kind === 'value' && (measure.scenario === 'actual' || measure.scenario === 'estimate')
}

/** "Kế hoạch (triệu đồng/HTX)" against "Thực hiện (triệu đồng/người)". */
function areUnlike(target: readonly string[], actual: readonly string[]): boolean {
  const [one, other] = [unitIn(target), unitIn(actual)]
  if (one !== null && other !== null && unitsDiffer(one, other)) return true
  const [thing, otherThing] = [target, actual].map((header) => thingIn(header))
  return thing != null && otherThing != null && thing !== otherThing
}

function unitIn(header: readonly string[]): string | null {
  for (const text of header.toReversed())
    for (const [, inner = ''] of text.matchAll(/\(([^()]{1,30})\)/gu)) if (readUnit(inner).known) return inner
  return null
}

function thingIn(header: readonly string[]): string | null {
  return readMeaning(header.join(' ').replace(/\([^()]*\)/gu, ' '), '', null).thing
}

/** Another measure or another divisor; a power of ten is only another way to write it. */
function unitsDiffer(a: string, b: string): boolean {
  const [one, other] = [readUnit(a), readUnit(b)]
  if (!one.known || !other.known) return false
  if (!isSameUnitKind(one, other)) return true
  return one.per !== null && other.per !== null && one.per !== other.per
}

function contentKey(text: string): string {
  return [...readMeaning(searchKey(text), '', null).content].toSorted().join(' ')
}
