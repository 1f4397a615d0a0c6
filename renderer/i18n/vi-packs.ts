import type { PackPaper } from '../../shared/model/pack'

/** Words of the pack studio. What stands on paper is Vietnamese in every language of the window. */

export const viPackPaper = {
  appendix: (roman: string) => `Phụ lục ${roman}`,
  /** From the report's own number, date and agency; "" as long as it has no number. */
  attachment: ({ number, placeAndDate, agency }: PackPaper) => {
    const digits = number.replace(/^số\s*:?\s*/i, '').trim()
    if (digits === '') return ''
    const date = /ngày.*$/i.exec(placeAndDate)?.[0] ?? ''
    const from = agency.split('\n').join(' ').trim()
    const parts = ['Kèm theo Báo cáo số', digits, date, from === '' ? '' : `của ${from}`]
    return `(${parts.filter((part) => part !== '').join(' ')})`
  },
}

export const viPacks = {
  paper: viPackPaper,
  name: 'Bộ tài liệu',
  choose: 'Bộ',
  make: 'Lập từ bảng và biểu đồ đang xem',
  newName: (table: string) => `Tài liệu họp – ${table}`,
  rename: 'Tên bộ',
  duplicate: 'Nhân bản',
  remove: 'Xóa bộ',
  undo: 'Hoàn tác',
  redo: 'Làm lại',
  none: 'Sổ chưa có bộ tài liệu nào. Lập một bộ từ bảng và biểu đồ đang xem; mọi thay đổi đều hoàn tác được.',
  empty: 'Bộ này chưa có gì để in. Thêm bảng, biểu đồ hoặc đoạn văn ở bên trái.',
  reading: 'Đang đọc bảng và biểu đồ…',
  contents: 'Nội dung',
  document: 'Thể thức văn bản',
  add: 'Thêm',
  adding: {
    name: 'Thêm vào bộ',
    placeholder: 'Thêm bảng, biểu đồ, đoạn văn…',
    tables: 'Bảng',
    charts: 'Biểu đồ',
    others: 'Chữ và trang',
    sectors: 'Lĩnh vực của chỉ tiêu đang xem',
    localities: 'Vùng của chỉ tiêu đang xem',
    formulas: 'Chỉ tiêu tự tính',
    shownChart: 'Biểu đồ đang xem',
    heading: 'Đề mục',
    paragraph: 'Đoạn văn',
    portrait: 'Trang mới, dọc',
    landscape: 'Trang mới, ngang',
  },
  kinds: {
    table: 'Bảng',
    chart: 'Biểu đồ',
    text: 'Chữ',
    'page-break': 'Trang mới',
  },
  move: 'Kéo, hoặc Alt+↑ ↓, để đổi thứ tự',
  removeItem: 'Bỏ',
  label: 'Nhãn phụ lục',
  labelHint: 'Có nhãn thì bảng bắt đầu một phụ lục, đánh số trang riêng',
  orientation: 'Khổ giấy',
  orientations: { portrait: 'Dọc', landscape: 'Ngang' },
  period: 'Kỳ',
  locality: 'Địa bàn',
  shown: 'theo cửa sổ',
  marks: 'In dấu ▲ khác văn bản',
  size: 'Cỡ',
  sizes: { half: 'Nửa trang', full: 'Cả trang' },
  textStyle: 'Kiểu chữ',
  text: 'Nội dung',
  styles: { heading: 'Đề mục', paragraph: 'Đoạn văn' },
  fields: {
    header: 'In phần đầu văn bản (cơ quan, Quốc hiệu)',
    superior: 'Cơ quan chủ quản',
    agency: 'Cơ quan ban hành',
    number: 'Số, ký hiệu',
    placeAndDate: 'Địa danh, ngày tháng',
    title: 'Tên loại và trích yếu',
    attachment: 'Dòng “Kèm theo” của phụ lục',
    recipients: 'Nơi nhận (mỗi dòng một nơi)',
    office: 'Chức vụ người ký',
    signer: 'Họ tên người ký',
  },
  placeAndDateHint: 'Lai Châu, ngày … tháng … năm …',
  word: 'Lưu Word',
  slides: 'Lưu trang chiếu',
  tableGone: 'Bảng này không còn trong sổ (biểu, chỉ tiêu, kỳ hoặc địa bàn đã bị xóa).',
  chartGone: 'Biểu đồ này không còn trong sổ.',
}
