import type { RuleCounts, RuleEntry, RuleSeverity } from '../../shared/model/check-rule'

const count = (n: number): string => n.toLocaleString('vi-VN')

const severities: Record<RuleSeverity, string> = { off: 'Bỏ qua', remind: 'Nhắc', block: 'Chặn' }

const severityHints: Record<RuleSeverity, string> = {
  off: 'không kiểm tra',
  remind: 'báo ở danh sách điểm cần xem',
  block: 'báo, và không cho ghi số làm sai quy tắc',
}

function describe({ severity, readable, broken }: RuleEntry): string {
  if (!readable) return 'công thức gọi chỉ tiêu hoặc lĩnh vực không còn trong sổ'
  if (severity === 'off') return 'không kiểm tra'
  return broken === 0 ? 'không có chỗ nào sai' : `sai ở ${count(broken)} chỗ`
}

function counts({ holds, broken, unknown }: RuleCounts): string {
  const missing = unknown === 0 ? '' : `, ${count(unknown)} chỗ chưa đủ số`
  return `đúng ở ${count(holds)} chỗ, sai ở ${count(broken)}${missing}`
}

/** The rules that the user sets for a form. */
export const viRules = {
  title: 'Quy tắc kiểm tra',
  add: 'Thêm quy tắc…',
  addTitle: 'Thêm quy tắc',
  editTitle: (name: string) => `Sửa quy tắc “${name}”`,
  edit: 'Sửa…',
  remove: 'Xóa',
  name: 'Tên quy tắc',
  form: 'Biểu',
  formula: 'Điều phải đúng',
  formulaHint:
    'Ví dụ: [HTX.hieu_qua] <= [HTX.tong_so]. Gõ tên chỉ tiêu để chọn mã. Quy tắc được kiểm ở mọi kỳ và địa bàn, ở tổng số và ở từng lĩnh vực mà biểu có đủ dòng; viết [mã:*] để chỉ kiểm tổng số.',
  severity: 'Khi không đúng',
  severities,
  severityHints,
  message: 'Lời nhắn',
  messageHint: 'Câu hiện kèm khi quy tắc không đúng; để trống cũng được',
  state: 'Tình trạng',
  describe,
  missingName: 'Cần tên quy tắc.',
  missingForm: 'Cần chọn biểu.',
  missingFormula: 'Cần điều phải đúng.',
  wrongFormula: 'Công thức chưa đúng.',
  noCondition: 'Quy tắc phải là một phép so sánh, ví dụ [mã] <= [mã khác].',
  tryOut: 'Thử quy tắc',
  inTable: 'Bảng đang xem',
  inWorkbook: 'Cả sổ',
  counts,
  saved: (name: string) => `Đã lưu quy tắc “${name}”. Ctrl+Z để hoàn tác.`,
  removed: (name: string) => `Đã xóa quy tắc “${name}”. Ctrl+Z để hoàn tác.`,
  emptyTitle: 'Sổ chưa có quy tắc nào.',
  emptyText:
    'Chương trình tự tìm các mâu thuẫn số học; quy tắc là điều riêng cơ quan bạn đòi hỏi ở một biểu. Ví dụ:',
  example: '[HTX.hieu_qua] <= [HTX.tong_so]',
}
