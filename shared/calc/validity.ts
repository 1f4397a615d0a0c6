import type { Locality, Period } from '../model/dimension'
import { lastDayOf } from './periods'

/**
 * Whether the place counts in the period: it must be valid on the period's last day. Both dates of validity are
 * inclusive, null is open. A place that ended within the period does not count in it; its successor does.
 */
export function isValidIn(
  { validFrom, validTo }: Pick<Locality, 'validFrom' | 'validTo'>,
  period: Period,
): boolean {
  const day = lastDayOf(period)
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo)
}
