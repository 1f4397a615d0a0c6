import type { SkipReason } from '../../shared/table/clipboard-plan'
import type { Words } from '../i18n/words'
import type { PasteReport } from './paste-state'

/** Cells of the table that take no figures; everything else is a text of the clipboard that is no figure. */
const refused: ReadonlySet<SkipReason> = new Set(['computed', 'fixed', 'locked'])

/** Whether a paste left something out, or took separators for granted. */
export function hasSomethingToShow(report: PasteReport): boolean {
  const { skipped, outside, sourceKept, settled } = report
  return (
    skipped.length > 0 ||
    outside.cells > 0 ||
    sourceKept ||
    (settled.evidence === 'assumed' && settled.example !== null)
  )
}

/** "Đã dán 118 ô; bỏ qua 6 ô công thức; 2 ô không đọc được" */
export function describePaste(report: PasteReport, words: Words): string {
  const { paste } = words
  const unreadable = sumCounts(report, (reason) => !refused.has(reason))
  const parts = [paste.stored(report.stored)]
  for (const reason of ['computed', 'fixed', 'locked'] as const) {
    const count = report.counts[reason] ?? 0
    if (count > 0) parts.push(paste.refused[reason](count))
  }
  if (unreadable > 0) parts.push(paste.unreadable(unreadable))
  if (report.outside.cells > 0) parts.push(paste.outside(report.outside))
  return parts.join('; ')
}

/** "Đã hiểu 1.234 = 1234"; null: no number had a separator. */
export function describeReading({ settled }: PasteReport, words: Words): string | null {
  if (settled.example === null) return null
  const { text, value } = settled.example
  return words.paste.understood(text, value.replace('.', words.paste.decimalMark))
}

function sumCounts(report: PasteReport, counts: (reason: SkipReason) => boolean): number {
  let sum = 0
  for (const [reason, count] of Object.entries(report.counts) as [SkipReason, number][])
    if (counts(reason)) sum += count
  return sum
}
