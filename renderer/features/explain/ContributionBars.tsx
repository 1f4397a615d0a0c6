import { useState, type ReactNode } from 'react'
import type { Contribution } from '../../../shared/model/explanation'
import { formatScaled } from '../../../shared/format/format-number'
import { useWords } from '../../i18n/words'
import type { OpenFigure } from './explained-figure'
import { layOutBars, type Bar } from './lay-out-bars'

type Props = { contributions: readonly Contribution[]; onOpen: OpenFigure }

/** What makes the figure up, as bars: the largest first, those below zero to the left of it. */
export function ContributionBars({ contributions, onOpen }: Props): ReactNode {
  const words = useWords()
  const own = words.explainMore
  const [wanted, setWanted] = useState<Contribution['by'] | null>(null)
  const shown = contributions.find(({ by }) => by === wanted) ?? contributions[0]
  if (shown === undefined) return null
  const { parts, rest, decimals } = shown
  const values = [...parts.map(({ value }) => value), ...(rest === null ? [] : [rest.value])]
  const bars = layOutBars(values)
  const nameOf = ({ label, at }: Contribution['parts'][number]): string =>
    at === null ? label : words.writePeriod(at)
  return (
    <section className="contributions" data-testid="explain-contributions">
      <h3>{own.contributions[shown.by]}</h3>
      {contributions.length > 1 && (
        <div className="contribution-choice" role="group" aria-label={own.choose}>
          {contributions.map(({ by }) => (
            <button
              key={by}
              type="button"
              aria-pressed={by === shown.by}
              onClick={() => {
                setWanted(by)
              }}
            >
              {own.axes[by]}
            </button>
          ))}
        </div>
      )}
      <ul className="bars">
        {parts.map((part, at) => (
          <li key={at}>
            <span title={nameOf(part)}>
              <button
                type="button"
                className="figure-link"
                title={own.explainHint}
                onClick={() => {
                  onOpen(part.key, nameOf(part))
                }}
              >
                {nameOf(part)}
              </button>
            </span>
            <BarLine bar={bars[at]} />
            <b>{formatScaled(part.value, decimals)}</b>
            <em>{part.share === null ? '–' : formatScaled(part.share, 1, { percent: true })}</em>
          </li>
        ))}
        {rest !== null && (
          <li>
            <span className="quiet">{own.rest(rest.count)}</span>
            <BarLine bar={bars.at(-1)} />
            <b>{formatScaled(rest.value, decimals)}</b>
            <em>{rest.share === null ? '–' : formatScaled(rest.share, 1, { percent: true })}</em>
          </li>
        )}
      </ul>
    </section>
  )
}

function BarLine({ bar }: { bar: Bar | undefined }): ReactNode {
  if (bar === undefined) return <i />
  return (
    <i className="bar-line">
      <i
        className={bar.below ? 'below' : ''}
        style={{ marginLeft: `${String(bar.from)}%`, width: `${String(bar.length)}%` }}
      />
    </i>
  )
}
