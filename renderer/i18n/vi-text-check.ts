import type { TextReading, TextStatus } from '../../shared/model/text-check'

const count = (n: number): string => n.toLocaleString('vi-VN')

const statuses: Record<TextStatus, string> = {
  agrees: 'Khớp với sổ',
  rounded: 'Lệch do làm tròn',
  differs: 'Khác số trong sổ',
  doubtful: 'Không thể đúng',
  unmatched: 'Không đối chiếu được',
}

const readings: Record<TextReading, string> = {
  value: 'số liệu',
  difference: 'tăng, giảm',
  index: 'tỷ lệ so sánh',
  growth: 'tốc độ tăng',
  share: 'tỷ trọng',
}

/** A draft of a report held against the workbook. */
export const viTextCheck = {
  name: 'Đối chiếu văn bản',
  titleOf: (file: string) => `Đối chiếu ${file === '' ? 'đoạn đã dán' : file}`,
  lead: 'Mỗi con số trong dự thảo báo cáo được so với số của sổ. Sổ không thay đổi.',
  choose: 'Chọn tệp…',
  chooseHint: 'Word (.docx), văn bản (.txt), trang web (.html). Kéo thả tệp vào cửa sổ cũng được.',
  paste: 'Hoặc dán văn bản vào đây',
  check: 'Đối chiếu',
  period: 'Kỳ báo cáo',
  place: 'Địa bàn',
  search: 'Gõ tên địa bàn',
  nothingFound: 'Không tìm thấy',
  reading: 'Đang đọc và đối chiếu văn bản',
  progress: (done: number, total: number) => `${count(done)}/${count(total)} đoạn`,
  stop: 'Dừng',
  other: 'Văn bản khác…',
  again: 'Đối chiếu lại',
  outdated: 'Số của sổ đã thay đổi sau lần đối chiếu này.',
  text: 'Văn bản',
  textHint: '← → chuyển giữa các con số, Enter đến ô',
  problems: (n: number) => `Điểm cần xem (${count(n)})`,
  problemsHint: '↑ ↓ chọn, Enter đến ô',
  none: 'Không thấy chỗ nào sai. Số màu xám là số mà sổ không có, hãy tự kiểm tra.',
  counts: (status: TextStatus, n: number) => `${statuses[status]}: ${count(n)}`,
  statuses,
  readings,
  details: 'Con số đang chọn',
  nothingChosen: 'Chọn một con số trong văn bản, hoặc một dòng của danh sách.',
  written: 'Văn bản ghi',
  has: 'Sổ có',
  against: (base: string) => `so với ${base}`,
  asStated: (shown: string) => `Bảng của báo cáo cũng ghi như vậy; tính từ các số khác thì được ${shown}.`,
  unmatched: 'Không có ô nào của sổ chắc chắn là số này. Chương trình không kết luận gì.',
  goTo: 'Đến ô trong sổ',
  notShown: 'Không bảng nào hiện số này.',
  copy: 'Chép danh sách',
  copied: 'Đã chép danh sách.',
  print: 'In danh sách…',
  close: 'Đóng',
  problem: {
    figure: (text: string, shown: string, named: string) => `Ghi ${text}, nhưng sổ có ${shown}: ${named}`,
    rounding: (text: string, shown: string, named: string) =>
      `Ghi ${text}, sổ có ${shown} (lệch do làm tròn): ${named}`,
    'base-year': (text: string, report: string) =>
      `So với năm ${text} trong báo cáo năm ${report}: năm đem so phải trước năm báo cáo`,
    'impossible-date': (text: string) => `Không có ngày hoặc năm “${text}”`,
    'section-missing': (text: string, expected: string) => `Có mục ${text} nhưng thiếu mục ${expected}`,
    'section-repeated': (text: string, expected: string) =>
      `Mục ${text} lặp lại hoặc sai thứ tự; theo thứ tự phải là ${expected}`,
    'stated-twice': (text: string, other: string, sentence: string) =>
      `Ở đây ghi ${text}, chỗ khác ghi ${other}: “${sentence}”`,
    sum: (text: string, sum: string, parts: string) => `Ghi ${text}, nhưng ${parts} = ${sum}`,
    part: (text: string, whole: string) => `Phần ${text} lớn hơn tổng ${whole}`,
    percent: (text: string, follows: string, part: string, whole: string) =>
      `Ghi ${text}%, nhưng ${part} / ${whole} = ${follows}%`,
    notation: (text: string, written: string) =>
      `Ghi ${text} theo cách viết của tiếng Anh; số đúng, viết là ${written}`,
  },
  paper: {
    title: 'KẾT QUẢ ĐỐI CHIẾU VĂN BẢN VỚI SỐ LIỆU',
    subtitle: (file: string, period: string, place: string) =>
      `(${file === '' ? 'Đoạn đã dán' : file}; ${period}; ${place})`,
    heads: ['TT', 'Vấn đề', 'Câu trong văn bản'],
  },
}
