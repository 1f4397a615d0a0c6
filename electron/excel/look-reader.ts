import type { TextRun } from '../../shared/format/legacy-runs'
import type { GridStyle } from '../../shared/table/cell-grid'
import { fontAt, type BinaryLooks, type CellLook } from './binary-looks'

/** Runs and styles of the cells of one .xls; equal styles are one object. */
export type LookReader = {
  runs: (text: string, look: CellLook | undefined) => TextRun[]
  style: (look: CellLook | undefined, format: string) => GridStyle | null
}

export function makeLookReader(looks: BinaryLooks | null): LookReader {
  const styles = new Map<string, GridStyle>()
  const decodePage = makePageDecoder(looks?.codePage ?? null)
  const fontName = (index: number): string => (looks === null ? '' : (fontAt(looks, index)?.name ?? ''))

  function share(style: GridStyle): GridStyle {
    const key = JSON.stringify(style)
    const known = styles.get(key) ?? style
    styles.set(key, known)
    return known
  }

  return {
    runs(text, look) {
      const cellFont = looks?.styles[look?.style ?? 0]?.font ?? 0
      const run = (part: string, index: number): TextRun => {
        const font = fontName(index)
        return { text: decodePage(part, font), font }
      }
      if (look === undefined || look.runs.length === 0 || (look.length ?? text.length) !== text.length)
        return [run(text, cellFont)]
      const parts: TextRun[] = []
      let from = 0
      let font = cellFont
      for (const next of look.runs) {
        if (next.from > from) parts.push(run(text.slice(from, next.from), font))
        from = Math.max(from, next.from)
        font = next.font
      }
      if (from < text.length) parts.push(run(text.slice(from), font))
      return parts
    },
    style(look, format) {
      const found = look === undefined ? undefined : looks?.styles[look.style]
      if (looks === null || found === undefined)
        return format === ''
          ? null
          : share({ bold: false, italic: false, indent: 0, align: null, font: '', format })
      // Text in runs looks like its first run.
      const first = look?.runs[0]
      const font = fontAt(looks, first?.from === 0 ? first.font : found.font)
      const { bold = false, italic = false, name = '' } = font ?? {}
      return share({ bold, italic, indent: found.indent, align: found.align, font: name, format })
    },
  }
}

/**
 * Before BIFF8 texts are bytes of a code page, which the library hands over as they are. Old fonts need them so; texts in
 * other fonts are read by the code page.
 */
function makePageDecoder(codePage: number | null): (text: string, font: string) => string {
  if (codePage === null) return (text) => text
  const decoder = new TextDecoder(
    codePage >= 1250 && codePage <= 1258 ? `windows-${String(codePage)}` : 'windows-1258',
  )
  return (text, font) =>
    /^(\.vn|vni-)/i.test(font) || !/[\u0080-\u00ff]/.test(text) || /[^\0-\u00ff]/.test(text)
      ? text
      : decoder.decode(Buffer.from(text, 'latin1'))
}
