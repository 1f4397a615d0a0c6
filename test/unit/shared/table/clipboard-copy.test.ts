import { describe, expect, it } from 'vitest'
import { readTabbedText } from '../../../../shared/table/clipboard-block'
import {
  findCopyMark,
  writeClipboardHtml,
  writeTabbedText,
  type CopiedCell,
} from '../../../../shared/table/clipboard-copy'

const text = (written: string): CopiedCell => ({ kind: 'text', text: written })
const number = (written: string, value: number, decimals: number, percent = false): CopiedCell => ({
  kind: 'number',
  text: written,
  value,
  decimals,
  percent,
})
const mark = { id: 'a1-b2', cut: false }

describe('text for any program', () => {
  it('is what is shown, by tabs and lines, and is read back as it was', () => {
    const cells = [
      [text('I.1'), text('Tổng số HTX'), number('25.454', 25_454, 0)],
      [text('-'), text('chữ "trong"\ttab'), number('−381', -381, 0)],
    ]
    const written = writeTabbedText(cells)
    expect(written).toBe('I.1\tTổng số HTX\t25.454\r\n-\t"chữ ""trong""\ttab"\t−381')
    const reading = readTabbedText(written)
    expect(reading.kind === 'block' && reading.block[1]?.map((cell) => cell.text)).toEqual([
      '-',
      'chữ "trong" tab',
      '−381',
    ])
  })

  it('never begins like a formula, except for figures and a lone dash', () => {
    const cells = ['=1+1', '+HTX mới', '- Nông nghiệp', '@SUM(A1)', '-', '+', 'a=b'].map(text)
    expect(writeTabbedText([cells])).toBe("'=1+1\t'+HTX mới\t'- Nông nghiệp\t'@SUM(A1)\t-\t+\ta=b")
    expect(writeTabbedText([[number('+836', 836, 0)]])).toBe('+836')
  })
})

describe('HTML for spreadsheets and documents', () => {
  it('carries the number with its format, and the Vietnamese text', () => {
    const html = writeClipboardHtml(
      [[number('3.600,6', 36_006, 1), number('103,3%', 1033, 1, true), number('−381', -381, 0)]],
      mark,
    )
    expect(html).toContain(
      String.raw`x:num="3600.6" sdval="3600.6" sdnum="1033;0;#,##0.0" style="mso-number-format:'\#\,\#\#0\.0'">3.600,6</td>`,
    )
    expect(html).toContain(
      String.raw`x:num="1.033" sdval="1.033" sdnum="1033;0;#,##0.0%" style="mso-number-format:'\#\,\#\#0\.0%'">103,3%</td>`,
    )
    expect(html).toContain('x:num="-381"')
    expect(html).toContain('xmlns:x="urn:schemas-microsoft-com:office:excel"')
    expect(html).toMatch(/<!--StartFragment-->[^]*<table[^]*<\/table>[^]*<!--EndFragment-->/)
  })

  it('marks text as text and escapes it', () => {
    const html = writeClipboardHtml([[text('=1+1'), text('<script>alert("&")</script>')]], mark)
    expect(html).toContain(String.raw`<td sdnum="1033;0;@" style="mso-number-format:'\@'">=1+1</td>`)
    expect(html).toContain('&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;')
  })

  it('is known again as a copy or a cut of this program', () => {
    expect(findCopyMark(writeClipboardHtml([[text('a')]], mark))).toEqual(mark)
    expect(findCopyMark(writeClipboardHtml([[text('a')]], { id: 'x', cut: true }))).toEqual({
      id: 'x',
      cut: true,
    })
    expect(findCopyMark('<table><tr><td>1</td></tr></table>')).toBeNull()
    expect(findCopyMark('data-so-kttt="cut:x"')).toBeNull()
  })
})
