/** A part of a text, and whether it is to be underlined. */
export type TextPart = { text: string; marked: boolean }

/**
 * A text cut at the ends of the marked spans (UTF-16 offsets, `to` exclusive), which may overlap. An empty span marks the
 * character it stands before, or a space after the end: what is missing there has no character to underline.
 */
export function cutMarkedText(text: string, spans: readonly { from: number; to: number }[]): TextPart[] {
  const ends = spans.map(({ from, to }) => ({ from, to: to > from ? to : from + 1 }))
  const shown = ends.some(({ to }) => to > text.length) ? `${text}\u00a0` : text
  const cuts = new Set([0, shown.length])
  for (const { from, to } of ends) {
    cuts.add(Math.min(from, shown.length))
    cuts.add(Math.min(to, shown.length))
  }
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(1).map((to, at) => {
    const from = places[at] ?? 0
    return {
      text: shown.slice(from, to),
      marked: ends.some((span) => span.from <= from && to <= span.to),
    }
  })
}
