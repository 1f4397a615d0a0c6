import { isEnteredNumber, type CubeLines } from './cube-lines'
import { longRun } from './line-checks'
import type { PeerGroup } from './peer-group'

/**
 * The same number, not a round one, period after period, where most siblings move: perhaps it was carried over and never
 * looked at. `note` gets the member, the last period of the run and its length.
 */
export function findUnchanged(
  lines: CubeLines,
  group: PeerGroup,
  first: number,
  end: number,
  note: (member: number, last: number, length: number) => void,
): void {
  const { flags, values, width } = lines.store
  for (let member = 0; member < group.count; member++) {
    const start = (group.rows[member] ?? 0) * width
    let length = 1
    for (let period = first + 1; period <= end; period++) {
      const slot = start + period
      const isSame =
        period < end &&
        values[slot] === values[slot - 1] &&
        isEnteredNumber(flags[slot] ?? 0) &&
        isEnteredNumber(flags[slot - 1] ?? 0)
      if (isSame) {
        length++
        continue
      }
      if (
        length >= longRun &&
        isUnround(values[slot - 1] ?? 0) &&
        doSiblingsMove(lines, group, member, period - length, period)
      )
        note(member, period - 1, length)
      length = 1
    }
  }
}

function doSiblingsMove(
  lines: CubeLines,
  group: PeerGroup,
  member: number,
  from: number,
  to: number,
): boolean {
  const { flags, values, width } = lines.store
  let [compared, moving] = [0, 0]
  for (let at = 0; at < group.count; at++) {
    const start = (group.rows[at] ?? 0) * width
    if (at === member || !isEnteredNumber(flags[start + from] ?? 0)) continue
    compared++
    for (let slot = start + from + 1; slot < start + to; slot++) {
      if (!isEnteredNumber(flags[slot] ?? 0) || values[slot] === values[slot - 1]) continue
      moving++
      break
    }
  }
  return compared >= 3 && moving * 3 >= compared * 2
}

/** At least three digits before the zeros at its end. */
function isUnround(value: number): boolean {
  let rest = Math.abs(value)
  while (rest !== 0 && rest % 10 === 0) rest /= 10
  return rest >= 100
}
