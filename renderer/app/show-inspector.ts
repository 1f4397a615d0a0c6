import type { AppState } from '../state/app-state'

/** Opens the explanation of the active cell and gives it, or its history, the keyboard. */
export function showInspector(app: AppState, part: 'number' | 'history'): void {
  app.settings.change({ inspectorOpen: true })
  // It is drawn with the next frame when it was hidden.
  requestAnimationFrame(() => {
    const inspector = document.querySelector<HTMLElement>('.inspector')
    const target = part === 'number' ? inspector : inspector?.querySelector<HTMLElement>('.cell-history')
    target?.focus()
    target?.scrollIntoView({ block: 'nearest' })
  })
}
