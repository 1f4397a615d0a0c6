import type { Qualifier } from '../../shared/model/fact'

const count = (n: number): string => n.toLocaleString('vi-VN')

/** What a print says about checks: how many were made in the workbook, and what is left on its own table. */
type PaperStamp = {
  checked: number
  passed: number
  explained: number
  open: number
  rounding: number
  at: string
  revision: number
}

/** Words of charts and of the print view. Paper itself is always Vietnamese; its frame follows the window. */

export const viQualifiers: Record<Qualifier, string> = {
  near: 'gần',
  over: 'trên',
  'more-than': 'hơn',
  about: 'khoảng',
  estimated: 'ước',
  'at-least': 'ít nhất',
  minimum: 'tối thiểu',
  under: 'dưới',
}

export const viPaper = {
  ordinal: 'TT',
  indicator: 'Chỉ tiêu',
  unit: 'Đơn vị tính',
  unitLine: (unit: string) => `Đơn vị tính: ${unit}`,
  differs: 'khác với số ghi trong văn bản',
  checked: (stamp: PaperStamp) =>
    `Đã kiểm tra cả sổ ${count(stamp.checked)} phép: ${count(stamp.passed)} khớp, ` +
    `${count(stamp.checked - stamp.passed)} không khớp. Biểu này có ${count(stamp.open)} chỗ chưa xử lý, ` +
    `${count(stamp.explained)} đã giải thích, ${count(stamp.rounding)} lệch do làm tròn; ` +
    `lúc ${stamp.at}, phiên bản ${count(stamp.revision)}.`,
  qualifiers: viQualifiers,
  continued: (name: string) => `${name} (tiếp theo)`,
  motto: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'] as const,
  recipients: 'Nơi nhận:',
  signHere: '(Ký, ghi rõ họ tên)',
  alphabet:
    'AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ 0123456789 .,%+−–…▲¹²³',
}

export const viPrintPreview = {
  preview: 'Xem trước khi in',
  print: 'In',
  savePdf: 'Lưu thành PDF',
  close: 'Đóng',
  sheets: (count: number) => `${String(count)} trang`,
  paper: { portrait: 'A4 dọc', landscape: 'A4 ngang' },
}
