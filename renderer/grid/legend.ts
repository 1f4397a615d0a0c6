import type { CellFlags } from '../../shared/model/cell'
import type { Words } from '../i18n/words'
import { cellMarks, listMarks, nameClasses, type ShownCell } from './shown-cell'

/** One sample for everything that the look of a cell can say, made by the code that makes the cells of the sheet. */

type LegendEntry = { shown: ShownCell; meaning: string }

const plain: CellFlags = {
  status: 'number',
  role: 'input',
  origin: 'typed',
  qualifier: null,
  estimated: false,
  preliminary: false,
  note: false,
  followUp: false,
  partial: false,
  stated: 'none',
}
const computed: Partial<CellFlags> = { role: 'computed', origin: null }

export function listLegend(words: Words): LegendEntry[] {
  const { legend, marks } = words.view
  const sample = (part: Partial<CellFlags>, meaning: string, text = '1.234', classes = ''): LegendEntry => {
    const flags = { ...plain, ...part }
    const className = `${nameClasses('item', flags, false)}${classes}`
    return { shown: { text, className, title: '', marks: listMarks(flags), attained: null }, meaning }
  }
  const bar = (attained: number, meaning: string, classes: string): LegendEntry => {
    const { shown } = sample(computed, meaning, `${String(attained)}%`, classes)
    return { shown: { ...shown, attained }, meaning }
  }
  const ofMark: Record<(typeof cellMarks)[number], Partial<CellFlags>> = {
    differs: { ...computed, stated: 'differs' },
    partial: { ...computed, partial: true },
    estimated: { estimated: true },
    preliminary: { preliminary: true },
    'follow-up': { followUp: true },
    note: { note: true },
    // What no flag carries: it follows from other figures.
    error: {},
    warning: {},
    rounding: {},
    explained: {},
  }
  return [
    sample({}, legend.typed),
    sample({ origin: 'imported' }, legend.imported),
    sample({ origin: 'derived' }, legend.derived),
    sample({ origin: 'consolidated' }, legend.consolidated),
    sample({ origin: 'counted' }, legend.counted),
    sample(computed, legend.computed),
    sample({ role: 'override' }, legend.override),
    sample({ role: 'fixed', origin: null }, legend.locked, ''),
    ...cellMarks.map((mark) => {
      const isFound = mark === 'error' || mark === 'warning'
      const entry = sample(ofMark[mark], marks[mark], '1.234', isFound ? ` found-${mark}` : '')
      return { ...entry, shown: { ...entry.shown, marks: [mark] } }
    }),
    bar(104, legend.attained, ''),
    bar(87, legend.short, ' short'),
    bar(131, legend.behind, ' behind'),
    sample(computed, legend.none, '–'),
    sample({ status: 'unknown' }, legend.unknown, '…'),
    sample({ ...computed, status: 'cycle' }, legend.error, '#VONG'),
    sample({}, legend.pending, '1.234', ' pending'),
  ]
}
