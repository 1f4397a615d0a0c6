import type { Maturity } from '../../shared/model/fact'
import type { Label } from '../../shared/model/label'
import { viQualifiers } from './vi-paper'

const count = (n: number): string => n.toLocaleString('vi-VN')

const maturities: Record<Maturity, string> = {
  estimated: 'ước tính',
  preliminary: 'sơ bộ',
  final: 'chính thức',
}

/** Words for what is said about cells: notes, marks, maturity, qualifiers. */
export const viNotes = {
  editor: (row: string, column: string) => `Ghi chú cho ô ${row} · ${column}`,
  placeholder: 'Gõ ghi chú…',
  hint: 'Ctrl+Enter ghi · Esc bỏ',
  save: 'Ghi',
  remove: 'Xóa ghi chú',
  imported: (note: string) => `Theo văn bản: ${note}`,
  followUp: 'Cần theo dõi',
  noCell: 'Hãy chọn ô có số liệu riêng; ô so sánh, tiêu đề không nhận ghi chú.',
  tooMany: (most: number) => `Mỗi lần chỉ đặt được cho ${count(most)} ô; hãy chọn vùng nhỏ hơn.`,
  marked: (n: number, what: string) => `Đã đặt ${what} cho ${count(n)} ô`,
  unchanged: 'Các ô đã chọn vốn như vậy; không có gì thay đổi.',
  skipped: (n: number) => `Bỏ qua ${count(n)} ô chưa có số hoặc là ô tính`,
  nothingFits: 'Các ô đã chọn chưa có số nhập, nên không đặt được.',
  maturities,
  quote: (what: string) => `“${what}”`,
  noQualifier: 'không có từ hạn định',
  list: {
    title: 'Ghi chú và ô cần theo dõi',
    figure: 'Số liệu',
    note: 'Ghi chú',
    filter: 'Lọc theo chữ',
    onlyFollowUp: 'Chỉ ô cần theo dõi',
    empty: 'Sổ này chưa có ghi chú nào. Chọn một ô rồi bấm Shift+F2 để ghi chú.',
    noMatch: 'Không có ghi chú nào khớp.',
    shown: (n: number) => `${count(n)} ô`,
    goTo: 'Enter hoặc bấm đúp để đến ô',
    notShown: 'Không có bảng nào hiện số liệu này.',
  },
  print: 'In ghi chú thành chú thích cuối bảng',
}

/** Words of the menu that opens on cells, rows and column heads. */
export const viCellMenu = {
  cells: 'Việc với ô',
  rows: 'Việc với dòng',
  columns: 'Việc với cột',
  note: 'Ghi chú…',
  followUp: 'Cần theo dõi',
  maturity: 'Mức độ của số',
  qualifier: 'Từ hạn định',
  noQualifier: 'Không có',
  explain: 'Giải thích con số này',
  history: 'Lịch sử của ô',
  source: 'Nguồn của số',
  expand: 'Mở dòng con',
  collapse: 'Thu dòng con',
  levels: 'Mức dòng',
  level: (n: number) => `Hiện đến mức ${String(n)}`,
  sourceOf: (source: string) => `Số này từ ${source}`,
  noSource: 'Số này không đến từ văn bản nào.',
}

/** Words of the histories of the workbook and of one cell. */
export const viHistory = {
  title: 'Lịch sử thay đổi',
  time: 'Lúc',
  what: 'Việc',
  cells: 'Số ô',
  empty: 'Sổ này chưa có thay đổi nào.',
  undoLast: 'Hoàn tác việc gần nhất',
  filter: 'Lọc theo chữ',
  noMatch: 'Không có việc nào khớp trong phần đã hiện.',
  older: 'Xem cũ hơn',
  all: (n: number) => `Đã hiện cả ${count(n)} lần thay đổi`,
  goTo: 'Enter hoặc bấm đúp để đến chỗ đã thay đổi',
  noPlace: 'Việc này không đổi ô nào đang hiện được.',
  more: 'Xem thêm',
  noted: (note: string) => `ghi chú “${note}”`,
  unnoted: 'bỏ ghi chú',
  followed: 'đánh dấu cần theo dõi',
  unfollowed: 'bỏ dấu cần theo dõi',
  from: (source: string) => `nguồn: ${source}`,
}

type RemarkLabel = Extract<
  Label,
  {
    key:
      | 'note-cell'
      | 'remove-note'
      | 'follow-cell'
      | 'unfollow-cell'
      | 'note-cells'
      | 'remove-notes'
      | 'follow-cells'
      | 'unfollow-cells'
      | 'mark-maturity'
      | 'mark-qualifier'
  }
>

export function writeRemarkLabel(label: RemarkLabel): string {
  switch (label.key) {
    case 'note-cell':
      return `ghi chú ô “${label.row} · ${label.column}”`
    case 'remove-note':
      return `xóa ghi chú ô “${label.row} · ${label.column}”`
    case 'follow-cell':
      return `đánh dấu theo dõi ô “${label.row} · ${label.column}”`
    case 'unfollow-cell':
      return `bỏ dấu theo dõi ô “${label.row} · ${label.column}”`
    case 'note-cells':
      return `ghi chú ${count(label.cells)} ô trong ${label.table}`
    case 'remove-notes':
      return `xóa ghi chú ${count(label.cells)} ô trong ${label.table}`
    case 'follow-cells':
      return `đánh dấu theo dõi ${count(label.cells)} ô trong ${label.table}`
    case 'unfollow-cells':
      return `bỏ dấu theo dõi ${count(label.cells)} ô trong ${label.table}`
    case 'mark-maturity':
      return `đặt mức “${maturities[label.maturity]}” cho ${count(label.cells)} ô trong ${label.table}`
    case 'mark-qualifier':
      return label.qualifier === null
        ? `bỏ từ hạn định của ${count(label.cells)} ô trong ${label.table}`
        : `đặt từ “${viQualifiers[label.qualifier]}” cho ${count(label.cells)} ô trong ${label.table}`
  }
}
