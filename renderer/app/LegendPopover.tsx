import { useId, type ReactNode } from 'react'
import { useWords } from '../i18n/words'

/** What the colours and marks of cells mean, one click away. Each sample wears the classes of a real cell. */
export function LegendPopover(): ReactNode {
  const words = useWords()
  const id = useId()
  const samples: [string, ReactNode, string][] = [
    ['cell number input typed', '1.234', words.legend.input],
    ['cell number input imported', '1.234', words.legend.imported],
    ['cell number input derived', '1.234', words.legend.derived],
    ['cell number computed', '1.234', words.legend.computed],
    ['cell number override typed', '1.234', words.legend.override],
    ['cell number input estimate', '1.234', words.legend.estimate],
    [
      'cell number computed differs',
      <>
        <span className="mark differs-mark">▲</span>1.234
      </>,
      words.legend.differs,
    ],
    [
      'cell number computed',
      <>
        <span className="mark partial-mark" />
        1.234
      </>,
      words.legend.partial,
    ],
    ['cell number computed', '–', words.legend.none],
    ['cell number input', '…', words.legend.unknown],
    ['cell number input pending', '1.234', words.legend.pending],
  ]
  return (
    <>
      <button type="button" popoverTarget={id} data-testid="legend">
        {words.status.legend} ▴
      </button>
      <div id={id} popover="auto" className="legend" aria-label={words.status.legend}>
        {samples.map(([className, sample, text]) => (
          <div key={text} className="legend-line">
            <div className={className}>{sample}</div>
            <span>{text}</span>
          </div>
        ))}
      </div>
    </>
  )
}
