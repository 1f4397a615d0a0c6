import { useId, type ReactNode } from 'react'
import { FigureFace } from '../grid/sheet-cells'
import { listLegend } from '../grid/legend'
import { useWords } from '../i18n/words'

/** What the colours and marks of cells mean, one click away. Each sample is drawn as a real cell is. */
export function LegendPopover(): ReactNode {
  const words = useWords()
  const id = useId()
  return (
    <>
      <button type="button" popoverTarget={id} data-testid="legend">
        {words.status.legend} <span aria-hidden="true">▴</span>
      </button>
      <div
        id={id}
        popover="auto"
        className="legend"
        role="dialog"
        aria-label={words.status.legend}
        // Taller than a small window, it is scrolled by keys too.
        tabIndex={0}
      >
        {listLegend(words).map(({ shown, meaning }) => (
          <div key={meaning} className="legend-line">
            <FigureFace shown={shown} words={words} />
            <span>{meaning}</span>
          </div>
        ))}
      </div>
    </>
  )
}
