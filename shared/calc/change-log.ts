/**
 * Which cells of the cube were derived or entered lately, by slot, in a ring: whoever follows the cube remembers up to
 * where it has read, so followers come and go without being known here. A cell counts as soon as a part of it has
 * changed, even where an entry hides that.
 */
const capacity = 4096
const mask = capacity - 1

export class ChangeLog {
  private readonly slots = new Int32Array(capacity)
  /** The number that the next change gets. */
  end = 0

  note(slot: number): void {
    this.slots[this.end & mask] = slot
    this.end++
  }

  /** To be called where anything may have changed or moved: all that was noted is out of reach. */
  clear(): void {
    this.end += capacity + 1
  }

  /** Whether all changes from that number on are still here. */
  reachesBackTo(number: number): boolean {
    return this.end - number <= capacity
  }

  /** The slot of a change that is still here. */
  slotOf(number: number): number {
    return this.slots[number & mask] ?? 0
  }
}
