import type { Contribution } from '../../shared/model/explanation'
import type { IndicatorKind } from '../../shared/model/dimension'

const kinds: Record<IndicatorKind, string> = {
  stock: 'số thời điểm (tính đến cuối kỳ)',
  flow: 'số thời kỳ (phát sinh trong kỳ)',
  average: 'số bình quân',
  ratio: 'tỷ lệ',
}

const recomputed = 'không cộng, không lấy bình quân của bình quân: ở đâu cũng tính lại từ tử số và mẫu số'
const adding: Record<IndicatorKind, string> = {
  stock: 'cộng được theo địa bàn và lĩnh vực; theo thời gian lấy số cuối',
  flow: 'cộng được theo địa bàn, lĩnh vực và thời gian',
  average: recomputed,
  ratio: recomputed,
}

const axes: Record<Contribution['by'], string> = {
  sectors: 'Lĩnh vực',
  localities: 'Địa bàn',
  indicators: 'Chỉ tiêu',
  periods: 'Kỳ',
}

const contributions: Record<Contribution['by'], string> = {
  sectors: 'Theo lĩnh vực',
  localities: 'Theo địa bàn',
  indicators: 'Theo chỉ tiêu thành phần',
  periods: 'Theo kỳ trong năm',
}

/** What the explanation of a figure says besides its rule. */
export const viExplain = {
  trail: 'Đường đi từ ô đang chọn',
  back: 'Trở lại',
  loading: 'Đang đọc…',
  explain: (name: string, value: string) => `${name}: ${value}. Giải thích số này`,
  explainHint: 'Giải thích số này',
  statedDifference: (difference: string) => `văn bản lệch ${difference} so với số trong sổ`,
  definition: 'Chỉ tiêu này là gì',
  indicator: 'Chỉ tiêu',
  kind: 'Loại số',
  kinds,
  ownKind: 'chỉ tiêu tự tính theo công thức',
  unit: 'Đơn vị tính',
  addsUp: 'Cách cộng',
  adding,
  addingFormula: 'không cộng: tính theo công thức ở từng địa bàn, lĩnh vực và kỳ',
  ratioOf: 'Cách tính',
  denominator: 'Mẫu số',
  partOf: 'Nằm trong',
  oneOf: (whole: string) => `một phần cộng thành “${whole}”`,
  among: (whole: string) => `trong đó của “${whole}”`,
  direction: 'Chiều đánh giá',
  contributions,
  axes,
  choose: 'Xem theo',
  rest: (count: number) => `${count.toLocaleString('vi-VN')} phần còn lại`,
  uses: 'Được dùng ở',
  chart: (name: string) => `Biểu đồ: ${name}`,
  inFormula: (name: string) => `Công thức của “${name}”`,
  inRule: (name: string) => `Quy tắc “${name}”`,
  findings: 'Điểm cần xem',
}
