import type { CellStatus, StatedComparison } from '../../shared/model/cell'
import type { Period, Scenario } from '../../shared/model/dimension'
import type { Origin } from '../../shared/model/fact'
import type { HistoryEntry } from '../../shared/model/workbook'
import type { ImportStatus } from '../../shared/model/import-preview'
import type { Label } from '../../shared/model/label'
import type { Rule } from '../../shared/model/explanation'
import { viPaper, viPrintPreview, viQualifiers } from './vi-paper'
import { viComparisonRules, viComparisonWords, viFormulaStatuses } from './vi-comparisons'
import { viEditor } from './vi-editor'
import { viExplain } from './vi-explain'
import { viExportDialog } from './vi-export'
import { viFind } from './vi-find'
import { viErrors } from './vi-errors'
import { viFindings } from './vi-findings'
import { viFormula } from './vi-formula'
import { viImport } from './vi-import'
import { viCellMenu, viHistory, viNotes, writeRemarkLabel } from './vi-notes'
import { viMeeting } from './vi-meeting'
import { viOffice } from './vi-office'
import { viPacks } from './vi-packs'
import { viCharts, viPicture, viRefusals } from './vi-charts'
import { viPaste } from './vi-paste'
import { viReference } from './vi-reference'
import { viRules } from './vi-rules'
import { viSelection } from './vi-selection'
import { viTextCheck } from './vi-text-check'
import { viView } from './vi-view'
import { viWindow } from './vi-window'

const romanNumbers = ['I', 'II', 'III', 'IV'] as const

const origins: Record<Origin, string> = {
  typed: 'nhập tay',
  imported: 'nhập từ văn bản',
  derived: 'suy ra từ văn bản',
  consolidated: 'tổng hợp từ cấp dưới',
  counted: 'đếm từ danh bạ',
}

/** Why a cell shows no number; read on hover. */
const statuses: Record<CellStatus, string> = {
  blank: 'chưa nhập',
  number: '',
  none: 'không phát sinh',
  unknown: 'chưa có số báo cáo',
  'no-current': 'chưa có số thực hiện để so sánh',
  'no-base': 'chưa có số gốc để so sánh',
  'zero-base': 'số gốc bằng 0 nên không có tỷ lệ',
  'negative-base': 'số gốc âm nên tỷ lệ không có nghĩa',
  overflow: 'số vượt giới hạn tính toán',
  'no-meaning': 'sổ chưa có kỳ để so, hoặc kỳ của kế hoạch đã hết',
  ...viFormulaStatuses,
}

const rules: Record<Rule, string> = {
  entered: 'Số được nhập, không phải số tính',
  'sum-localities': 'Tổng các địa bàn',
  'sum-sectors': 'Tổng các lĩnh vực',
  'sum-indicators': 'Tổng các chỉ tiêu thành phần',
  'sum-periods': 'Tổng các kỳ trong năm',
  'last-period': 'Số của kỳ cuối cùng có số',
  quotient: 'Tử số ÷ mẫu số',
  ...viComparisonRules,
  formula: 'Công thức tự đặt',
  none: 'Chưa có gì để tính',
}

const comparisons: Record<StatedComparison, string> = {
  none: '',
  agrees: 'khớp',
  rounding: 'lệch do làm tròn',
  differs: 'khác số chương trình tính',
}

const importStatuses: Record<ImportStatus, string> = {
  new: 'Mới',
  changed: 'Thay đổi',
  same: 'Như cũ',
  computed: 'Ô tính',
  unreadable: 'Không đọc được',
  conflict: 'Trùng ô',
}

const historyActions: Record<HistoryEntry['action'], string> = {
  edit: 'Ghi',
  undo: 'Hoàn tác',
  redo: 'Làm lại',
}

function writeLabel(label: Label): string {
  switch (label.key) {
    case 'type-cell':
      return `nhập ô “${label.row} · ${label.column}”`
    case 'clear-cell':
      return `xóa ô “${label.row} · ${label.column}”`
    case 'clear-cells':
      return `xóa ${String(label.cells)} ô trong ${label.table}`
    case 'paste-cells':
      return `dán ${String(label.cells)} ô vào ${label.table}`
    case 'cut-cells':
      return `cắt và dán ${String(label.cells)} ô trong ${label.table}`
    case 'fill-cells':
      return `điền ${String(label.cells)} ô trong ${label.table}`
    case 'replace-cells':
      return `thay thế ${String(label.cells)} ô trong ${label.table === '' ? 'cả sổ' : label.table}`
    case 'import-cells':
      return `nhập ${String(label.cells)} ô từ ${label.file === '' ? 'bảng đã dán' : label.file}`
    case 'define-indicator':
      return `đặt chỉ tiêu tự tính “${label.name}”`
    case 'remove-indicator':
      return `xóa chỉ tiêu tự tính “${label.name}”`
    case 'define-rule':
      return `đặt quy tắc kiểm tra “${label.name}”`
    case 'remove-rule':
      return `xóa quy tắc kiểm tra “${label.name}”`
    case 'define-locality':
      return `ghi địa bàn “${label.name}”`
    case 'define-localities':
      return `ghi ${String(label.places)} địa bàn`
    case 'remove-locality':
      return `xóa địa bàn “${label.name}”`
    case 'add-periods':
      return `thêm ${String(label.periods)} kỳ báo cáo`
    case 'define-chart':
      return `ghi biểu đồ “${label.name}”`
    case 'remove-chart':
      return `xóa biểu đồ “${label.name}”`
    case 'define-pack':
      return `ghi bộ tài liệu “${label.name}”`
    case 'remove-pack':
      return `xóa bộ tài liệu “${label.name}”`
    case 'keep-what-if':
      return `giữ phương án giả sử “${label.name}”`
    case 'remove-what-if':
      return `xóa phương án giả sử “${label.name}”`
    case 'store-what-if':
      return `ghi ${String(label.cells)} số giả sử vào sổ`
    case 'arrange-charts':
      return `xếp lại ${String(label.charts)} biểu đồ`
    case 'repair-cell':
      return `sửa ô “${label.row} · ${label.column}” theo gợi ý kiểm tra`
    case 'explain-findings':
      return `giải trình ${String(label.findings)} phát hiện`
    case 'unexplain-findings':
      return `bỏ giải trình ${String(label.findings)} phát hiện`
    default:
      return writeRemarkLabel(label)
  }
}

function writePeriod({ kind, year, ordinal }: Pick<Period, 'kind' | 'year' | 'ordinal'>): string {
  switch (kind) {
    case 'month':
      return `Tháng ${String(ordinal)}/${String(year)}`
    case 'quarter':
      return `Quý ${romanNumbers[ordinal - 1] ?? String(ordinal)}/${String(year)}`
    case 'half':
      return `6 tháng ${ordinal === 1 ? 'đầu' : 'cuối'} năm ${String(year)}`
    case 'nine-months':
      return `9 tháng đầu năm ${String(year)}`
    case 'year':
      return `Năm ${String(year)}`
    case 'five-years':
      return `Giai đoạn ${String(year)}-${String(year + 4)}`
  }
}

const scenarios: Record<Scenario, string> = {
  actual: 'Thực hiện',
  estimate: 'Ước thực hiện',
  plan: 'Kế hoạch',
  'adjusted-plan': 'Kế hoạch điều chỉnh',
}

function writeScenario(scenario: Scenario, period: Pick<Period, 'kind' | 'year' | 'ordinal'>): string {
  const when = period.kind === 'year' ? String(period.year) : lowerFirst(writePeriod(period))
  return `${scenarios[scenario]} ${when}`
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

/** Every visible word in Vietnamese. `en` has the same shape; the compiler checks it. */
export const vi = {
  ...viWindow,
  editor: viEditor,
  find: viFind,
  findings: viFindings,
  selection: viSelection,
  view: viView,
  notes: viNotes,
  cellMenu: viCellMenu,
  history: viHistory,
  charts: viCharts,
  picture: viPicture,
  packs: viPacks,
  chartRefusals: viRefusals,
  meeting: viMeeting,
  office: viOffice,
  paper: viPaper,
  paste: viPaste,
  importDesk: viImport,
  textCheck: viTextCheck,
  printPreview: viPrintPreview,
  errors: viErrors,
  formulas: viFormula,
  explainMore: viExplain,
  exportDialog: viExportDialog,
  reference: viReference,
  ownRules: viRules,
  origins,
  qualifiers: viQualifiers,
  statuses,
  rules,
  comparisons,
  comparisonWords: viComparisonWords,
  importStatuses,
  historyActions,
  writeLabel,
  writePeriod,
  writeScenario,
  follows: (values: string) => `suy ra: ${values}`,
}
