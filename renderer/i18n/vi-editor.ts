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
  sum: {
    names:
      'Phép tính trong ô chỉ gồm số, + − × ÷ và ngoặc. Công thức theo tên chỉ tiêu thì đặt ở “Chỉ tiêu tự tính”; Esc để giữ số cũ.',
    syntax: 'Phép tính chưa trọn vẹn. Hãy gõ như =120+35*2 hoặc =(1.200−35,5)/2; Esc để giữ số cũ.',
    'division-by-zero': 'Phép tính chia cho 0 nên không có kết quả. Hãy sửa lại; Esc để giữ số cũ.',
    percent: 'Dòng này đã tính bằng %. Hãy bỏ dấu % trong phép tính; Esc để giữ số cũ.',
  },
  askSum: (decimals: number) =>
    decimals === 0
      ? 'Chỉ tiêu này là số nguyên, mà phép tính cho kết quả lẻ. Số đúng là:'
      : `Phép tính cho kết quả nhiều hơn ${String(decimals)} số lẻ. Số đúng là:`,
  sumDoubtful: (text: string, readings: readonly string[]) =>
    `“${text}” trong phép tính có thể hiểu là ${readings.join(' hoặc ')}. Hãy viết lại số đó; Esc để giữ số cũ.`,
  sumTooLong: 'Phép tính quá dài: nhiều nhất 200 ký tự. Esc để giữ số cũ.',
  typedSum: 'Nhập bằng phép tính',
  noSum: 'Không có số liền bên trên hay bên trái để cộng.',
  noLine: 'Ô số liệu chỉ có một dòng. Xuống dòng được trong ghi chú của ô (Shift+F2).',
  nothingToFill: 'Không có gì để điền: hãy chọn cả ô nguồn và các ô cần điền.',
  filled: (cells: number, skipped: number, unfit: number) =>
    [
      `Đã điền ${String(cells)} ô`,
      skipped > 0 ? `bỏ qua ${String(skipped)} ô tính hoặc khóa` : '',
      unfit > 0 ? `${String(unfit)} ô không nhận vì số không hợp với dòng` : '',
    ]
      .filter((part) => part !== '')
      .join('; ') + '.',
  fillTip: (last: string, cells: number) =>
    last === '' ? `${String(cells)} ô` : `… ${last} (${String(cells)} ô)`,
  noDate: 'Ô số liệu không chứa ngày. Ngày ghi được trong ghi chú của ô.',
  noAbove: 'Không có ô bên trên để chép.',
  computed: 'Ô này do chương trình tính, không nhập được. Hãy sửa các số mà ô được tính từ đó.',
  fixed: 'Ô này không chứa số liệu.',
  statedMode: 'Đang xem “Như văn bản”. Chuyển sang “Tính lại” để nhập số.',
  tooMany: 'Vùng chọn quá lớn: một lần sửa được nhiều nhất 200.000 ô.',
  readOnly: 'Sổ đang mở chỉ để xem. Dùng Tệp → Lưu bản sao để có bản sửa được.',
}
