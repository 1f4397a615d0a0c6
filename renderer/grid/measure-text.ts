/** Widths of text in the sheet's faces, in CSS pixels. Fonts must be loaded before; widths are remembered. */
export type TextMeasure = (text: string, weight: 400 | 600 | 700, size: number) => number

export function createTextMeasure(): TextMeasure {
  const context = document.createElement('canvas').getContext('2d')
  const known = new Map<string, number>()
  const family = getComputedStyle(document.documentElement).getPropertyValue('--font-ui')
  return (written, weight, size) => {
    // Tabular figures are as wide as the widest digit, so every digit is measured as "0".
    const text = written.replace(/\d/g, '0')
    const key = `${String(weight)}/${String(size)}/${text}`
    const remembered = known.get(key)
    if (remembered !== undefined) return remembered
    let width = text.length * size * 0.6
    if (context !== null) {
      context.font = `${String(weight)} ${String(size)}px ${family}`
      context.letterSpacing = '0px'
      width = context.measureText(text).width
    }
    const rounded = Math.ceil(width)
    known.set(key, rounded)
    return rounded
  }
}

/**
 * Nearly the same widths from the widths of single letters: many times cheaper for texts that are all different. Never
 * narrower than the text, but for a pixel.
 */
export function createLetterMeasure(measure: TextMeasure): TextMeasure {
  const byWeight = { 400: [] as number[], 600: [] as number[], 700: [] as number[] }
  const sample = 100
  return (text, weight, size) => {
    const known = byWeight[weight]
    let width = 0
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      width += known[code] ??= measure(text.charAt(at), weight, sample)
    }
    return Math.ceil((width * size) / sample)
  }
}

/** How many lines a text takes in a width when it breaks between words. */
export function countLines(text: string, width: number, measure: (text: string) => number): number {
  let lines = 1
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && measure(longer) > width) {
      lines += 1
      line = word
    } else line = longer
  }
  return lines
}
