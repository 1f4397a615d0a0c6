import type { FindingFilter } from '../../shared/contract/check-contract'
import type { FindingKind, Severity } from '../../shared/model/finding'
import type { FindingStatus } from '../../shared/model/finding-entry'
import type { SessionState } from './session-store'

/** What the list of findings is asked to show. */
export type ShownFilter = {
  severities: readonly Severity[]
  status: FindingStatus
  /** Null: all kinds. */
  kind: FindingKind | null
  /** Of the shown table alone. */
  here: boolean
  text: string
}

/** Rounding is told as a number and listed on demand: it is seldom anybody's mistake. */
export const usualFilter: ShownFilter = {
  severities: ['error', 'warning'],
  status: 'open',
  kind: null,
  here: false,
  text: '',
}

/** The question to the host. "Here" is the form with its period and place, or on other pages the period and the place. */
export function askFor(
  { severities, status, kind, here, text }: ShownFilter,
  shown: Pick<SessionState, 'tab' | 'form' | 'period' | 'locality'>,
): FindingFilter {
  const { tab, form, period, locality } = shown
  return {
    severities: [...severities],
    status,
    ...(kind === null ? {} : { kinds: [kind] }),
    ...(text.trim() === '' ? {} : { text: text.trim().slice(0, 200) }),
    ...(here && tab === 'appendix' && form !== null ? { form } : {}),
    ...(here && period !== null ? { period } : {}),
    ...(here && locality !== null ? { locality } : {}),
  }
}
