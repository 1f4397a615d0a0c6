import { searchKey } from '../format/search-text'
import { readUnit } from '../format/units'

/**
 * The words by which offices' tables are recognised, compared without marks, case and punctuation: "STT", "Chỉ tiêu",
 * "ĐVT", "Người lập biểu". Whatever decides by a word asks here, so that a word is added in one place.
 */

/** One line, one kind of space; what every text of a table is kept as. */
export function tidyText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Without marks, case, punctuation and footnote marks: "Chỉ tiêu (1)" is "chi tieu". */
export function wordKey(text: string): string {
  return searchKey(text.replace(/[¹²³⁰⁴-⁹]|\(\d\)|\*/gu, ' '))
    .replace(/[^\p{L}\p{N}%+/]+/gu, ' ')
    .trim()
}

const vietnameseMark = /[\u0300-\u036fđĐ]/u

/** Whether a text has a letter that only Vietnamese writes. */
export function hasVietnamese(text: string): boolean {
  return vietnameseMark.test(text.normalize('NFD'))
}

/**
 * Whether a text is of another language: most of its words of three letters or more cannot be Vietnamese, which has one
 * syllable a word and few endings, and none of its letters has a mark.
 */
export function isForeign(text: string): boolean {
  if (hasVietnamese(text)) return false
  const words = (text.match(/\p{L}{3,}/gu) ?? []).filter((word) => /[aeiouy]/iu.test(word))
  const foreign = words.filter(
    (word) =>
      /[fjwz]|[aeiouy][^aeiouy]+[aeiouy]/iu.test(word) || !/(?:[aeiouy]|[cmpt]|ch|ng|nh|n)$/iu.test(word),
  )
  return foreign.length > 0 && foreign.length * 2 >= words.length
}

/**
 * The Vietnamese part of a bilingual text: "Chỉ tiêu - Items" and "STT⏎No" lose what stands behind the line break or the
 * dash when it is of another language and the part before it is not.
 */
export function withoutTranslation(text: string): string {
  const cut = /\s*\r?\n\s*|\s[-–]\s+/gu
  for (let match = cut.exec(text); match !== null; match = cut.exec(text)) {
    const before = text.slice(0, match.index)
    const after = text.slice(match.index + match[0].length)
    const number = ordinalWords.has(wordKey(before)) && /^no\b/i.test(after)
    if (number || (!isForeign(before) && isForeign(after))) return tidyText(before)
  }
  return tidyText(text)
}

const ordinalWords = new Set(['tt', 'stt', 's tt', 'so tt', 'so thu tu', 'thu tu', 'ma so', 's t t'])
const labelWords =
  /^(?:cac )?(?:ten|chi tieu|noi dung|danh muc|tieu chi|dia ban|dia phuong|don vi$|don vi bao cao|vung|linh vuc|tinh thanh|tinh tp|huyen|quan huyen|xa phuong|ho ten|ho va ten|hang muc|dien giai|loai hinh|nhom|khoan muc|khoan thu|nganh|du an|chuong trinh|tinh$|san pham|bo phan|co quan|hoat dong|nam$|thang$|thoi gian|thoi diem|ky bao cao)(?: |$)/
const unitWords = new Set(['don vi tinh', 'dvt', 'd v t', 'don vi do', 'dv tinh', 'don vi', 'unit'])
const noteWords = /^(?:ghi chu|chu thich|giai trinh|note|thuyet minh)(?: |$)/

export function isOrdinalWord(text: string): boolean {
  return text.length <= 40 && ordinalWords.has(wordKey(withoutTranslation(text)))
}

export function isLabelWord(text: string): boolean {
  return text.length <= 120 && labelWords.test(wordKey(withoutTranslation(text)).replace(/[/,]/g, ' '))
}

export function isUnitWord(text: string): boolean {
  return text.length <= 40 && unitWords.has(wordKey(withoutTranslation(text)))
}

export function isNoteWord(text: string): boolean {
  return text.length <= 60 && noteWords.test(wordKey(text))
}

/** Whether a text may name a column of a table: numbering, label or unit. One key for three questions, asked often. */
export function isColumnName(text: string): boolean {
  if (text.length > 120) return false
  const key = wordKey(withoutTranslation(text))
  return ordinalWords.has(key) || unitWords.has(key) || labelWords.test(key.replace(/[/,]/g, ' '))
}

/** A unit on the list of units; "trieu dong." and a unit in brackets too. Null when it is none. */
export function readKnownUnit(text: string): string | null {
  const written = tidyText(withoutTranslation(text))
    .replace(/^\((.*)\)$/u, '$1')
    .replace(/[.:;]+$/u, '')
    .trim()
  if (written === '' || written.length > 40) return null
  const unit = readUnit(written)
  return unit.known ? written : null
}

const unitLine =
  /^\(?\s*(?:đvt|đ\.\s?v\.\s?t\.?|đơn vị tính|đơn vị|dvt|don vi tinh|unit)\s*[:：]\s*(.*?)\)?$/iu
const otherUnitLine = /[\s;,.(–-]\(?(?:đvt|đơn vị tính)\s*[:：]\s*([^;)]*)\)?\s*$/iu

/**
 * The unit that a line above a table names: behind "ĐVT:", or alone ("Tỷ đồng - Billions of dong"). "Đơn vị:" may also
 * name an organisation: then only a unit of the list counts. Null: the line names none.
 */
export function readUnitLine(text: string): string | null {
  const line = tidyText(text)
  const match = unitLine.exec(line) ?? otherUnitLine.exec(line)
  if (match === null) {
    const key = wordKey(line)
    const misspelt = /^\(?(?:dvt|don vi tinh)(?: |$)/.exec(key)
    if (misspelt === null || !line.includes(':')) return readKnownUnit(line)
    return tidyUnit(line.slice(line.indexOf(':') + 1))
  }
  const written = tidyUnit(match[1] ?? '')
  if (written === null) return null
  const sure = /^\(?\s*(?:đvt|đ\.\s?v|đơn vị tính|dvt|don vi tinh)/iu.test(line)
  return sure || readKnownUnit(written) !== null ? written : null
}

/** Whether a line says nothing but a unit: "(ĐVT: triệu đồng)", "Tỷ đồng". */
export function isUnitLine(text: string): boolean {
  const line = tidyText(text)
  return (
    readUnitLine(line) !== null && (unitLine.test(line) || readKnownUnit(line) !== null || line.length <= 30)
  )
}

function tidyUnit(text: string): string | null {
  const unit = withoutTranslation(tidyText(text))
    .replace(/^\(+/u, '')
    .replace(/[).;,\s]+$/u, '')
    .trim()
  return unit === '' ? null : unit
}

const signatureWords =
  /^(?:kt |tm |tl |tuq |q )?(?:nguoi lap|nguoi tong hop|nguoi bao cao|nguoi ky|nguoi duyet|lap bieu|thu truong|ke toan truong|pho chu tich|chu tich|giam doc|pho giam doc|tong giam doc|truong phong|pho truong phong|chu nhiem|pho chu nhiem|chi cuc truong|cuc truong|bo truong|thu ky|noi nhan|ky ten|ky ghi ro|can bo tong hop|xac nhan cua)(?: |$)/
const signedDate = /(?:^|,|\s)ng(?:à|a)y\s*[\d.…_]*\s*th(?:á|a)ng\s*[\d.…_]*\s*n(?:ă|a)m\s*[\d.…_]*\s*$/iu

/** A line of a signature block: an office that signs, "Nơi nhận", "(Ký, ghi rõ họ tên)", "…, ngày … tháng … năm …". */
export function isSignature(text: string): boolean {
  if (text.length > 90) return false
  return (
    signatureWords.test(wordKey(text)) ||
    isDateLine(text) ||
    /^\(\s*(?:đã ký|ký)/iu.test(text.normalize('NFC').trim())
  )
}

/** "Hà Nội, ngày 5 tháng 1 năm 2021". */
export function isDateLine(text: string): boolean {
  return text.length <= 90 && signedDate.test(text.normalize('NFC').trim()) && !/^\(/.test(text.trim())
}

/** "CỘNG HÒA XÃ HỘI …", "Độc lập - Tự do - Hạnh phúc", rules drawn with characters. */
export function isMotto(text: string): boolean {
  const key = wordKey(text)
  return /^(?:cong hoa xa hoi|doc lap tu do)/.test(key) || (key === '' && text.length > 2)
}

/** "(Kèm theo Báo cáo số …)", "(Ban hành kèm theo …)". */
export function isAttachment(text: string): boolean {
  return /^\(?\s*(?:ban hanh )?kem theo|^\(?\s*dinh kem/.test(searchKey(text))
}

const formLabel =
  /^((?:phụ lục|phu luc|biểu mẫu|biểu|bieu|mẫu biểu|mẫu|mau|bảng|bang|table|form)(?:\s+(?:số|so|no\.?))?\s*:?\s*(?:[0-9][\w./-]*|[IVXLC]+(?:[./-][\w./-]+)?|[A-Z]\d[\w./-]*|[A-Z](?=\s|$|[.:])[\w./-]*))\s*[.:–-]*\s*(.*)$/iu

/** "Phụ lục I", "Biểu số 01/HTX: TỔNG HỢP …": the label and what follows it. Null: the text is no such label. */
export function splitFormLabel(text: string): { label: string; rest: string } | null {
  const line = tidyText(text)
  if (/^phụ lục$/iu.test(line)) return { label: line, rest: '' }
  const match = formLabel.exec(line)
  return match === null ? null : { label: (match[1] ?? '').replace(/[.:]+$/u, ''), rest: match[2] ?? '' }
}

const noteLine = /^(?:ghi chu|chu thich|nguon|nguon so lieu|luu y|chu y|remarks?|notes?|source)\s*[:.]/
const markedLine = /^(?:([¹²³⁴-⁹]|\(\d{1,2}\)|\(\*{1,3}\)|\*{1,3}))\s*:?\s*(.*)$/su

/** Lines that explain a table: "Ghi chú: …", "(1) …", "¹ …", "* …". Null: none of them. */
export function readFootnote(text: string): { mark: string; text: string } | null {
  const line = tidyText(text)
  const introduced = noteLine.test(searchKey(line))
  const rest = introduced ? line.slice(line.search(/[:.]/) + 1).trim() : line
  const marked = markedLine.exec(rest)
  if (marked !== null) return { mark: marked[1] ?? '', text: marked[2] ?? '' }
  return introduced ? { mark: '', text: /^(?:nguon|source)/.test(searchKey(line)) ? line : rest } : null
}

/** "(tiếp theo)", "Tiếp theo trang trước", "Trang 2/5": what a printed page adds. */
export function isPageLine(text: string): boolean {
  return /^\(?(?:tiep theo|trang \d+)|\(tiep(?: theo)?\)$/.test(searchKey(text))
}

/** At least two letters, nearly all of them capitals. */
export function isCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  if (letters.length < 2) return false
  const small = letters.filter((letter) => letter !== letter.toUpperCase()).length
  return small * 8 <= letters.length
}
