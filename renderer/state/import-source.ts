import type { ChosenFile } from '../../shared/contract/shell-contract'

/** What the user brings to be imported: a chosen file, one dropped on the window, or a table on the clipboard. */
export type DeskSource =
  | { kind: 'file'; chosen: ChosenFile }
  | { kind: 'dropped'; file: File }
  | { kind: 'pasted'; html: string | null; text: string }

/** The contract takes no more than this, in characters. */
const longestText = 2_000_000
const longestHtml = 5_000_000

/** A table from the clipboard; what is too large or nothing at all says so. HTML that is too large is left out. */
export function readClipboard(data: DataTransfer): DeskSource | 'empty' | 'too-large' {
  const html = data.getData('text/html').normalize('NFC')
  const text = data.getData('text/plain').normalize('NFC')
  const isHtmlUsable = html.trim() !== '' && html.length <= longestHtml
  if (!isHtmlUsable && html.length > longestHtml && text.trim() === '') return 'too-large'
  if (text.length > longestText) return isHtmlUsable ? { kind: 'pasted', html, text: '' } : 'too-large'
  if (!isHtmlUsable && text.trim() === '') return 'empty'
  return { kind: 'pasted', html: isHtmlUsable ? html : null, text }
}
