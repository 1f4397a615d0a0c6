import type { Words } from '../i18n/words'
import type { AppState } from './app-state'
import { describeReading, hasSomethingToShow } from './describe-paste'
import { showNotice } from './notices'
import type { ClipboardEvents, PasteReport } from './paste-state'
import { reportFailure } from './report-failure'

/** Where the sheet's reports about the clipboard go: a passing notice, or the panel when there is something to see. */
export function createClipboardEvents(app: AppState, words: Words): ClipboardEvents {
  const readRevision = (): number | null => app.workbook.getState().workbook?.revision ?? null
  let pastedAt: number | null = null
  return {
    show: (state) => {
      if (state?.kind !== 'done') {
        app.session.setState({ paste: state })
        return
      }
      const { report } = state
      if (report.flippable) pastedAt = readRevision()
      const shown = app.session.getState().paste?.kind === 'done'
      // A paste that can no longer be flipped changes the panel, but brings none back that was closed.
      const opens = report.flippable || report.settled.example === null || shown
      const visible = opens && hasSomethingToShow(report)
      app.session.setState({ paste: visible ? state : null })
      if (!visible && opens && !shown) tellClean(app, words, report)
    },
    undoPaste: async () => {
      if (pastedAt === null || readRevision() !== pastedAt) {
        showNotice(app.session, 'info', words.paste.notices.changedSince)
        return false
      }
      try {
        await app.connection.call('history.undo', {})
        return true
      } catch (error) {
        reportFailure(app.session, words, error)
        return false
      }
    },
    tell: (notice) => {
      showNotice(app.session, 'info', words.paste.notices[notice])
    },
  }
}

function tellClean(app: AppState, words: Words, report: PasteReport): void {
  showNotice(app.session, 'done', words.paste.stored(report.stored), describeReading(report, words))
}
