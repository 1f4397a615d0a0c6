import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import type { CellRemark } from '../../../shared/model/remark'
import { findKinds, type FindKind } from '../../../shared/table/find-cells'
import type { SheetHandle } from '../../grid/sheet-props'
import { useWords } from '../../i18n/words'
import { useApp, useSession } from '../../state/app-state'
import type { FindRequest } from '../../state/session-store'
import type { ViewCache } from '../../state/view-cache'
import type { ViewSlot } from '../../state/view-store'
import { useLatest } from '../../ui/use-latest'
import { makeFindable } from './table-findable'
import { ReplacePanel } from './ReplacePanel'
import { useTableMatches } from './use-table-matches'
import { WorkbookReplace } from './WorkbookReplace'
import { WorkbookResults } from './WorkbookResults'
import './find.css'

type Props = {
  slot: ViewSlot
  cache: ViewCache | null
  /** Grows with every change of the cache. */
  version: number
  stated: boolean
  request: FindRequest
  sheet: RefObject<SheetHandle | null>
}

/** Finding and replacing, docked over the sheet: it never stands in the way of the table it searches. */
export function FindBar({ slot, cache, version, stated, request, sheet }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const { find } = words
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [kind, setKind] = useState<FindKind>('all')
  const [isWide, setWide] = useState(false)
  const [at, setAt] = useState(-1)
  // Replacing works in figures, whatever else was searched before.
  const searchedKind = request.isReplacing ? 'values' : kind
  const remarks = useRemarks(cache, version)
  const table = useMemo(
    // The cache is changed in place: `version` says that it is another one.
    () => (cache === null || version < 0 ? null : makeFindable(cache, remarks, stated, words)),
    [cache, version, remarks, stated, words],
  )
  const matches = useTableMatches(isWide ? null : table, text, searchedKind)
  const { found } = matches
  const shownAt = Math.min(at, found.length - 1)
  const current = shownAt === -1 ? null : (found[shownAt] ?? null)
  useMarks(cache, found, current)

  const close = (): void => {
    app.session.setState({ find: null })
    sheet.current?.focus()
  }
  const step = (direction: 1 | -1): void => {
    const { cache: searched, found: all } = latest.current
    if (all.length === 0 || searched === null) return
    const from = shownAt === -1 && direction === -1 ? 0 : shownAt
    const next = (from + direction + all.length) % all.length
    const match = all[next]
    setAt(next)
    if (match !== undefined)
      sheet.current?.goTo(match.row * searched.layout.columns.length + (match.column ?? 0), false)
  }
  const latest = useLatest({ cache, found, step })
  // Every request of a key or menu has a number of its own, so that the same one counts again.
  useEffect(() => {
    if (request.kind === 'open') field.current?.select()
    else latest.current.step(request.kind === 'next' ? 1 : -1)
    if (request.kind === 'open') field.current?.focus()
  }, [request, latest])

  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === field.current) step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const of = matches.isFull ? `${String(found.length)}+` : String(found.length)
  return (
    <search className="find-bar" aria-label={find.name} onKeyDown={press} data-testid="find-bar">
      <div className="find-line">
        <label className="find-text">
          <span>{find.text}</span>
          <input
            ref={field}
            type="text"
            autoComplete="off"
            spellCheck={false}
            placeholder={find.placeholder}
            maxLength={200}
            value={text}
            data-testid="find-text"
            onChange={(event) => {
              setText(event.target.value)
              setAt(-1)
            }}
          />
        </label>
        {!isWide && (
          <>
            <output className="find-count" data-testid="find-count">
              {text.trim() === '' ? '' : found.length === 0 ? find.none : find.count(shownAt + 1, of)}
            </output>
            <StepButton
              label={find.previous}
              sign="↑"
              disabled={found.length === 0}
              onStep={() => {
                step(-1)
              }}
            />
            <StepButton
              label={find.next}
              sign="↓"
              disabled={found.length === 0}
              onStep={() => {
                step(1)
              }}
            />
          </>
        )}
        <select
          aria-label={find.where}
          value={isWide ? 'workbook' : 'table'}
          data-testid="find-where"
          onChange={(event) => {
            setWide(event.target.value === 'workbook')
          }}
        >
          <option value="table">{find.inTable}</option>
          <option value="workbook">{find.inWorkbook}</option>
        </select>
        {!request.isReplacing && (
          <select
            aria-label={find.kind}
            value={kind}
            data-testid="find-kind"
            onChange={(event) => {
              setKind(findKinds.find((one) => one === event.target.value) ?? 'all')
              setAt(-1)
            }}
          >
            {findKinds.map((one) => (
              <option key={one} value={one}>
                {find.kinds[one]}
              </option>
            ))}
          </select>
        )}
        <button type="button" className="plain-icon" aria-label={find.close} onClick={close}>
          ×
        </button>
      </div>
      {request.isReplacing && isWide && <WorkbookReplace text={text} />}
      {request.isReplacing && !isWide && cache !== null && table !== null && (
        <ReplacePanel
          key={slot}
          slot={slot}
          cache={cache}
          table={table}
          found={found}
          text={text}
          stated={stated}
        />
      )}
      {isWide && !request.isReplacing && <WorkbookResults text={text} kind={kind} sheet={sheet} />}
    </search>
  )
}

type StepProps = { label: string; sign: string; disabled: boolean; onStep: () => void }

function StepButton({ label, sign, disabled, onStep }: StepProps): ReactNode {
  return (
    <button
      type="button"
      className="plain-icon"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onStep}
    >
      {sign}
    </button>
  )
}

/** Marks all matches lightly in the sheet, as long as the bar is open. */
function useMarks(
  cache: ViewCache | null,
  found: readonly { row: number; column: number | null }[],
  current: { row: number; column: number | null } | null,
): void {
  const app = useApp()
  useEffect(() => {
    if (cache === null) return
    const width = cache.layout.columns.length
    const cells = new Set(found.flatMap(({ row, column }) => (column === null ? [] : [row * width + column])))
    const rows = new Set(found.flatMap(({ row, column }) => (column === null ? [row] : [])))
    app.session.setState({ marked: { view: cache.view, cells, rows, current } })
    return () => {
      app.session.setState({ marked: null })
    }
  }, [app, cache, found, current])
}

const nothingNoted: readonly CellRemark[] = []

/** The notes of the table, read again after each change of it. */
function useRemarks(cache: ViewCache | null, version: number): readonly CellRemark[] {
  const app = useApp()
  const [remarks, setRemarks] = useState(nothingNoted)
  const isOpen = useSession((state) => state.find !== null)
  useEffect(() => {
    let isWanted = isOpen && cache !== null && version >= 0
    if (!isWanted || cache === null) return
    app.connection.call('remark.read', { view: cache.view }).then(
      (read) => {
        if (isWanted) setRemarks((before) => (read.length + before.length === 0 ? before : read))
      },
      // The table is gone; the next one asks for its own.
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [app, cache, version, isOpen])
  return remarks
}
