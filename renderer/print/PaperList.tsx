import type { ReactNode } from 'react'
import type { PaperPart } from './PaperPages'
import { PaperTitle } from './PaperTitle'
import './print.css'

/** A list of sentences on A4: as many columns of text as it has heads. */
export type PaperListContent = {
  title: string
  /** Under the title. */
  subtitle: string
  heads: readonly string[]
  /** Shares of the width, one for each head. */
  widths: readonly number[]
  lines: readonly (readonly string[])[]
  /** Stands instead of the lines where there are none. */
  empty: string
  language: string
}

export function PaperList({ content, part }: { content: PaperListContent; part?: PaperPart }): ReactNode {
  const { title, subtitle, heads, widths, lines, empty, language } = content
  const all = widths.reduce((sum, width) => sum + width, 0)
  return (
    <section className="paper paper-portrait paper-list" lang={language}>
      {part?.title !== false && <PaperTitle label="" title={title} attachment={subtitle} />}
      <table className="paper-table" style={{ tableLayout: 'fixed' }}>
        <colgroup>
          {widths.map((width, at) => (
            <col key={at} style={{ width: `${String((width / all) * 100)}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.length === 0 && (
            <tr>
              <td colSpan={heads.length}>{empty}</td>
            </tr>
          )}
          {lines.slice(part?.from, part?.to).map((line, at) => (
            <tr key={at}>
              {line.map((text, column) => (
                <td key={column} className={column === 0 ? 'paper-ordinal' : undefined}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
