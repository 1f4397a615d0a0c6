import type { ImportMapping } from '../../../shared/model/import-draft'
import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { runJob } from '../../state/run-job'
import { showPlace } from '../../state/show-place'
import { copyChoices, type TableWork } from './desk-work'
import { listAccepted } from './preview-cells'

type Applied = { draft: number; table: string; work: TableWork; mapping: ImportMapping; remember: boolean }

/** Stores the ticked cells of one table as one action. Rejects with the Failure that stopped it; then nothing is stored. */
export async function applyTable(
  app: AppState,
  { draft, table, work, mapping, remember }: Applied,
): Promise<{ cells: number; revision: number }> {
  const { cells, revision } = await runJob(app.session, 'store', (job) =>
    app.connection.call('import.apply', {
      draft,
      table,
      target: work.target,
      choices: copyChoices(work.choices),
      accepted: listAccepted(mapping, work.ticks),
      remember,
      job,
    }),
  )
  return { cells, revision }
}

/** Brings the window to what an import changed; with words, says how much it was. */
export function showImported(
  app: AppState,
  revision: number,
  goTo: (index: number) => void,
  told: { words: Words; cells: number } | null = null,
): void {
  if (told !== null) {
    const { notices } = told.words
    showNotice(app.session, 'done', notices.imported(told.cells), notices.undoHint)
  }
  app.connection
    .call('history.locate', { revision })
    .then((place) => {
      if (place !== null) showPlace(app, place, goTo)
    })
    // The figures are stored all the same; only the way to them is not known.
    .catch(() => undefined)
}
