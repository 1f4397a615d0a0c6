import type { Notice, SessionStore } from './session-store'

const shownFor = { done: 4000, info: 6000, problem: 12_000 } as const

/** Shows a sentence in the corner for a while. The same sentence twice is shown once. */
export function showNotice(
  session: SessionStore,
  tone: Notice['tone'],
  text: string,
  hint: string | null = null,
): void {
  const id = (session.getState().notices.at(-1)?.id ?? 0) + 1
  session.setState((state) => ({
    notices: [...state.notices.filter((notice) => notice.text !== text).slice(-2), { id, tone, text, hint }],
  }))
  setTimeout(() => {
    dismissNotice(session, id)
  }, shownFor[tone])
}

export function dismissNotice(session: SessionStore, id: number): void {
  session.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }))
}
