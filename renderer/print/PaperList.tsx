import type { ReactNode } from 'react'
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

type Props = {
  content: PaperListContent
  /** Lines [from, to): 0 is the title, then those of the list. */
  from?: number
  to?: number
}

export function PaperList({ content, from = 0, to = Infinity }: Props): ReactNode {
  const { title, subtitle, heads, widths, lines, empty, language } = content
  const all = widths.reduce((sum, width) => sum + width, 0)
  return (
    <div className="paper-list" lang={language}>
      {from === 0 && (
        <div className="paper-above">
          <PaperTitle label="" title={title} attachment={subtitle} />
        </div>
      )}
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
          {lines.slice(Math.max(0, from - 1), Math.max(0, to - 1)).map((line, at) => (
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
    </div>
  )
}
