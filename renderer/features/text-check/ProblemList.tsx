import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { TextCheck } from '../../../shared/contract/text-check-contract'
import { useWords } from '../../i18n/words'
import { wordProblem } from '../../state/text-problem'
import { writeDecimal } from '../../ui/write-decimal'

type Props = {
  check: TextCheck
  active: number
  onActivate: (problem: number) => void
  onGoTo: (problem: number) => void
}

/** What cannot be right in the draft, in the order of the text; ↑ and ↓ choose, Enter goes to the cell. */
export function ProblemList({ check, active, onActivate, onGoTo }: Props): ReactNode {
  const words = useWords()
  const own = words.textCheck
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  useEffect(() => {
    // After the dialog has chosen for itself.
    const frame = requestAnimationFrame(() => {
      list.current?.focus({ preventScroll: true })
    })
    return () => {
      cancelAnimationFrame(frame)
    }
  }, [check])
  const press = (event: KeyboardEvent): void => {
    const last = check.problems.length - 1
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: last }[event.key]
    if (to !== undefined) onActivate(Math.max(0, Math.min(last, to)))
    else if (event.key === 'Enter') onGoTo(active)
    else return
    event.preventDefault()
  }
  if (check.problems.length === 0) return <p className="quiet">{own.none}</p>
  return (
    <ul
      ref={list}
      className="draft-problems"
      role="listbox"
      tabIndex={0}
      aria-label={own.problems(check.problems.length)}
      aria-activedescendant={`draft-problem-${String(active)}`}
      data-testid="draft-problems"
      onKeyDown={press}
    >
      {check.problems.map((problem, at) => (
        <li
          key={at}
          id={`draft-problem-${String(at)}`}
          role="option"
          aria-selected={at === active}
          className={problem.severity}
          onClick={() => {
            onActivate(at)
          }}
          onDoubleClick={() => {
            onGoTo(at)
          }}
        >
          <b>{wordProblem(problem, check, words, writeDecimal)}</b>
          <small>{problem.sentence}</small>
        </li>
      ))}
    </ul>
  )
}
