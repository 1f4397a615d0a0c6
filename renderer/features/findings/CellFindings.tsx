import { useCallback, useEffect, useState, type ReactNode, type RefObject } from 'react'
import type { FindingEntry } from '../../../shared/model/finding-entry'
import type { SheetHandle } from '../../grid/sheet-props'
import { useWords } from '../../i18n/words'
import { useApp, useSession } from '../../state/app-state'
import type { ViewCache } from '../../state/view-cache'
import { placeBelow } from './place-below'
import { useSentences } from './finding-sentences'
import './findings.css'

type Props = {
  cache: ViewCache
  version: number
  /** The active cell of figures. */
  index: number | null
  sheet: RefObject<SheetHandle | null>
}

/** A moment of rest on a cell before its sentences show, so that moving about shows none. */
const restMs = 350
const size = { width: 320, height: 110 }
const mostSentences = 3

/** What is found about the cell under the mouse, beside it; about the active cell it is told to a screen reader. */
export function CellFindings({ cache, version, index, sheet }: Props): ReactNode {
  const pointed = useSession((state) => state.pointed)
  const isBusy = useSession(
    (state) =>
      state.menu !== null || state.draft !== null || state.dialog !== null || state.printing !== null,
  )
  const ofPointed = useCellFindings(cache, pointed, version)
  const ofActive = useCellFindings(cache, index, version)
  const { finding } = useSentences()
  const findCell = useCallback(
    () => (pointed === null ? null : (sheet.current?.cellBox(pointed) ?? null)),
    [pointed, sheet],
  )
  return (
    <>
      <div className="announcer" role="status" aria-live="polite" data-testid="finding-spoken">
        {ofActive.slice(0, mostSentences).map(finding).join('. ')}
      </div>
      {pointed !== null && ofPointed.length > 0 && !isBusy && (
        <FindingTip key={pointed} entries={ofPointed} findCell={findCell} />
      )}
    </>
  )
}

type TipProps = { entries: readonly FindingEntry[]; findCell: () => DOMRect | null }

function FindingTip({ entries, findCell }: TipProps): ReactNode {
  const words = useWords()
  const { finding } = useSentences()
  const [cell, setCell] = useState<DOMRect | null>(null)
  useEffect(() => {
    const hide = (): void => {
      setCell(null)
    }
    addEventListener('wheel', hide, { capture: true, passive: true })
    addEventListener('pointerdown', hide, true)
    return () => {
      removeEventListener('wheel', hide, true)
      removeEventListener('pointerdown', hide, true)
    }
  }, [])
  useEffect(() => {
    const timer = setTimeout(() => {
      setCell(findCell())
    }, restMs)
    return () => {
      clearTimeout(timer)
    }
  }, [findCell])
  if (cell === null) return null
  const worst = entries.find(({ status }) => status === 'open')?.severity ?? ''
  return (
    <div
      className={`finding-tip ${worst}`}
      role="tooltip"
      data-testid="finding-tip"
      style={placeBelow(cell, size, { width: innerWidth, height: innerHeight })}
    >
      {entries.slice(0, mostSentences).map((entry) => (
        <p key={entry.id} className={entry.status === 'open' ? undefined : 'quiet'}>
          {finding(entry)}
          {entry.explanation !== null && ` (${words.findings.statuses.explained}: ${entry.explanation.note})`}
        </p>
      ))}
      {entries.length > mostSentences && (
        <p className="quiet">{words.findings.count(entries.length - mostSentences)}</p>
      )}
    </div>
  )
}

const none: readonly FindingEntry[] = []

/** The findings of one cell; asked for only where the cell has a mark. */
function useCellFindings(cache: ViewCache, index: number | null, version: number): readonly FindingEntry[] {
  const app = useApp()
  const mark = index === null ? undefined : cache.marks.get(index)
  const [known, setKnown] = useState<{ of: string; entries: readonly FindingEntry[] } | null>(null)
  const wanted = `${String(cache.view)} ${String(index)} ${String(version)}`
  const { view } = cache
  useEffect(() => {
    if (index === null || mark === undefined) return
    let isWanted = true
    app.connection.call('check.cell', { view, index }).then(
      (entries) => {
        if (isWanted) setKnown({ of: wanted, entries })
      },
      // The table is being opened again, and then it is asked again.
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [app, view, index, mark, wanted])
  return mark !== undefined && known?.of === wanted ? known.entries : none
}
