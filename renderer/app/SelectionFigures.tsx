import { type ReactNode, type RefObject } from 'react'
import { pointsUnit } from '../../shared/table/selection-figures'
import type { SheetHandle } from '../grid/sheet-props'
import { useWords } from '../i18n/words'
import { useSelectionFigures } from './use-selection-figures'
import type { ViewCache } from '../state/view-cache'
import type { ViewSlot } from '../state/view-store'
import { writeDecimal } from '../ui/write-decimal'

type Props = { slot: ViewSlot; cache: ViewCache; sheet: RefObject<SheetHandle | null> }

/** Sum, average, count and bounds of the selected cells. Cells of different units are counted but never added. */
export function SelectionFigures({ slot, cache, sheet }: Props): ReactNode {
  const words = useWords()
  const figures = useSelectionFigures(slot, cache, () => sheet.current?.selectedCells() ?? null)
  if (figures === null) return <span className="figures" data-testid="selection-figures" />
  const { cells, numbers, unit, sum, average, least, greatest } = figures
  const write = (plain: string | null): string =>
    plain === null ? '' : `${writeDecimal(plain)}${unit === '%' ? '%' : ''}`
  const several = numbers > 1
  return (
    <span className="figures" data-testid="selection-figures">
      {numbers > 0 && (
        <>
          <span title={unit === null ? words.selection.manyUnitsHint : undefined}>
            {words.selection.sum}{' '}
            <b data-testid="status-sum">{unit === null ? words.selection.manyUnits : write(sum)}</b>
            {unit !== null && unit !== '%' && (
              <span className="quiet"> {unit === pointsUnit ? words.comparisonWords.points : unit}</span>
            )}
          </span>
          {average !== null && (
            <span>
              {words.selection.average} <b data-testid="status-average">{write(average)}</b>
            </span>
          )}
        </>
      )}
      <span>
        {words.selection.cells} <b data-testid="status-cells">{cells.toLocaleString(words.language)}</b>
      </span>
      {several && (
        <>
          <span>
            {words.selection.numbers}{' '}
            <b data-testid="status-numbers">{numbers.toLocaleString(words.language)}</b>
          </span>
          <span>
            {words.selection.least} <b data-testid="status-least">{write(least)}</b>
          </span>
          <span>
            {words.selection.greatest} <b data-testid="status-greatest">{write(greatest)}</b>
          </span>
        </>
      )}
    </span>
  )
}
