import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { applyFirstRepair, stepFinding } from './finding-actions'

/** What the menus and the keyboard can ask about findings. */
export const findingCommands = [
  'findings.toggle',
  'findings.next',
  'findings.previous',
  'findings.repair',
  'findings.explain',
  'findings.print',
] as const
type FindingCommand = (typeof findingCommands)[number]

/** `goTo` brings a cell of the open table into view; `takesFocus` false leaves the keyboard where it is. */
export function runFindingCommand(
  name: FindingCommand,
  app: AppState,
  words: Words,
  goTo: (index: number, takesFocus?: boolean) => void,
): Promise<void> | null {
  const { store } = app.findings
  switch (name) {
    case 'findings.toggle':
      toggleList(app)
      return null
    case 'findings.next':
    case 'findings.previous':
      return stepFinding(app, words, name === 'findings.next' ? 1 : -1, (index) => {
        // Whoever is in the list by now stays there.
        goTo(index, !isInList(document.activeElement))
      })
    case 'findings.repair':
      return applyFirstRepair(app, words)
    case 'findings.explain':
      store.setState({ isOpen: true, isExplaining: true })
      return null
    case 'findings.print':
      app.session.setState({ printing: 'findings' })
      return null
  }
}

/** Opened by key it has the keyboard, like every part of the window that is asked for. */
function toggleList(app: AppState): void {
  const isOpen = !app.findings.store.getState().isOpen
  app.findings.store.setState({ isOpen })
  if (isOpen)
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>('.findings-list')?.focus()
    })
  else document.querySelector<HTMLElement>('.sheet-host')?.focus()
}

function isInList(element: Element | null): boolean {
  return element?.closest('.findings') != null
}
