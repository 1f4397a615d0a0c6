import type { PictureWords, TableKind } from '../../shared/charts/picture-words'
import type { ChartKind, ChartRefusal } from '../../shared/model/chart'
import { viQualifiers } from './vi-paper'

/** Words of charts: those in the pictures themselves, and those of the gallery around them. */

const byRows: Record<TableKind, string> = {
  form: '',
  sectors: ' theo lĩnh vực',
  localities: ' theo địa bàn',
  trend: '',
}

const compareWith = (withPlan: boolean, withPrevious: boolean): string => {
  const bases = [...(withPlan ? ['kế hoạch'] : []), ...(withPrevious ? ['kỳ trước'] : [])]
  return bases.length === 0 ? 'số thực hiện' : `thực hiện so với ${bases.join(' và ')}`
}

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

const count = (n: number): string => n.toLocaleString('vi-VN')

export const viPicture: PictureWords = {
  series: { actual: 'Thực hiện', plan: 'Kế hoạch', previous: 'Kỳ trước' },
  attainment: 'Đạt % kế hoạch',
  share: 'Tỷ trọng (%)',
  planLine: 'kế hoạch = 100%',
  average: (figure) => `bình quân: ${figure}`,
  overall: (figure) => `chung: ${figure}`,
  noFigure: 'chưa có số',
  lessIsBetter: '(càng ít càng tốt)',
  reached: (percent) => `đạt ${percent} KH`,
  total: (figure) => `Tổng số: ${figure}.`,
  others: (n, by) => `… và ${count(n)} ${by === 'localities' ? 'địa bàn' : 'dòng'} khác`,
  steps: { opening: 'Đầu kỳ', closing: 'Cuối kỳ', unexplained: 'Chênh lệch chưa rõ' },
  chosenRows: 'các dòng đã chọn',
  waterfall: { total: 'Số tại thời điểm', rise: 'Tăng', fall: 'Giảm' },
  unit: (unit) => `đơn vị tính: ${unit}`,
  source: (name) => `Nguồn: ${name}`,
  titles: {
    compared: (of, by, withPlan, withPrevious) => {
      const what = compareWith(withPlan, withPrevious)
      return of === null ? upperFirst(what) : `${of}: ${what}${byRows[by]}`
    },
    attained: (of, by) => (of === null ? 'Mức đạt kế hoạch' : `${of}: mức đạt kế hoạch${byRows[by]}`),
    structure: (of, by) => `Cơ cấu ${of}${byRows[by]}`,
    trend: (of, by) => `${of} qua các kỳ${byRows[by]}`,
    ranking: (of, by) => `Xếp hạng: ${of}${byRows[by]}`,
    change: (of) => `Biến động ${of} trong kỳ`,
    map: (of) => `${of} theo địa bàn`,
  },
  notes: {
    estimated: 'Nét gạch chéo, điểm rỗng: số ước thực hiện.',
    approximate: 'Nét gạch chéo, điểm rỗng: số gần đúng như đã ghi (khoảng, gần, trên…).',
    missing: (n) => `Có ${count(n)} số chưa có, được ghi “chưa có số” và không coi là 0.`,
    omitted: (n) => `Có ${count(n)} chỉ tiêu chưa có số để so sánh nên không vẽ.`,
    zeroPlan: (n) => `Có ${count(n)} chỉ tiêu có kế hoạch bằng 0 nên không tính được mức đạt và không vẽ.`,
    partial: 'Tổng số còn thiếu số của một số thành phần.',
    incomplete: (whole) => `${whole}: còn thiếu số của một số thành phần nên không vẽ thành 100%.`,
    cut: (limit) =>
      `Thanh có hai vạch trắng vượt quá ${limit} nên được cắt ngắn; số ghi bên cạnh là số đầy đủ.`,
    doesNotSum: (parts, total) => `Các phần cộng lại được ${parts}, khác tổng số ${total}.`,
    unexplained: (figure) =>
      `Đầu kỳ cộng tăng, trừ giảm không bằng cuối kỳ: chênh lệch chưa rõ nguyên nhân ${figure}.`,
    noTile: (names) => `Không có ô trên lưới: ${names}.`,
    sharesOfChosen: 'Tỷ trọng tính trong các dòng đã chọn.',
    allZero: 'Mọi số đều bằng 0.',
  },
  qualifiers: viQualifiers,
}

export const viRefusals: Record<ChartRefusal['reason'], (detail: ChartRefusal['detail']) => string> = {
  nothing: () => 'Chưa có số liệu để vẽ biểu đồ này.',
  'one-point': () => 'Mới có một số nên chưa so sánh được; cần ít nhất hai số.',
  'negative-parts': () =>
    'Có phần mang số âm nên không vẽ được thành phần của một tổng. Hãy chọn thanh cơ cấu.',
  'too-many': ({ count: n, most }) =>
    `Có ${String(n ?? '')} phần, nhiều hơn ${String(most ?? '')} phần mà loại biểu đồ này phân biệt được. Hãy chọn thanh cơ cấu, xếp hạng hoặc biểu đồ nhỏ từng lĩnh vực.`,
  'units-differ': ({ units }) =>
    `Các dòng đã chọn có đơn vị tính khác nhau (${String(units ?? '')}) nên không vẽ chung một trục. Hãy chọn các dòng cùng đơn vị.`,
  'no-base': () => 'Có số thực hiện nhưng chưa có số kế hoạch hoặc kỳ trước để so sánh.',
  'does-not-sum': ({ parts, total }) =>
    `Các phần cộng lại được ${String(parts ?? '')}, khác tổng số ${String(total ?? '')}, nên không vẽ thành một tổng 100%. Hãy chọn thanh cơ cấu.`,
  'parts-missing': () =>
    'Còn thiếu số của một số thành phần nên không vẽ thành một tổng 100%. Hãy chọn thanh cơ cấu.',
  'no-places': () =>
    'Phần lớn địa bàn của bảng này không có trên lưới bản đồ vùng, tỉnh. Hãy chọn biểu đồ xếp hạng.',
}

const kinds: Record<ChartKind, string> = {
  'grouped-bars': 'Thanh so sánh',
  bullets: 'Mức đạt kế hoạch',
  'structure-bars': 'Thanh cơ cấu',
  doughnut: 'Vành khuyên',
  'stacked-100': 'Cơ cấu chồng 100%',
  trend: 'Đường xu hướng',
  ranking: 'Xếp hạng',
  waterfall: 'Tăng giảm (thác nước)',
  'small-multiples': 'Biểu đồ nhỏ từng lĩnh vực',
  'tile-grid': 'Lưới địa bàn',
}

export const viCharts = {
  name: 'Biểu đồ',
  kinds,
  kind: 'Loại biểu đồ',
  unit: 'Đơn vị tính',
  saved: 'Biểu đồ đã lưu',
  proposals: 'Gợi ý cho số liệu đang xem',
  emptyTitle: 'Sổ chưa lưu biểu đồ nào',
  emptyText:
    'Chọn một gợi ý bên dưới rồi bấm Lưu vào sổ, hoặc bôi đen các ô trong bảng rồi dùng Vẽ biểu đồ từ vùng chọn.',
  noProposals:
    'Chưa có gợi ý: cần ít nhất hai số thực hiện để so sánh, hoặc số thực hiện cùng số kế hoạch, số kỳ trước của kỳ và địa bàn đang xem.',
  keep: 'Lưu vào sổ',
  edit: 'Sửa',
  duplicate: 'Nhân đôi',
  remove: 'Xóa',
  moveHint: 'Kéo để đổi thứ tự, hoặc dùng Alt+mũi tên lên, xuống',
  open: 'Xem lớn',
  back: 'Về thư viện',
  copyPng: 'Chép ảnh PNG',
  savePng: 'Lưu ảnh PNG…',
  copySvg: 'Chép SVG',
  saveSvg: 'Lưu SVG…',
  copied: 'Đã chép biểu đồ; dán được vào Word, PowerPoint, Excel.',
  copyRefused: 'Trình duyệt không cho chép ảnh. Hãy lưu ảnh ra tệp.',
  savedFile: (name: string) => `Đã lưu biểu đồ: ${name}.`,
  details: 'Thiết lập biểu đồ',
  title: 'Tên biểu đồ',
  titleHint: 'Để trống: tên theo số liệu',
  note: 'Ghi chú dưới biểu đồ',
  rows: 'Dòng được vẽ',
  allRows: 'Tự chọn dòng hợp với loại biểu đồ',
  time: 'Kỳ và địa bàn',
  followWindow: 'Theo kỳ, địa bàn đang xem',
  fixed: (period: string, place: string) => `Cố định: ${period}, ${place}`,
  save: 'Ghi',
  cancel: 'Thôi',
  showMore: (n: number) => `Hiện thêm ${count(n)} gợi ý`,
  loading: 'Đang đọc số liệu…',
  gone: 'Bảng mà biểu đồ này đọc không còn trong sổ (biểu, chỉ tiêu, kỳ hoặc địa bàn đã bị xóa).',
  bars: (title: string) => `${title}. Mũi tên để đi qua từng số, Enter để đến ô số liệu.`,
  point: (category: string, series: string, figure: string) => `${category}, ${series}: ${figure}`,
  category: 'Chỉ tiêu',
  nothingSelected: 'Hãy chọn các ô số liệu cần vẽ trong bảng.',
  fromSelection: 'Từ vùng đã chọn',
  discard: 'Bỏ gợi ý từ vùng chọn',
}
