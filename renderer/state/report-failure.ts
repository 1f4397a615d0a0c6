import { Failure } from '../../shared/contract/errors'
import type { Words } from '../i18n/words'
import { showNotice } from './notices'
import type { SessionStore } from './session-store'

/** One sentence about a failed action. What is no expected failure is a bug and is worded as one. */
export function wordFailure(error: unknown, words: Words): string {
  return error instanceof Failure ? words.errors[error.code](error.detail) : words.errors.internal({})
}

export function reportFailure(session: SessionStore, words: Words, error: unknown): void {
  showNotice(session, 'problem', wordFailure(error, words))
}
