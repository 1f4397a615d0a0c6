import type { ReactNode } from 'react'

/** A line of a paragraph as the page breaks it: the text [start, end) of a paragraph. */
export type TextLine = { paragraph: number; start: number; end: number }

type Props = {
  style: 'heading' | 'paragraph'
  text: string
  /** The lines that stand here; absent: all of it, to be measured. */
  lines?: readonly TextLine[]
}

/** A heading, or paragraphs of which a page may hold only some lines. */
export function PaperText({ style, text, lines }: Props): ReactNode {
  if (style === 'heading') return <h2 className="paper-heading">{text}</h2>
  const paragraphs = text.split('\n')
  if (lines === undefined)
    return paragraphs.map((paragraph, at) => (
      <p key={at} className="paper-paragraph" data-paragraph={at}>
        {paragraph}
      </p>
    ))
  return paragraphs.map((paragraph, at) => {
    const own = lines.filter((line) => line.paragraph === at)
    const [first, last] = [own[0], own.at(-1)]
    if (first === undefined || last === undefined) return null
    const isWhole = last.end >= paragraph.length
    const classes = [
      'paper-paragraph',
      first.start > 0 ? 'paper-run-on' : '',
      isWhole ? '' : 'paper-broken',
    ].filter((name) => name !== '')
    return (
      <p key={at} className={classes.join(' ')}>
        {paragraph.slice(first.start, last.end).trimEnd()}
      </p>
    )
  })
}

/** The lines that the browser made of a paragraph. An empty one is a line too. */
export function readTextLines(element: HTMLElement, paragraph: number): TextLine[] {
  const node = element.firstChild
  const text = node?.textContent ?? ''
  if (!(node instanceof Text)) return [{ paragraph, start: 0, end: 0 }]
  const range = document.createRange()
  const lines: { start: number; top: number }[] = []
  // A line may break behind a space or behind a hyphen.
  for (const { index } of text.matchAll(/(?<=^|[\s\p{Pd}])[^\s]/gu)) {
    range.setStart(node, index)
    range.setEnd(node, index + 1)
    const { top } = range.getBoundingClientRect()
    const last = lines.at(-1)
    if (last === undefined || top > last.top + 2) lines.push({ start: last === undefined ? 0 : index, top })
  }
  if (lines.length === 0) return [{ paragraph, start: 0, end: text.length }]
  return lines.map(({ start }, at) => ({ paragraph, start, end: lines[at + 1]?.start ?? text.length }))
}
