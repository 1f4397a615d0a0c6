import type { ErrorDetail } from '../../shared/contract/errors'

/** Words for a number of decimals that came with a failure: `whole` for 0, else `some` of the count. */
export function formatDecimalPlaces(
  decimals: ErrorDetail[string] | undefined,
  whole: string,
  some: (count: string) => string,
): string {
  return typeof decimals === 'number' && decimals > 0 ? some(String(decimals)) : whole
}
