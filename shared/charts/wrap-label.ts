/**
 * Breaks a name into lines of at most `width` characters, at spaces where it can; a longer word is broken too. Beyond
 * `lines` the last line ends in "…". Text alternative and table always carry the whole name.
 */
export function wrapLabel(text: string, width: number, lines: number): string[] {
  const wrapped: string[] = []
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const last = wrapped.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) {
      wrapped[wrapped.length - 1] = `${last} ${word}`
      continue
    }
    for (let from = 0; from < word.length; from += width) wrapped.push(word.slice(from, from + width))
  }
  if (wrapped.length <= lines) return wrapped
  const kept = wrapped.slice(0, lines)
  kept[lines - 1] = `${(kept[lines - 1] ?? '').slice(0, width - 1).trimEnd()}…`
  return kept
}
