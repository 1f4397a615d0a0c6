import type { GridCell } from '../table/cell-grid'
import {
  hasVietnamese,
  isAttachment,
  isDateLine,
  isForeign,
  isMotto,
  isUnitLine,
  readUnitLine,
  splitFormLabel,
  tidyText,
  wordKey,
} from './cell-words'
import type { DocumentPeriod, TitleBlock } from './document-table'
import { completeTime, readTime } from './read-period'
import { textOf } from './sheet-rows'

/**
 * The lines above a table: who reports, which form, what it is about, from when and in what unit. A line is judged by its
 * words; only the agency also by its place, at the top left.
 */
export type TitleLine = { row: number; cells: readonly GridCell[] }

const agencyWords =
  /^(?:bo|so|ubnd|uy ban|lien minh|phong|chi cuc|cuc|tong cuc|tong cong ty|ban|hoi dong|hoi|lien hiep|hop tac xa|htx|cong ty|ngan hang|quy|vien|truong|trung tam|kho bac|chi nhanh|to chuc|don vi|co quan|tinh(?! hinh)|huyen|xa|thanh pho|quan|phuong|lmhtx)(?: |$)/
const titleWords =
  /(?:^|\s)(?:tong hop|bao cao|ket qua|tinh hinh|thong ke|du toan|quyet toan|danh sach|chi tieu|ke hoach|thuc hien|can doi|bieu|so lieu|muc tieu|phan bo|doanh thu|thu|chi|nam|giai doan|quy|thang)(?:\s|$)/
const continuesAgency = /^(?:tinh(?! hinh)|thanh pho|tp|huyen|quan|xa|phuong|viet nam|va )/

export function readTitleBlock(lines: readonly TitleLine[]): TitleBlock {
  const block = { label: '', attachment: '', unit: null as string | null, organisation: '' }
  const agency: string[] = []
  const title: string[] = []
  const texts: string[] = []
  for (const { cells } of lines) {
    for (const { text, index } of listLines(cells)) {
      texts.push(text)
      if (isMotto(text) || isDateLine(text) || /^(?:số|so)\s*:/iu.test(text)) continue
      if (isAttachment(text)) {
        block.attachment = block.attachment === '' ? text : `${block.attachment} ${text}`
        continue
      }
      const unit = readUnitLine(text)
      if (unit !== null) {
        block.unit ??= unit
        if (isUnitLine(text)) continue
      }
      const organisation = /^đơn vị(?:\s+(?:báo cáo|lập|gửi))?\s*:\s*(.+)$/iu.exec(text.normalize('NFC'))?.[1]
      if (organisation !== undefined && unit === null) {
        block.organisation = tidyText(organisation)
        continue
      }
      // A remark in brackets is no title; its dates may still tell the period.
      if (/^\([^()]*\)$/u.test(text)) continue
      const label = splitFormLabel(text)
      if (label !== null && (label.rest === '' || label.rest.length > 8)) {
        if (block.label === '' || (!hasVietnamese(block.label) && hasVietnamese(label.label)))
          block.label = label.label
        if (label.rest === '') continue
        title.push(label.rest)
        continue
      }
      if (index === 0 && title.length === 0 && isAgency(text, agency)) agency.push(text)
      else if (!continuesAttachment(text, block.attachment)) title.push(text)
      else block.attachment += ` ${text}`
    }
  }
  const native = title.filter((text) => !isForeign(text))
  const name = (native.length > 0 ? native : title).join(' ')
  return {
    agency: block.organisation === '' ? nameAgency(agency) : block.organisation,
    label: block.label,
    title: name,
    attachment: block.attachment,
    unit: block.unit,
    period: readTitlePeriod(name, texts),
    lines: texts,
  }
}

/** A cell may hold several lines; `index` is the place of the cell in its row. */
function listLines(cells: readonly GridCell[]): { text: string; index: number }[] {
  return cells.flatMap((cell, index) =>
    textOf(cell)
      .split(/\r?\n/u)
      .map((line) => ({ text: tidyText(line), index }))
      .filter(({ text }) => text !== ''),
  )
}

function isAgency(text: string, before: readonly string[]): boolean {
  const key = wordKey(text)
  if (text.length > 90 || readTime(text) !== null) return false
  if (before.length > 0 && isForeign(text)) return true
  if (before.length > 0 && continuesAgency.test(key)) return true
  return agencyWords.test(key) && !(titleWords.test(key) && before.length > 0 && key.split(' ').length > 8)
}

/** The office that reports is the last one named; the office above it stands first. English lines repeat it. */
function nameAgency(lines: readonly string[]): string {
  const native = lines.filter((text) => !isForeign(text))
  let name = ''
  for (const text of native)
    name = name !== '' && continuesAgency.test(wordKey(text)) ? `${name} ${text}` : text
  return name
}

/** "(Kèm theo Báo cáo số …" broken over two lines before its bracket closes. */
function continuesAttachment(text: string, attachment: string): boolean {
  return attachment.startsWith('(') && !attachment.includes(')') && /\)\s*$/.test(text)
}

function readTitlePeriod(title: string, lines: readonly string[]): DocumentPeriod | null {
  const named = completeTime(readTime(title), null)
  if (named !== null) return named
  for (const text of lines) {
    if (isAttachment(text) || isDateLine(text) || /^(?:số|so)\s*:/iu.test(text)) continue
    const period = completeTime(readTime(text), null)
    if (period !== null) return period
  }
  return null
}
