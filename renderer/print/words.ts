import type { Qualifier } from '../../shared/model/fact'

/** The visible words of an official table on paper. */
export type PaperWords = {
  /** Heads of the three fixed columns: "TT", "Chỉ tiêu", "Đơn vị tính". */
  ordinal: string
  indicator: string
  unit: string
  /** The line above a table whose rows all have one unit: "Đơn vị tính: HTX". */
  unitLine: (unit: string) => string
  /** Under a table with marked cells, after the mark: "khác với số ghi trong văn bản". */
  differs: string
  qualifiers: Readonly<Record<Qualifier, string>>
  /** Above the second part of a table that is split by columns: "Phụ lục I (tiếp theo)". */
  continued: (name: string) => string
  /** The name of the country, and the line under it. */
  motto: readonly [string, string]
  /** "Nơi nhận:" */
  recipients: string
  /** Under the office of who signs. */
  signHere: string
  /** All letters that stand on paper, to have their faces there before texts are measured. */
  alphabet: string
}

/** The visible words of the print view around the paper. */
export type PrintPreviewWords = {
  /** Name of the view for screen readers: "Xem trước khi in". */
  preview: string
  print: string
  savePdf: string
  close: string
  /** "3 trang", beside the buttons. */
  sheets: (count: number) => string
  /** Hint beside the buttons with the paper, e.g. "A4 ngang" or "A4 dọc". */
  paper: Readonly<Record<'portrait' | 'landscape', string>>
}
