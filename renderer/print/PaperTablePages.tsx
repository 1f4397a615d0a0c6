import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { TableLayout } from '../../shared/model/table-layout'
import { breakPages, type MeasuredTable } from './break-pages'
import { contentSize } from './paper-size'
import { PaperSheet } from './PaperSheet'
import { keepsWithNext, PaperTable, type PaperPart } from './PaperTable'
import type { PaperTableContent } from './paper-content'

/**
 * An official table in the print view. The unbroken table is what gets printed; on the screen it only serves to measure,
 * and sheets cut from it show the pages.
 */
export function PaperTablePages(content: PaperTableContent): ReactNode {
  const whole = useRef<HTMLDivElement>(null)
  const [parts, setParts] = useState<readonly PaperPart[]>([])
  const { layout, cells, stated, words, marks, notes } = content

  useEffect(() => {
    let gone = false
    const measure = async (): Promise<void> => {
      await loadPaperFonts(whole.current)
      if (!gone && whole.current !== null) setParts(cutPages(whole.current, layout))
    }
    void measure()
    return () => {
      gone = true
    }
  }, [layout, cells, stated, words, marks, notes])

  return (
    <>
      <div ref={whole} className="paper-whole" style={{ width: contentSize(layout.orientation).width }}>
        <PaperTable {...content} />
      </div>
      {parts.map((part, position) => (
        <PaperSheet key={position} orientation={layout.orientation} number={position + 1} on="preview">
          <PaperTable {...content} part={part} />
        </PaperSheet>
      ))}
    </>
  )
}

async function loadPaperFonts(element: HTMLElement | null): Promise<void> {
  if (element === null) return
  const paper = element.querySelector('.paper') ?? element
  const family = getComputedStyle(paper).fontFamily
  const text = element.textContent
  await Promise.all(
    ['400 16px', '700 16px', 'italic 400 16px'].map((face) => document.fonts.load(`${face} ${family}`, text)),
  )
}

function cutPages(whole: HTMLElement, layout: TableLayout): PaperPart[] {
  const table = whole.querySelector('table')
  if (table === null) return []
  const top = whole.getBoundingClientRect().top
  const bounds = table.getBoundingClientRect()
  const head = table.tHead?.getBoundingClientRect().height ?? 0
  const lines = [...(table.tBodies[0]?.rows ?? [])].map((row) => row.getBoundingClientRect().height)
  const last = layout.rows.length - 1
  const measured: MeasuredTable = {
    page: contentSize(layout.orientation).height,
    title: bounds.top - top,
    head,
    rows: lines.map((height, position) => {
      const row = layout.rows[position]
      const isLast = position === last && lines.length > layout.rows.length
      return { height, keepWithNext: row !== undefined && (isLast || keepsWithNext(row)) }
    }),
  }
  const widths = layout.rows.length === 0 ? [] : measureColumns(table)
  return breakPages(measured).map((page, position) => ({ ...page, title: position === 0, widths }))
}

/** Widths of the columns, read from the first row of the body. */
function measureColumns(table: HTMLTableElement): number[] {
  const cells = table.tBodies[0]?.rows[0]?.cells ?? []
  return [...cells].map((cell) => cell.getBoundingClientRect().width)
}
