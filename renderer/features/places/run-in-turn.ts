/**
 * Does one thing after another and stops at the first that is refused, or when told to. `done` are those that went
 * through: each is stored for good, whatever became of the next.
 */
export async function runInTurn<T>(
  items: readonly T[],
  run: (item: T) => Promise<unknown>,
  onProgress: (done: number) => void,
  isStopped: () => boolean = () => false,
): Promise<{ done: number; failed: T | null; error: unknown }> {
  let done = 0
  for (const item of items) {
    if (isStopped()) break
    try {
      await run(item)
    } catch (error) {
      return { done, failed: item, error }
    }
    done += 1
    onProgress(done)
  }
  return { done, failed: null, error: null }
}
