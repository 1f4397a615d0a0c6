/** Sentences of the cell editor and of cells that refuse typing. */
export const viEditor = {
  cellEditor: (row: string, column: string) => `Nhập số cho ${row}, ${column}`,
  invalid: (text: string) => `“${text}” không phải là số. Hãy gõ số như 25.454 hoặc 12,5; Esc để giữ số cũ.`,
  fraction: (text: string) =>
    `“${text}” là tỷ số hai phần, một ô chỉ chứa một số. Hãy nhập một con số; Esc để giữ số cũ.`,
  range: (text: string) =>
    `“${text}” là một khoảng, một ô chỉ chứa một số. Hãy nhập một con số; Esc để giữ số cũ.`,
  unit: (text: string, unit: string) =>
    `Đơn vị trong “${text}” không đổi được sang ${unit}. Hãy nhập số theo ${unit}; Esc để giữ số cũ.`,
  tooLarge: 'Số quá lớn. Hãy kiểm tra đơn vị tính; Esc để giữ số cũ.',
  ask: (text: string) => `“${text}” có thể hiểu theo nhiều cách. Số đúng là:`,
  askWhole: (text: string) => `Chỉ tiêu này là số nguyên, mà “${text}” có phần lẻ. Số đúng là:`,
  askHint: 'Bấm phím số để chọn, Esc để sửa lại. Chưa chọn thì chưa ghi.',
  computed: 'Ô này do chương trình tính, không nhập được. Hãy sửa các số mà ô được tính từ đó.',
  fixed: 'Ô này không chứa số liệu.',
  statedMode: 'Đang xem “Như văn bản”. Chuyển sang “Tính lại” để nhập số.',
  readOnly: 'Sổ đang mở chỉ để xem. Dùng Tệp → Lưu bản sao để có bản sửa được.',
}
