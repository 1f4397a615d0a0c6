import { findDoubt, type Doubt } from '../../shared/table/cell-doubts'
import type { Words } from '../i18n/words'
import type { ViewCache } from '../state/view-cache'

/** Why a figure that was stored may be wrong, in one sentence; null where nothing is odd about it. */
export function writeDoubt(cache: ViewCache, index: number, words: Words): string | null {
  const { layout, values, flags } = cache
  const doubt = findDoubt(layout, { values, flags }, index)
  return doubt === null ? null : wordDoubt(doubt, cache, words)
}

function wordDoubt(doubt: Doubt, { layout }: ViewCache, words: Words): string {
  switch (doubt.kind) {
    case 'negative':
      return words.editor.doubts.negative
    case 'over-hundred':
      return words.editor.doubts.overHundred
    case 'magnitude': {
      const column = layout.columns[doubt.column]?.header.join(' · ') ?? ''
      return words.editor.doubts.magnitude(doubt.power === 3 ? '1.000' : '1.000.000', doubt.larger, column)
    }
  }
}
