import type { Finding, Slip } from '../model/finding'

/** What may have been meant where only the size of one figure is wrong: no arithmetic says more. */
export type SizeOption = { value: number; slip: Slip }

const monthsOfYear = 12

/** `typed` and the values are scaled by `decimals`. Empty for findings of arithmetic. */
export function proposeFromSize(finding: Finding, typed: number, decimals: number): SizeOption[] {
  switch (finding.kind) {
    case 'negative':
      return [{ value: -typed, slip: 'sign' }]
    case 'over-hundred':
      return [10, 100].flatMap((factor) => {
        const value = Math.round(typed / factor)
        return value > 0 && value <= 100 * 10 ** decimals ? [{ value, slip: 'decimal-point' as const }] : []
      })
    case 'magnitude':
      return proposePower(finding, typed)
    case 'month-year':
      return proposeNearest(finding, decimals, [
        { value: typed * monthsOfYear, slip: 'month-year' },
        { value: Math.round(typed / monthsOfYear), slip: 'month-year' },
      ])
    case 'outlier-history':
    case 'outlier-peers':
      return proposeNearest(finding, decimals, listSizes(typed))
    default:
      return []
  }
}

function proposePower({ detail }: Finding, typed: number): SizeOption[] {
  const power = detail['power']
  if (typeof power !== 'number' || power === 0) return []
  const value = power > 0 ? Math.round(typed / 10 ** power) : typed * 10 ** -power
  const slip = Math.abs(power) >= 3 ? 'thousand' : 'decimal-point'
  return value === 0 || !Number.isSafeInteger(value) ? [] : [{ value, slip }]
}

function listSizes(typed: number): SizeOption[] {
  return [
    ...[10, 100].flatMap((factor): SizeOption[] => [
      { value: typed * factor, slip: 'decimal-point' },
      { value: Math.round(typed / factor), slip: 'decimal-point' },
    ]),
    ...[10 ** 3, 10 ** 6].flatMap((factor): SizeOption[] => [
      { value: typed * factor, slip: 'thousand' },
      { value: Math.round(typed / factor), slip: 'thousand' },
    ]),
    { value: -typed, slip: 'sign' },
  ]
}

/** A number is usual when it is at most this many times, or as small a part of, what is usual. */
const usual = 1.5

/** Those that come near to what is compared, the nearest first. */
function proposeNearest(
  { terms, follows }: Finding,
  decimals: number,
  options: readonly SizeOption[],
): SizeOption[] {
  const compared = terms.flatMap(({ role, number }) =>
    role === 'compared' && number !== null ? [number.value / 10 ** number.decimals] : [],
  )
  if (follows !== null) compared.push(follows.value / 10 ** follows.decimals)
  const middle = compared.sort((a, b) => a - b)[Math.floor(compared.length / 2)]
  if (middle === undefined || middle === 0) return []
  const distanceOf = ({ value }: SizeOption): number => {
    const ratio = value / 10 ** decimals / middle
    return ratio <= 0 ? Infinity : Math.abs(Math.log(ratio))
  }
  return options
    .filter((option) => Number.isSafeInteger(option.value) && distanceOf(option) <= Math.log(usual))
    .sort((a, b) => distanceOf(a) - distanceOf(b))
}
