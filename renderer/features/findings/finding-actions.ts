import type { FindingEntry, RepairEntry } from '../../../shared/model/finding-entry'
import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { askFor, type ShownFilter } from '../../state/findings-filter'
import { showNotice } from '../../state/notices'
import { slotOfTab } from '../../state/session-store'
import { showPlace } from '../../state/show-place'
import { findingSentences } from './finding-sentences'
import { writeNumber } from './write-number'

/** Brings the cell of a finding, or of one of its terms, into view, wherever it is shown. */
export async function goToFinding(
  app: AppState,
  words: Words,
  { id }: FindingEntry,
  goTo: (index: number) => void,
  term?: number,
): Promise<void> {
  const slot = slotOfTab(app.session.getState().tab)
  const view = slot === null ? undefined : app.views.store.getState()[slot].cache?.view
  const place = await app.connection.call('check.locate', {
    finding: id,
    ...(term === undefined ? {} : { term }),
    ...(view === undefined ? {} : { view }),
  })
  if (place === null) showNotice(app.session, 'info', words.findings.notShown)
  else showPlace(app, place, goTo)
}

/** Reads the list by another filter, or by the same one for another table. */
export async function filterFindings(app: AppState, part: Partial<ShownFilter>): Promise<void> {
  const filter = { ...app.findings.store.getState().filter, ...part }
  app.findings.store.setState({ filter })
  await app.findings.read(askFor(filter, app.session.getState()))
}

export async function stepFinding(
  app: AppState,
  words: Words,
  by: 1 | -1,
  goTo: (index: number) => void,
): Promise<void> {
  const { asked, filter } = app.findings.store.getState()
  app.findings.store.setState({ isOpen: true })
  if (asked === null) await app.findings.read(askFor(filter, app.session.getState()))
  const entry = await app.findings.step(by)
  if (entry === null) showNotice(app.session, 'info', words.findings.nothingNext)
  else await goToFinding(app, words, entry, goTo)
}

/** Makes the change that is offered at a place of the list of repairs. */
export async function applyRepair(
  app: AppState,
  words: Words,
  entry: FindingEntry,
  repairs: readonly RepairEntry[],
  at: number,
): Promise<void> {
  const repair = repairs[at]
  if (repair === undefined) {
    const { gone, none } = words.findings.repairs
    showNotice(app.session, 'info', entry.status === 'fixed' ? gone : none)
    return
  }
  const { id, fingerprint } = entry
  await app.connection.call('check.repair', { finding: id, fingerprint, repair: at })
  const name = findingSentences(app.settings.store.getState().language).term(repair.term)
  showNotice(
    app.session,
    'done',
    words.findings.repairs.done(name, writeNumber(repair.to, repair.term.percent)),
    words.notices.undoHint,
  )
}

/** One key: the likeliest change of the current finding. */
export async function applyFirstRepair(app: AppState, words: Words): Promise<void> {
  const { current } = app.findings.store.getState()
  if (current === null) return
  const repairs = await app.connection.call('check.repairs', { finding: current.entry.id })
  await applyRepair(app, words, current.entry, repairs, 0)
}

/** Says why findings may stand; `note` null takes that back. `all`: for every finding of the cause. */
export async function explainFindings(
  app: AppState,
  words: Words,
  entry: FindingEntry,
  note: string | null,
  all: boolean,
): Promise<void> {
  const ids = all ? (await app.findings.readAll(entry.cause)).map(({ id }) => id) : [entry.id]
  const findings = ids.includes(entry.id) ? ids : [...ids, entry.id]
  const { author } = app.settings.store.getState()
  const { changed } = await app.connection.call('check.explain', { findings, note, author })
  const { done, takenBack } = words.findings.explain
  showNotice(app.session, 'done', note === null ? takenBack(changed) : done(changed), words.notices.undoHint)
  app.findings.store.setState({ isExplaining: false })
}
