import type { ReactNode } from 'react'
import type { PlacedMark } from '../../../shared/contract/text-check-contract'
import { useWords } from '../../i18n/words'
import { nameMatch } from '../../state/text-problem'

type Props = { mark: PlacedMark | null; onGoTo: () => void }

/** What the chosen number was understood as, and the figure it was held against. */
export function MarkDetails({ mark, onGoTo }: Props): ReactNode {
  const words = useWords()
  const own = words.textCheck
  return (
    <section
      className="draft-details"
      aria-label={own.details}
      aria-live="polite"
      data-testid="draft-details"
    >
      {mark === null ? (
        <p className="quiet">{own.nothingChosen}</p>
      ) : (
        <>
          <p>
            <span className={`draft-mark ${mark.status}`}>{mark.text}</span> {own.statuses[mark.status]}
          </p>
          {mark.match === null ? (
            mark.status === 'unmatched' && <p className="quiet">{own.unmatched}</p>
          ) : (
            <>
              <p>{nameMatch(mark.match, words)}</p>
              <dl>
                <dt>{own.written}</dt>
                <dd>{mark.text}</dd>
                <dt>{own.has}</dt>
                <dd>
                  {mark.match.shown}
                  {mark.match.unit === '%' ? '' : ` ${mark.match.unit}`}
                </dd>
              </dl>
              {mark.match.asStated && <p className="quiet">{own.asStated(mark.match.shown)}</p>}
              {mark.place === null ? (
                <p className="quiet">{own.notShown}</p>
              ) : (
                <button type="button" data-testid="draft-go" onClick={onGoTo}>
                  {own.goTo}
                </button>
              )}
            </>
          )}
        </>
      )}
    </section>
  )
}
