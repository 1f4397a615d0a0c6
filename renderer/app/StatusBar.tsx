import { useState, type ReactNode, type RefObject } from 'react'
import type { SheetHandle } from '../grid/sheet-props'
import { useWords } from '../i18n/words'
import { useApp, useSession, useSettings, useSlot, useWorkbook } from '../state/app-state'
import { slotOfTab } from '../state/session-store'
import { findNextDiffering, type ViewCache } from '../state/view-cache'
import { findZoom } from '../state/table-looks'
import { formatTime } from '../ui/format-time'
import { FindingsButton } from '../features/findings/FindingsButton'
import type { CommandName } from './commands'
import { PasteProgress } from '../features/paste/PasteProgress'
import { LegendPopover } from './LegendPopover'
import { SelectionFigures } from './SelectionFigures'

type Props = {
  sheet: RefObject<SheetHandle | null>
  /** Selected cell of the shown table. */
  index: number | null
  onCommand: (name: CommandName) => void
}

/** Figures of the selection on the left; what was saved, what differs, and the zoom on the right. */
export function StatusBar({ sheet, index, onCommand }: Props): ReactNode {
  const words = useWords()
  const slot = useSession((state) => slotOfTab(state.tab))
  const { cache } = useSlot(slot ?? 'form')
  const zoom = useSettings((settings) =>
    slot === null ? settings.zoom : findZoom(settings, cache?.layout.name ?? ''),
  )
  return (
    <footer className="status" aria-label={words.status.name}>
      {slot !== null && cache !== null && <SelectionFigures slot={slot} cache={cache} sheet={sheet} />}
      <span className="space" />
      <JobProgress />
      <PasteProgress sheet={sheet} />
      {slot !== null && cache !== null && <DifferingButton cache={cache} index={index} sheet={sheet} />}
      <FindingsButton />
      <SavedAt />
      <ShownPeriod />
      <LegendPopover />
      <span className="zoom">
        <button
          type="button"
          aria-label={words.status.zoomOut}
          title={words.status.zoomOut}
          onClick={() => {
            onCommand('view.zoomOut')
          }}
        >
          −
        </button>
        <button
          type="button"
          title={words.status.zoomReset}
          onClick={() => {
            onCommand('view.zoomReset')
          }}
        >
          {zoom} %
        </button>
        <button
          type="button"
          aria-label={words.status.zoomIn}
          title={words.status.zoomIn}
          onClick={() => {
            onCommand('view.zoomIn')
          }}
        >
          +
        </button>
      </span>
    </footer>
  )
}

type DifferingProps = { cache: ViewCache; index: number | null; sheet: RefObject<SheetHandle | null> }

function DifferingButton({ cache, index, sheet }: DifferingProps): ReactNode {
  const app = useApp()
  const words = useWords()
  if (cache.stated.size === 0) return null
  if (cache.differing === 0) return <span className="good">{words.status.agrees}</span>
  return (
    <button
      type="button"
      className="warning"
      title={words.status.differingHint}
      data-testid="status-differing"
      onClick={() => {
        const next = findNextDiffering(cache.flags, index ?? -1)
        app.session.setState({ stated: false })
        if (next !== null) sheet.current?.goTo(next)
      }}
    >
      {words.status.differing(cache.differing)}
    </button>
  )
}

function SavedAt(): ReactNode {
  const words = useWords()
  const workbook = useWorkbook((state) => state.workbook)
  const confirmedAt = useSession((state) => state.confirmedAt)
  if (workbook === null) return null
  const time = confirmedAt !== null && confirmedAt > workbook.savedAt ? confirmedAt : workbook.savedAt
  // The key restarts the short highlight each time something is saved.
  return (
    <span key={time} className="saved" data-testid="saved-at" role="status">
      {words.status.saved(formatTime(time))}
    </span>
  )
}

function ShownPeriod(): ReactNode {
  const words = useWords()
  const periods = useWorkbook((state) => state.workbook?.periods)
  const period = useSession((state) => state.period)
  const shown = periods?.find((one) => one.id === period)
  return shown === undefined ? null : <span>{words.writePeriod(shown)}</span>
}

function JobProgress(): ReactNode {
  const app = useApp()
  const words = useWords()
  const job = useSession((state) => state.job)
  const [stopping, setStopping] = useState<string | null>(null)
  if (job === null) return null
  const isFile = job.kind === 'export' || job.kind === 'import'
  if (!isFile && job.total === 0) return null
  return (
    <span className="job" role="status" data-testid="job">
      {words.status.jobs[job.kind](job.done, job.total)}{' '}
      <button
        type="button"
        disabled={stopping === job.id}
        onClick={() => {
          setStopping(job.id)
          app.connection.call('job.cancel', { job: job.id }).catch(() => undefined)
        }}
      >
        {words.status.stop}
      </button>
    </span>
  )
}
