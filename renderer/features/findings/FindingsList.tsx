import {
  useEffect,
  useId,
  useMemo,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import type { FindingEntry } from '../../../shared/model/finding-entry'
import type { SheetHandle } from '../../grid/sheet-props'
import { useWords, type Words } from '../../i18n/words'
import { useApp, useFindings, useSession } from '../../state/app-state'
import type { FindingsState } from '../../state/findings-store'
import { reportFailure } from '../../state/report-failure'
import { useLatest } from '../../ui/use-latest'
import { useRowWindow } from '../../ui/use-row-window'
import { goToFinding } from './finding-actions'
import { findingOf, findRow, listRows, type FindingRow } from './finding-rows'
import { useSentences } from './finding-sentences'
import { FindingMark } from './FindingMark'
import { writePlace } from './write-place'

const rowHeight = 24
/** Rows before the end of what was read that ask for more. */
const readAhead = 30

/** One line for each cause, however many findings it has; only the lines that can be seen are drawn. */
export function FindingsList({ sheet }: { sheet: RefObject<SheetHandle | null> }): ReactNode {
  const app = useApp()
  const words = useWords()
  const { findings } = words
  const groups = useFindings((state) => state.groups)
  const opened = useFindings((state) => state.opened)
  const current = useFindings((state) => state.current)
  const [chosen, setChosen] = useState<string | null>(null)
  const id = useId()
  const rows = useMemo(() => listRows({ groups, opened }), [groups, opened])
  const view = useRowWindow(rows.length, rowHeight)
  const at = findRow(rows, current, chosen)
  const fail = (error: unknown): void => {
    reportFailure(app.session, words, error)
  }
  useReadOn(rows, view.first, view.last, fail)
  const { bringIntoView } = view
  useEffect(() => {
    if (at !== -1) bringIntoView(at)
  }, [at, current, bringIntoView])

  const choose = (position: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, position))]
    const found = row === undefined ? null : findingOf(row)
    if (row === undefined || found === null) return
    setChosen(row.key)
    app.findings.store.setState({ current: found, isExplaining: false })
  }
  const goTo = (row: FindingRow | undefined, takesFocus: boolean): void => {
    const entry = row === undefined ? undefined : findingOf(row)?.entry
    if (entry !== undefined)
      goToFinding(app, words, entry, (index) => sheet.current?.goTo(index, takesFocus)).catch(fail)
  }
  const toggle = (row: FindingRow | undefined, open?: boolean): void => {
    if (row?.kind !== 'group' || row.group.count < 2 || row.isOpen === open) return
    app.findings.toggle(row.group.cause).catch(fail)
  }
  const press = (event: KeyboardEvent): void => {
    const row = rows[at]
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + view.page,
      PageUp: at - view.page,
      Home: 0,
      End: rows.length - 1,
    }
    const move = moves[event.key]
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (move !== undefined) choose(move)
    else if (event.key === 'Enter') goTo(row, true)
    else if (event.key === 'ArrowRight') toggle(row, true)
    else if (event.key === 'ArrowLeft') {
      if (row?.kind === 'member') choose(rows.findIndex((one) => one.kind === 'group' && one.at === row.at))
      else toggle(row, false)
    } else return
    event.preventDefault()
  }
  return (
    <div
      ref={view.box}
      className="findings-list"
      role="tree"
      tabIndex={0}
      aria-label={findings.list}
      aria-activedescendant={at === -1 ? undefined : `${id}${String(at)}`}
      onScroll={view.onScroll}
      onKeyDown={press}
      onFocus={() => {
        if (at === -1) choose(0)
      }}
    >
      {rows.length === 0 && <EmptyList />}
      <div role="presentation" style={{ height: view.height, position: 'relative' }}>
        {rows.slice(view.first, view.last).map((row, offset) => {
          const position = view.first + offset
          return (
            <div
              key={row.key}
              id={`${id}${String(position)}`}
              className={position === at ? 'finding-row on' : 'finding-row'}
              style={{ top: position * rowHeight, height: rowHeight }}
              {...describeRow(row, groups, position === at)}
              data-testid="finding"
              onClick={() => {
                choose(position)
                goTo(row, false)
              }}
            >
              <RowContent
                row={row}
                words={words}
                onToggle={() => {
                  toggle(row)
                }}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

type RowContentProps = { row: FindingRow; words: Words; onToggle: () => void }

function RowContent({ row, words, onToggle }: RowContentProps): ReactNode {
  const { finding } = useSentences()
  if (row.kind === 'more') return <span className="quiet finding-more">…</span>
  const { entry } = findingOf(row) ?? {}
  if (entry === undefined) return null
  const count = row.kind === 'group' ? row.group.count : 1
  const sentence = finding(entry)
  return (
    <>
      {row.kind === 'group' && count > 1 ? (
        <button
          type="button"
          className="twisty"
          tabIndex={-1}
          aria-label={words.findings.openGroup}
          onClick={(event) => {
            event.stopPropagation()
            onToggle()
          }}
        >
          {row.isOpen ? '▾' : '▸'}
        </button>
      ) : (
        <span className={row.kind === 'member' ? 'twisty inner' : 'twisty'} />
      )}
      <FindingMark entry={entry} />
      <span className="finding-sentence" title={sentence}>
        {sentence}
      </span>
      {count > 1 && <span className="chip rounding">{words.findings.places(count)}</span>}
      <OtherPlace entry={entry} />
    </>
  )
}

/** When and where it is, unless that is what the window shows. */
function OtherPlace({ entry }: { entry: FindingEntry }): ReactNode {
  const words = useWords()
  const period = useSession((state) => state.period)
  const locality = useSession((state) => state.locality)
  const cell = entry.terms[0]?.cell
  if (cell === undefined || cell.kind === 'wording') return null
  const at = cell.kind === 'figure' ? cell.key : cell
  if (at.period === period && at.locality === locality) return null
  return <span className="finding-place">{writePlace(entry, words)}</span>
}

function describeRow(row: FindingRow, groups: FindingsState['groups'], selected: boolean) {
  if (row.kind === 'more') return { role: 'treeitem', 'aria-level': 2, 'aria-selected': false } as const
  const isGroup = row.kind === 'group'
  const size = isGroup ? groups.length : row.of
  return {
    role: 'treeitem',
    'aria-level': isGroup ? 1 : 2,
    'aria-setsize': size,
    'aria-posinset': (isGroup ? row.at : row.member) + 1,
    'aria-selected': selected,
    'aria-expanded': isGroup && row.group.count > 1 ? row.isOpen : undefined,
  } as const
}

function EmptyList(): ReactNode {
  const { findings } = useWords()
  const counts = useFindings((state) => state.counts)
  const filter = useFindings((state) => state.filter)
  const isUnfiltered = filter.kind === null && filter.text === '' && !filter.here
  const open = counts === null ? 0 : counts.error + counts.warning
  const sentence =
    counts === null
      ? findings.checking
      : filter.status === 'open'
        ? isUnfiltered && open === 0
          ? findings.empty.clean
          : findings.empty.filtered
        : isUnfiltered
          ? findings.empty[filter.status]
          : findings.empty.filtered
  return (
    <p className="quiet findings-empty" role="status" data-testid="findings-empty">
      {sentence}
    </p>
  )
}

/** Reads the next page when the end of what was read comes into view. */
function useReadOn(
  rows: readonly FindingRow[],
  first: number,
  last: number,
  fail: (error: unknown) => void,
): void {
  const app = useApp()
  const latest = useLatest(fail)
  useEffect(() => {
    const report = (error: unknown): void => {
      latest.current(error)
    }
    if (last + readAhead >= rows.length && rows.length > 0) app.findings.readMore().catch(report)
    for (const row of rows.slice(first, last + readAhead))
      if (row.kind === 'more') app.findings.readMoreOf(row.cause).catch(report)
  }, [app, rows, first, last, latest])
}
