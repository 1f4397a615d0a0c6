import { Parser } from 'htmlparser2'

/** Fonts that styles of a Word document give to text which names none itself. */
export type WordFonts = {
  /** By the ids of the run's and the paragraph's style; "" where no style names a font. */
  of: (run: string | null, paragraph: string | null) => string
}

type Style = { base: string | null; font: string | null }

/** `xml` is the content of word/styles.xml. */
export function readWordFonts(xml: string): WordFonts {
  const styles = new Map<string, Style>()
  let general = ''
  let normal: string | null = null
  let style: Style | null = null
  let inDefaults = false
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const value = attributes['w:val'] ?? null
        if (tag === 'w:docDefaults') inDefaults = true
        else if (tag === 'w:style') {
          const id = attributes['w:styleId'] ?? ''
          style = { base: null, font: null }
          styles.set(id, style)
          if (attributes['w:type'] === 'paragraph' && /^(1|true|on)$/.test(attributes['w:default'] ?? ''))
            normal = id
        } else if (tag === 'w:basedOn' && style !== null) style.base = value
        else if (tag === 'w:rFonts') {
          const font = attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? null
          if (style !== null) style.font = font
          else if (inDefaults) general = font ?? ''
        }
      },
      onclosetag(tag) {
        if (tag === 'w:style') style = null
        else if (tag === 'w:docDefaults') inDefaults = false
      },
    },
    { xmlMode: true },
  )
  parser.write(xml.slice(0, 5_000_000))
  parser.end()

  function inherit(id: string | null): string | null {
    let next = id
    // Styles may name each other in a circle.
    for (let step = 0; step < 20 && next !== null; step += 1) {
      const found = styles.get(next)
      if (found?.font != null) return found.font
      next = found?.base ?? null
    }
    return null
  }
  return { of: (run, paragraph) => inherit(run) ?? inherit(paragraph ?? normal) ?? general }
}
