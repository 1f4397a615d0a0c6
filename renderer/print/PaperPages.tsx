import { useEffect, useRef, useState, type ReactNode } from 'react'
import { breakPages, type MeasuredTable } from './break-pages'
import { contentSize, type Orientation } from './paper-size'
import { PaperSheet } from './PaperSheet'

/** The lines of a table that stand on one page. */
export type PaperPart = {
  /** Lines [from, to): the rows of the layout, and after them the lines of notes. */
  from: number
  to: number
  title: boolean
  /** Column widths in CSS pixels, so that every page of a table has the same columns. */
  widths: readonly number[]
}

type Props = {
  orientation: Orientation
  /** The whole table, or a part of it; the same function as long as it draws the same. */
  draw: (part?: PaperPart) => ReactNode
  /** Whether a line stands on the page of the next one; the same function as long as it says the same. */
  keepsWithNext: (line: number, lines: number) => boolean
}

/**
 * A long table in the print view. The unbroken table is what gets printed; on the screen it only serves to measure, and
 * sheets cut from it show the pages.
 */
export function PaperPages({ orientation, draw, keepsWithNext }: Props): ReactNode {
  const whole = useRef<HTMLDivElement>(null)
  const [parts, setParts] = useState<readonly PaperPart[]>([])

  useEffect(() => {
    let gone = false
    const measure = async (): Promise<void> => {
      await loadPaperFonts(whole.current)
      if (!gone && whole.current !== null) setParts(cutPages(whole.current, orientation, keepsWithNext))
    }
    void measure()
    return () => {
      gone = true
    }
  }, [orientation, draw, keepsWithNext])

  return (
    <>
      <div ref={whole} className="paper-whole" style={{ width: contentSize(orientation).width }}>
        {draw()}
      </div>
      {parts.map((part, position) => (
        <PaperSheet key={position} orientation={orientation} number={position + 1} on="preview">
          {draw(part)}
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

function cutPages(
  whole: HTMLElement,
  orientation: Orientation,
  keepsWithNext: Props['keepsWithNext'],
): PaperPart[] {
  const table = whole.querySelector('table')
  if (table === null) return []
  const top = whole.getBoundingClientRect().top
  const bounds = table.getBoundingClientRect()
  const head = table.tHead?.getBoundingClientRect().height ?? 0
  const lines = [...(table.tBodies[0]?.rows ?? [])].map((row) => row.getBoundingClientRect().height)
  const measured: MeasuredTable = {
    page: contentSize(orientation).height,
    title: bounds.top - top,
    head,
    rows: lines.map((height, line) => ({ height, keepWithNext: keepsWithNext(line, lines.length) })),
  }
  const widths = lines.length === 0 ? [] : measureColumns(table)
  return breakPages(measured).map((page, position) => ({ ...page, title: position === 0, widths }))
}

/** Widths of the columns, read from the first row of the body. */
function measureColumns(table: HTMLTableElement): number[] {
  const cells = table.tBodies[0]?.rows[0]?.cells ?? []
  return [...cells].map((cell) => cell.getBoundingClientRect().width)
}
