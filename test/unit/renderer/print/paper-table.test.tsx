import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { PaperTableContent } from '../../../../renderer/print/paper-content'
import { fitColumns } from '../../../../renderer/print/fit-columns'
import { PaperTable } from '../../../../renderer/print/PaperTable'
import { buildAppendix, buildSectors, paperWords } from '../../../golden/print/print-fixture'

const draw = (content: PaperTableContent, lines: { from?: number; to?: number } = {}): string => {
  const [fit] = fitColumns(content, 950, (text) => text.length * 0.7)
  if (fit === undefined) throw new Error('a table has at least one part')
  return renderToStaticMarkup(<PaperTable content={content} title={content.layout} fit={fit} {...lines} />)
}
const render = (over: Partial<PaperTableContent> = {}): string =>
  draw({ ...buildAppendix(20), stated: null, words: paperWords, ...over })
const valuesOf = (html: string, label: string): string[] => {
  const line = html.split('<tr').find((one) => one.includes(label)) ?? ''
  return [...line.matchAll(/<td class="paper-value[^>]*>(.*?)<\/td>/g)].map((hit) =>
    (hit[1] ?? '').replace(/<[^>]+>/g, ''),
  )
}

describe('PaperTable', () => {
  it('shows the paper columns only', () => {
    const html = render()
    expect(html).not.toContain('Giá trị')
    expect(valuesOf(html, '(dòng 1)')).toEqual(['2.468', '+361', '117,1%', '−998', '71,2%'])
  })

  it('shows the text of the document where there is one, nothing for comparisons it does not state', () => {
    const stated = new Map([
      [7, '2.5OO'],
      [10, '- 361'],
    ])
    expect(valuesOf(render({ stated }), '(dòng 1)')).toEqual(['2.5OO', '', '- 361', '', ''])
    expect(valuesOf(render({ stated }), '(dòng 2)')).toEqual(['3.702', '', '', '', ''])
  })

  it('shows the figures of a table that no document states', () => {
    expect(render({ stated: new Map() })).toBe(render())
  })

  it('marks what differs from the document and explains the mark, when asked to', () => {
    const html = render({ marks: true })
    expect(valuesOf(html, '(dòng 1)')[1]).toBe('▲ +361')
    expect(html).toContain(paperWords.differs)
    expect(render()).not.toContain('▲')
  })

  it('says a common unit once, above the table', () => {
    const html = draw({ ...buildSectors(), stated: null, words: paperWords })
    expect(html.match(/Đơn vị tính/g)).toHaveLength(1)
    expect(html).not.toContain('paper-unit"')
    expect(render()).toContain('>Đơn vị tính</th>')
  })

  it('renders the part of one page: rows, title and notes as told', () => {
    const html = draw({ ...buildAppendix(20), stated: null, words: paperWords }, { from: 7, to: 9 })
    expect([...html.matchAll(/dòng (\d+)/g)].map((hit) => hit[1])).toEqual(['6', '7'])
    expect(html).not.toContain('Phụ lục I')
    expect(html).not.toContain('paper-notes')
    expect(html.match(/<col /g)).toHaveLength(8)
    expect(valuesOf(html, '(dòng 7)')).toEqual(valuesOf(render(), '(dòng 7)'))
  })

  it('prints notes of cells as footnotes after the form’s own, only where the cell is on paper', () => {
    const content = buildAppendix(20)
    const { layout } = content
    const own = layout.footnotes.length
    const width = layout.columns.length
    const offPaper = layout.columns.findIndex((column) => !column.paper)
    const notes = new Map([
      [5 * width, 'theo công văn 12'],
      [6 * width + offPaper, 'không in'],
      [7 * width, 'theo công văn 12'],
    ])
    const html = draw({ ...content, stated: null, words: paperWords, notes })
    const first = String(own + 1)
    expect(html.match(new RegExp(`<sup class="paper-note-ref">${first}</sup>`, 'g'))).toHaveLength(2)
    expect(html.match(/theo công văn 12/g)).toHaveLength(1)
    expect(html).toContain(`<sup>${first}</sup> theo công văn 12`)
    expect(html).not.toContain('không in')
    expect(html.indexOf('theo công văn 12')).toBeGreaterThan(html.lastIndexOf('paper-note-mark'))
    expect(render()).not.toContain('paper-note-ref')
  })
})
