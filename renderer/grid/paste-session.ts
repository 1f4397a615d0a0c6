import type { RefObject } from 'react'
import { flipConvention } from '../../shared/table/clipboard-convention'
import type { NumberConvention } from '../../shared/format/number-notation'
import type { ClipboardNotice, PasteReport } from '../state/paste-state'
import type { CellEdit } from '../state/view-store'
import { preparePaste, type PasteJob, type PasteScene, type PreparedPaste } from './paste-run'
import type { SheetProps } from './sheet-props'
import type { SheetCursor } from './use-sheet-cursor'

/**
 * The pastes of one sheet, one after the other: each is planned in steps and sent as one edit. The last one is remembered
 * until anything else changes, so that it can be taken back and read the other way.
 */
export type PasteSource = Omit<PasteScene, 'words' | 'model' | 'cursor'> & {
  cursor: SheetCursor
  model: RefObject<PasteScene['model']>
  props: SheetProps
}

export type PasteSession = {
  /** Resolves when the paste is stored, refused or stopped. */
  run(job: PasteJob): Promise<void>
  /** Which reading the user wants for the next paste; asked once. */
  takeWanted(): NumberConvention | null
  /** Reads the running, the last or the next paste the other way. */
  flip(): void
  /** False: nothing was being read. What has been sent cannot be stopped. */
  stop(): boolean
  /** Figures of the table have changed. */
  noteChange(): void
  /** Whether changes that come now are those of a paste. */
  isStoring(): boolean
  leave(): void
}

type Running = { job: PasteJob; stopped: boolean; sent: boolean; over: Promise<void> }

export function createPasteSession(
  latest: RefObject<PasteSource>,
  onStored: (job: PasteJob) => void,
): PasteSession {
  let running: Running | null = null
  let last: { job: PasteJob; report: PasteReport } | null = null
  let wanted: NumberConvention | null = null
  let storing = 0

  const tell = (notice: ClipboardNotice): void => {
    latest.current.props.clipboard.tell(notice)
  }
  /** Changes of the table that come while `task` runs are its own. */
  const own = async <T>(task: () => Promise<T>): Promise<T> => {
    storing += 1
    try {
      return await task()
    } finally {
      storing -= 1
    }
  }

  const run = async (job: PasteJob): Promise<void> => {
    while (running?.sent === true) await running.over
    if (running !== null) running.stopped = true
    let end: () => void = () => undefined
    const over = new Promise<void>((resolve) => {
      end = resolve
    })
    const mine: Running = { job, stopped: false, sent: false, over }
    running = mine
    last = null
    try {
      const report = await carryOut(mine)
      if (!mine.stopped) latest.current.props.clipboard.show(report && { kind: 'done', report })
      last = report && { job, report }
    } finally {
      if (running === mine) running = null
      end()
    }
  }

  const carryOut = async (mine: Running): Promise<PasteReport | null> => {
    const { props, model } = latest.current
    const scene: PasteScene = { ...latest.current, model: model.current, words: props.words }
    const prepared = await preparePaste(
      mine.job,
      scene,
      (done, total) => {
        props.clipboard.show({ kind: 'reading', done, total })
      },
      () => mine.stopped,
    )
    if (prepared === null) return null
    if (prepared === 'too-large' || latest.current.props.cache.view !== props.cache.view) {
      tell(prepared === 'too-large' ? 'cells' : 'tableChanged')
      return null
    }
    mine.sent = true
    const { edits, area } = prepared
    if (edits.length > 0 && !(await own(() => store(edits, mine.job)))) return null
    const stands = latest.current.rowData === scene.rowData && latest.current.columnIds === scene.columnIds
    if (stands && area.bottom >= area.top && area.right >= area.left)
      scene.cursor.selectRange(area, { row: area.top, column: area.left })
    return makeReport(mine.job, prepared, scene)
  }
  const store = async (edits: readonly CellEdit[], job: PasteJob): Promise<boolean> => {
    const { props } = latest.current
    props.clipboard.show(null)
    const stored = await props.onEdit(job.cut === null ? 'paste' : 'cut', edits)
    if (stored) onStored(job)
    return stored
  }

  const replace = async ({ job, report }: { job: PasteJob; report: PasteReport }): Promise<void> => {
    last = null
    const stored = report.stored > 0
    if (stored && !(await own(() => latest.current.props.clipboard.undoPaste()))) return
    await run(flipped(job))
  }

  return {
    run,
    takeWanted: () => {
      const asked = wanted
      wanted = null
      return asked
    },
    flip: () => {
      if (running !== null) {
        if (!running.sent) void run(flipped(running.job))
      } else if (last === null) {
        wanted = wanted === null ? 'en' : wanted === 'en' ? 'vi' : null
        tell(wanted === null ? 'nextByEvidence' : wanted === 'en' ? 'nextEnglish' : 'nextVietnamese')
      } else if (last.report.flippable) void replace(last)
    },
    stop: () => {
      if (running === null) return false
      if (running.sent) return true
      running.stopped = true
      latest.current.props.clipboard.show(null)
      tell('stopped')
      return true
    },
    noteChange: () => {
      if (last === null) return
      latest.current.props.clipboard.show({ kind: 'done', report: { ...last.report, flippable: false } })
      last = null
    },
    isStoring: () => storing > 0,
    leave: () => {
      if (running !== null) running.stopped = true
      last = null
      latest.current.props.clipboard.show(null)
    },
  }
}

function flipped(job: PasteJob): PasteJob {
  return { ...job, settled: flipConvention(job.block, job.settled) }
}

function makeReport(job: PasteJob, { plan }: PreparedPaste, scene: PasteScene): PasteReport {
  return {
    stored: plan.cells.length,
    counts: plan.counts,
    skipped: plan.skipped.flatMap(({ row, column, text, reason }) => {
      const rowId = scene.rowData[row]?.id
      const columnId = scene.columnIds[column]
      return rowId === undefined || columnId === undefined
        ? []
        : [{ place: { row: rowId, column: columnId }, text, reason }]
    }),
    outside: plan.outside,
    labelColumns: plan.labelColumns,
    settled: job.settled,
    figuresOnly: job.figuresOnly,
    sourceKept: job.sourceKept,
    flippable: job.settled.example !== null,
  }
}
