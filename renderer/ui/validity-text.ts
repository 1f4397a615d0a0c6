import type { Words } from '../i18n/words'
import { writeDate } from './date-text'

/** "đến 30/06/2025", "từ 01/07/2025" or both; empty for a place without dates. */
export function writeValidity(
  { validFrom, validTo }: { validFrom: string | null; validTo: string | null },
  words: Words,
): string {
  const own = words.reference.places
  if (validFrom === null) return validTo === null ? '' : own.until(writeDate(validTo))
  return validTo === null
    ? own.from(writeDate(validFrom))
    : own.between(writeDate(validFrom), writeDate(validTo))
}
