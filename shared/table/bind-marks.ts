/** A footnote mark stays on the line of its word. */
export function bindMarks(text: string): string {
  return text.replace(/ (?=[\u00b9\u00b2\u00b3\u2070-\u2079])/g, '\u00a0')
}
