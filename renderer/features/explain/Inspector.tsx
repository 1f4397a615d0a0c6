import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Explanation } from '../../../shared/model/explanation'
import type { FactKey } from '../../../shared/model/fact'
import { useWords } from '../../i18n/words'
import type { ExplainedCell, ExplanationLinks } from './explained-figure'
import { ExplanationBody } from './ExplanationBody'
import { useFigureExplanation } from './use-figure-explanation'
import './explain.css'

type InspectorProps = ExplanationLinks & {
  explanation: Explanation | null
  /** Which cell it explains. */
  cell: Extract<ExplainedCell, { index: number }> | null
  /** Grows with every change of the table. */
  version: number
  onHide: () => void
}

/** "Vì sao số này": the figure, its rule, what it is made of, what the document says, and who changed it. */
export function Inspector(props: InspectorProps): ReactNode {
  const words = useWords()
  const { explanation, cell, onHide } = props
  return (
    <section className="inspector" aria-label={words.explain.name} data-testid="explain" tabIndex={-1}>
      <header>
        <h2>{words.explain.name}</h2>
        <button type="button" className="plain-icon" aria-label={words.explain.toggle} onClick={onHide}>
          ×
        </button>
      </header>
      {explanation === null || cell === null ? (
        <p className="quiet">{words.explain.noCell}</p>
      ) : (
        <ExplanationTrail
          key={`${String(cell.view)} ${String(cell.index)}`}
          {...props}
          explanation={explanation}
          cell={cell}
        />
      )}
    </section>
  )
}

type TrailProps = InspectorProps & {
  explanation: Explanation
  cell: Extract<ExplainedCell, { index: number }>
}

/** One step on the way from the cell to the figures it is made of. */
type Step = { key: FactKey; name: string }

/** The explanation of the cell, and in its place those of the figures behind it, one step deeper with each. */
function ExplanationTrail({ explanation, cell, version, ...props }: TrailProps): ReactNode {
  const words = useWords()
  const [trail, setTrail] = useState<readonly Step[]>([])
  const back = useRef<HTMLButtonElement>(null)
  const last = trail.at(-1) ?? null
  const deeper = useFigureExplanation(last?.key ?? null, version)
  const depth = trail.length
  useEffect(() => {
    // The button that was pressed is gone with what it stood in.
    if (depth > 0) back.current?.focus()
  }, [depth])
  const leave = (to: number): void => {
    setTrail(trail.slice(0, to))
    // Nothing has the keyboard once the way back is gone.
    if (to === 0) document.querySelector<HTMLElement>('.inspector')?.focus()
  }
  const open = (key: FactKey, name: string): void => {
    setTrail([...trail, { key, name }])
  }
  return (
    <>
      {last !== null && (
        <nav className="explain-trail" aria-label={words.explainMore.trail} data-testid="explain-trail">
          <button
            type="button"
            ref={back}
            className="trail-back"
            aria-label={words.explainMore.back}
            onClick={() => {
              leave(depth - 1)
            }}
          >
            ←
          </button>
          <ol>
            <li>
              <button
                type="button"
                onClick={() => {
                  leave(0)
                }}
              >
                {words.explain.compared(explanation.row, explanation.column)}
              </button>
            </li>
            {trail.slice(0, -1).map(({ name }, at) => (
              <li key={at}>
                <button
                  type="button"
                  onClick={() => {
                    leave(at + 1)
                  }}
                >
                  {name}
                </button>
              </li>
            ))}
            <li aria-current="true">{last.name}</li>
          </ol>
        </nav>
      )}
      {last === null ? (
        <ExplanationBody {...props} explanation={explanation} of={cell} version={version} onOpen={open} />
      ) : deeper === null ? (
        <p className="quiet">{words.explainMore.loading}</p>
      ) : (
        <ExplanationBody
          key={depth}
          {...props}
          explanation={deeper}
          of={{ key: last.key }}
          version={version}
          onOpen={open}
        />
      )}
    </>
  )
}
