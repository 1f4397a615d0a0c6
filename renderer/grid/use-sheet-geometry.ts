import { useMemo, useRef } from 'react'
import type { TableLook } from '../../shared/contract/settings'
import type { TextMeasure } from './measure-text'
import {
  arrangeColumns,
  measureNumbers,
  measureRows,
  measureTexts,
  type FixedLabels,
  type SheetGeometry,
  type TextSizes,
} from './sheet-geometry'
import type { SheetModel } from './sheet-model'
import { findWidestCells } from './widest-cells'

type Source = {
  model: SheetModel
  /** What numbers that came later need, by column; empty where all fitted. */
  needed: readonly number[]
  stated: boolean
  labels: FixedLabels
  /** Of the window, in CSS pixels. */
  width: number
  zoom: number
  look: TableLook
  measure: TextMeasure
}

/**
 * Sizes of the sheet, in steps that are each made again only when what they depend on changes: a table may have a hundred
 * thousand labels, and an edit changes none of them.
 */
export function useSheetGeometry(source: Source): { texts: TextSizes; geometry: SheetGeometry } {
  const { model, needed, stated, labels, width, zoom, look, measure } = source
  const { layout } = model.cache
  const { widths, hidden } = look
  const texts = useMemo(() => measureTexts(layout, zoom, labels, measure), [layout, zoom, labels, measure])
  const measured = useMemo(() => {
    const widest = findWidestCells(model.cache, stated)
    return measureNumbers(layout, widest, (index) => model.shownAt(index).text, zoom, measure)
  }, [layout, model, stated, zoom, measure])
  const numbers = useUnchanged(measured.map((width, at) => Math.max(width, needed[at] ?? 0)))
  const columns = useMemo(
    () => arrangeColumns(layout, texts, numbers, width, labels, { widths, hidden }),
    [layout, texts, numbers, width, labels, widths, hidden],
  )
  const { labelWidth, unitWidth } = columns
  const rowHeights = useMemo(
    () => measureRows(layout.rows, texts, labelWidth, unitWidth),
    [layout, texts, labelWidth, unitWidth],
  )
  const geometry = useMemo(() => ({ ...columns, rowHeights }), [columns, rowHeights])
  return { texts, geometry }
}

/** The same array for the same numbers, so that nothing is arranged anew for them. */
function useUnchanged(numbers: readonly number[]): readonly number[] {
  const last = useRef(numbers)
  const same = last.current.length === numbers.length && last.current.every((one, at) => one === numbers[at])
  if (!same) last.current = numbers
  return last.current
}
