import type { ReactNode } from 'react'
import type { Candidate } from '../../shared/calc/formula/complete-formula'
import { useWords, type Words } from '../i18n/words'

type Props = {
  id: string
  candidates: readonly Candidate[]
  active: number
  /** Where the completed word stands in the window. */
  place: { left: number; top: number; bottom: number }
  onTake: (candidate: Candidate) => void
}

const width = 460
const height = 236

/** What can stand at the caret of a formula, below it or, near the bottom of the window, above. */
export function CompletionList({ id, candidates, active, place, onTake }: Props): ReactNode {
  const words = useWords().reference.indicators
  const above = place.bottom + height + 8 > innerHeight
  return (
    <ul
      className="completions"
      id={id}
      role="listbox"
      aria-label={words.completions}
      style={{
        width,
        maxHeight: height,
        left: Math.max(8, Math.min(place.left, innerWidth - width - 8)),
        ...(above ? { bottom: innerHeight - place.top + 4 } : { top: place.bottom + 4 }),
      }}
      onPointerDown={(event) => {
        // The text field keeps the focus.
        event.preventDefault()
      }}
    >
      {candidates.map((candidate, at) => (
        <li
          key={candidate.insert}
          id={`${id}-${String(at)}`}
          role="option"
          aria-selected={at === active}
          ref={at === active ? scrollIntoView : null}
          onClick={() => {
            onTake(candidate)
          }}
        >
          <code>{candidate.kind === 'function' ? candidate.name : candidate.code}</code>
          <span>{nameCandidate(candidate, words)}</span>
        </li>
      ))}
    </ul>
  )
}

function nameCandidate(candidate: Candidate, words: Words['reference']['indicators']): string {
  if (candidate.kind === 'function') return words.functions[candidate.name]
  return candidate.name === '' ? words.allSectors : candidate.name
}

function scrollIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
