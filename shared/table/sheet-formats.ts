import { decimalsOf, type TableColumn, type TableRow } from '../model/table-layout'
import { isPercentage } from './cell-text'

/**
 * Number formats of figures. A figure is always a true number: its sign, "%", the words of a qualifier and the mark of a
 * note are part of the format, so that a spreadsheet goes on calculating with it. Every format names the Vietnamese
 * language: programs that let a format choose its separators then show "3.600,6" on any computer; those that follow the
 * computer's region are no worse off.
 */
const vietnamese = '[$-42A]'

/** `before`: "gần"; `after`: "(sb)"; `raised`: "¹". Empty texts are left out. */
export type FigureWords = { before: string; after: string; raised: string }

export function numberFormat(row: TableRow, column: TableColumn, words?: FigureWords): string {
  const { before = '', after = '', raised = '' } = words ?? {}
  const decimals = decimalsOf(row, column)
  const digits = `#,##0${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}`
  const percent = isPercentage(row, column) ? '%' : ''
  const lead = quote(before === '' ? '' : `${before} `)
  const tail = quote(`${percent}${after === '' ? '' : ` ${after}`}${raised}`)
  const part = (sign: string): string => `${vietnamese}${lead}${sign}${digits}${tail}`
  const isSigned = hasSign(column)
  if (!isSigned && lead === '' && raised === '') return part('')
  const sections = [part(isSigned ? '+' : ''), part('-'), part('')]
  return [...sections, ...(raised === '' ? [] : [`@${quote(raised)}`])].join(';')
}

function hasSign({ kind }: TableColumn): boolean {
  return kind === 'difference' || kind === 'remaining' || kind === 'contribution' || kind === 'growth'
}

function quote(text: string): string {
  return text === '' ? '' : `"${text.replaceAll('"', '')}"`
}
