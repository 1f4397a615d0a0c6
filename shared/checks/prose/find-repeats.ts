import { compareDecimals } from '../../format/decimal'
import type { Claim } from './claim'
import { isWithinPercent } from './near-decimals'

/**
 * One thing that the text itself states with two numbers: the same words around the same unit, or the same companion ("17
 * HTX với 34 sản phẩm", later "18 HTX với 34 sản phẩm"). Words that the whole text is full of show nothing.
 */
/** `terms` of the whole sentence. */
export type StatedClaim = { claim: Claim; sentence: number; terms: ReadonlySet<string> }
export type Repeat = { first: StatedClaim; second: StatedClaim }

const mostUses = 6
const nearPercent = 20
const mostClaims = 20_000

export function findRepeats(stated: readonly StatedClaim[]): Repeat[] {
  const counted = stated.slice(0, mostClaims).filter(({ claim }) => isPlainCount(claim))
  const bare = new Map<number, string[]>()
  for (const { claim, sentence } of stated)
    if (claim.unit.key === '' && /^\d{1,2}$/.test(claim.value))
      bare.set(sentence, [...(bare.get(sentence) ?? []), claim.value])
  const bySentence = new Map<number, StatedClaim[]>()
  for (const one of counted) {
    const known = bySentence.get(one.sentence)
    if (known === undefined) bySentence.set(one.sentence, [one])
    else known.push(one)
  }
  const uses = new Map<string, number>()
  for (const claims of bySentence.values())
    for (const term of termsOf(claims)) uses.set(term, (uses.get(term) ?? 0) + 1)
  const isRare = (term: string): boolean => (uses.get(term) ?? 0) <= mostUses
  const groups = new Map<string, StatedClaim[]>()
  const put = (key: string, one: StatedClaim): void => {
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [one])
    else known.push(one)
  }
  for (const claims of bySentence.values()) {
    const rare = [...termsOf(claims)].filter(isRare)
    for (const one of claims) {
      for (const companion of claims)
        if (
          companion !== one &&
          companion.claim.unit.key !== one.claim.unit.key &&
          companion.claim.value.length > 1
        )
          for (const term of rare)
            put(`${unitOf(one)} ${companion.claim.value} ${companion.claim.unit.key} ${term}`, one)
      const own = one.claim.terms.filter(isRare)
      if (own.length > 0 && one.claim.terms.length >= 2)
        put(`${scopeOf(one)} ${[...one.claim.terms].sort().join(' ')}`, one)
    }
  }
  // "Đợt 1" and "đợt 2" are two things.
  const ordinals = ({ sentence }: StatedClaim): string => (bare.get(sentence) ?? []).join(' ')
  const repeats = new Map<string, Repeat>()
  for (const group of groups.values())
    for (const [at, second] of group.entries()) {
      const first = group
        .slice(0, at)
        .find((one) => contradict(one, second) && ordinals(one) === ordinals(second))
      if (first === undefined) continue
      repeats.set(`${String(second.sentence)} ${String(second.claim.number.from)}`, { first, second })
    }
  return [...repeats.values()]
}

function isPlainCount({ reading, unit, qualifier, number }: Claim): boolean {
  return (
    reading === 'value' && !unit.percent && unit.key !== '' && qualifier === null && number.kind === 'figure'
  )
}

function termsOf([first]: readonly StatedClaim[]): ReadonlySet<string> {
  return first?.terms ?? new Set()
}

/** The same companion and words need no more than the same unit. */
function unitOf({ claim: { unit, organisation } }: StatedClaim): string {
  return `${unit.key} ${organisation ?? ''}`
}

function scopeOf({ claim: { unit, organisation, sector, place, period, scenario } }: StatedClaim): string {
  return JSON.stringify([unit.key, organisation, sector, place, period, scenario])
}

function contradict(one: StatedClaim, other: StatedClaim): boolean {
  if (one.sentence === other.sentence || one.claim.period === 'unknown' || other.claim.period === 'unknown')
    return false
  if (JSON.stringify(one.claim.period) !== JSON.stringify(other.claim.period)) return false
  const [a, b] = [one.claim.value, other.claim.value]
  if (compareDecimals(a, b) === 0) return false
  return isWithinPercent(a, b, nearPercent)
}
