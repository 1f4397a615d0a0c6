import type { CSSProperties, ReactNode } from 'react'
import { useWords } from '../../i18n/words'
import { lowerFirst, sayDirection } from './compare-words'
import type { Comparison, IndicatorFigures, PlacedFigure } from './read-indicator'

type Props = {
  figures: IndicatorFigures
  /** Opens the editor on a figure. */
  onSuppose: (index: number) => void
}

/** Where the bar of attainment ends at most, in percent: beyond, it is cut and its figure says how far it goes. */
const longestAttainment = 200

/** One indicator in very large type: what it is, how it stands, what it is made of. */
export function IndicatorScreen({ figures, onSuppose }: Props): ReactNode {
  const words = useWords()
  const { row, unit, actual, parts, plan, previous, related, more } = figures
  const hasParts = parts.length > 0
  const isDense = hasParts && related.length > 0
  return (
    <div className={`indicator${hasParts ? ' with-parts' : ''}${isDense ? ' dense' : ''}`}>
      <div className="indicator-main">
        <div className="indicator-name">{figures.name}</div>
        <div className="indicator-actual" data-long={actual.text.length > 9}>
          <FigureButton figure={actual} label={figures.name} onSuppose={onSuppose} testId="meeting-actual" />
          {!row.percent && actual.value !== null && <span className="indicator-unit">{unit}</span>}
        </div>
        {row.direction === 'less-is-better' && (
          <div className="indicator-wanted">{words.picture.lessIsBetter}</div>
        )}
        {plan !== null && <PlanBlock comparison={plan} figures={figures} onSuppose={onSuppose} />}
        {previous !== null && (
          <div className="indicator-compared" data-testid="meeting-previous">
            {previous.direction !== null && (
              <Direction comparison={previous} figures={figures} against="previous" />
            )}
            <div className="indicator-base">
              {previous.name}:{' '}
              <FigureButton figure={previous.base} label={previous.name} onSuppose={onSuppose} />
              {previous.index !== null &&
                ` · ${words.meeting.equals(previous.index, lowerFirst(previous.name, words.language))}`}
            </div>
          </div>
        )}
        {related.length > 0 && (
          <ul className="indicator-related">
            {related.map((one) => (
              <li key={one.row.id}>
                {one.row.label}:{' '}
                <FigureButton figure={one.figure} label={one.row.label} onSuppose={onSuppose} />
                {one.row.percent ? '' : ` ${one.unit}`}
              </li>
            ))}
          </ul>
        )}
      </div>
      {hasParts && (
        <ul
          className="indicator-parts"
          aria-label={words.meeting.parts}
          style={{ '--parts': parts.length + (more > 0 ? 1 : 0) } as CSSProperties}
        >
          {parts.map((part) => (
            <li key={part.row.id} data-testid={`meeting-part-${part.row.id}`}>
              <span className="part-name">{part.row.label}</span>
              <FigureButton figure={part.figure} label={part.row.label} onSuppose={onSuppose} />
              <span className="part-bar" aria-hidden="true">
                <span style={{ width: `${String(part.length * 100)}%` }} />
              </span>
            </li>
          ))}
          {more > 0 && <li className="part-more">{words.meeting.moreParts(more)}</li>}
        </ul>
      )}
    </div>
  )
}

type BlockProps = { comparison: Comparison; figures: IndicatorFigures; onSuppose: (index: number) => void }

function PlanBlock({ comparison, figures, onSuppose }: BlockProps): ReactNode {
  const words = useWords()
  const { percent, index, judgement } = comparison
  const scale = Math.max(100, Math.min(percent ?? 0, longestAttainment))
  return (
    <div className="indicator-plan" data-testid="meeting-plan">
      <div className="indicator-base">
        {comparison.name}:{' '}
        <FigureButton figure={comparison.base} label={comparison.name} onSuppose={onSuppose} />
        {index !== null && <b> · {words.meeting.attained(index)}</b>}
      </div>
      {percent !== null && percent >= 0 && (
        <div
          className={`meeting-attainment ${judgement ?? ''}${percent > longestAttainment ? ' cut' : ''}`}
          aria-hidden="true"
        >
          <span
            className="meeting-attained"
            style={{ width: `${String((Math.min(percent, scale) / scale) * 100)}%` }}
          />
          <span className="meeting-planned" style={{ left: `${String((100 / scale) * 100)}%` }} />
        </div>
      )}
      {comparison.direction !== null && (
        <Direction comparison={comparison} figures={figures} against="plan" />
      )}
    </div>
  )
}

type DirectionProps = { comparison: Comparison; figures: IndicatorFigures; against: 'plan' | 'previous' }

const arrows = { up: '▲', down: '▼', same: '=' } as const

/** The arrow says the direction, colour and word whether that is good: neither alone. */
function Direction({ comparison, figures, against }: DirectionProps): ReactNode {
  const words = useWords()
  const { direction, judgement } = comparison
  const isLess = figures.row.direction === 'less-is-better'
  return (
    <div className={`direction ${judgement ?? ''}`}>
      {direction !== null && <span aria-hidden="true">{arrows[direction]} </span>}
      {sayDirection(comparison, figures.row, figures.unit, against, words)}
      {direction !== null &&
        direction !== 'same' &&
        ` ${words.meeting.comparedWith(lowerFirst(comparison.name, words.language))}`}
      {isLess && judgement !== null && ` (${words.meeting.judgements[judgement]})`}
    </div>
  )
}

type FigureProps = {
  figure: PlacedFigure
  label: string
  onSuppose: (index: number) => void
  testId?: string
}

/** A figure that a click supposes. */
function FigureButton({ figure, label, onSuppose, testId }: FigureProps): ReactNode {
  if (figure.index === -1) return <span>{figure.text}</span>
  return (
    <button
      type="button"
      className={`figure-button${figure.value === null ? ' missing' : ''}`}
      aria-label={`${label}: ${figure.text}`}
      data-testid={testId}
      onClick={() => {
        onSuppose(figure.index)
      }}
    >
      {figure.text}
    </button>
  )
}
