/** What a benchmark found, in the order found: printed as it comes, and written to a file for comparing later. */
export type BenchRow = {
  name: string
  value: number
  unit: string
  /** What the peer of the same run needed, in the same unit. */
  peer: number | null
  /** How many times more the peer needed. */
  ratio: number | null
}

/** Notes a measurement; without `ratio` it is that of the two numbers. */
export type NoteRow = (name: string, value: number, unit: string, peer?: number, ratio?: number) => void

export function collectRows(rows: BenchRow[]): NoteRow {
  return (name, value, unit, peer, ratio = peer === undefined ? undefined : peer / value) => {
    rows.push({ name, value, unit, peer: peer ?? null, ratio: ratio ?? null })
    const beside =
      peer === undefined || ratio === undefined ? '' : `; peer ${peer.toFixed(2)}, ratio ${ratio.toFixed(1)}`
    console.log(`${name} ${value.toFixed(2)} ${unit}${beside}`)
  }
}

/** Interleaved rounds. The ratio is the median of their ratios: a slow moment of the machine meets both of a round. */
export function noteRounds(
  note: NoteRow,
  name: string,
  unit: string,
  ours: readonly number[],
  theirs: readonly number[],
): void {
  const ratios = ours.map((value, round) => (theirs[round] ?? 0) / value)
  note(name, percentile(ours, 0.5), unit, percentile(theirs, 0.5), percentile(ratios, 0.5))
}

/** The value below which `share` (0-1) of the numbers lie; 0.5 is the median. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Milliseconds. */
export function time(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
