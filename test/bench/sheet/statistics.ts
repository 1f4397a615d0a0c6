/** @param share 0 … 1; 0,5 is the median */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export function middle(times: readonly number[]): number {
  return percentile(times, 0.5)
}
