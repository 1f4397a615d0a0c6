import { useEffect, useState } from 'react'
import type { MeasureText } from './fit-columns'

/** The family of paper: print.css says the same. */
const family = "'Times New Roman', Tinos, serif"
const faces = { plain: '400', bold: '700', italic: 'italic 400' } as const

/** Waits for the faces of paper with all letters of `text`; then texts can be measured. Null until then. */
export function useMeasureText(text: string): MeasureText | null {
  const [measure, setMeasure] = useState<MeasureText | null>(null)
  useEffect(() => {
    let gone = false
    const load = async (): Promise<void> => {
      await Promise.all(
        [...Object.values(faces), 'italic 700'].map((face) =>
          document.fonts.load(`${face} 16px ${family}`, text),
        ),
      )
      if (!gone) setMeasure(() => createMeasure())
    }
    void load()
    return () => {
      gone = true
    }
  }, [text])
  return measure
}

/** Measured large and scaled down: glyphs are not fitted to pixels on paper. */
function createMeasure(): MeasureText {
  const context = document.createElement('canvas').getContext('2d')
  const known = new Map<string, number>()
  return (text, look) => {
    const key = `${look} ${text}`
    const before = known.get(key)
    if (before !== undefined) return before
    let width = text.length * 0.7
    if (context !== null) {
      context.font = `${faces[look]} 100px ${family}`
      width = (context.measureText(text).width / 100) * (96 / 72)
    }
    known.set(key, width)
    return width
  }
}
