const count = (n: number): string => n.toLocaleString('vi-VN')

/** Copying, cutting and pasting in the sheet. */
export const viPaste = {
  name: 'Kết quả dán',
  /** Before decimals in this language. */
  decimalMark: ',',
  stored: (cells: number) => (cells === 0 ? 'Không có ô nào được dán' : `Đã dán ${count(cells)} ô`),
  refused: {
    computed: (cells: number) => `bỏ qua ${count(cells)} ô công thức`,
    fixed: (cells: number) => `bỏ qua ${count(cells)} ô không chứa số liệu`,
    locked: (cells: number) => `bỏ qua ${count(cells)} ô khóa`,
  },
  unreadable: (cells: number) => `${count(cells)} ô không đọc được`,
  outside: ({ cells, rows, columns }: { cells: number; rows: number; columns: number }) => {
    const size = [
      ...(rows > 0 ? [`${count(rows)} dòng`] : []),
      ...(columns > 0 ? [`${count(columns)} cột`] : []),
    ]
    return `${count(cells)} ô không vừa bảng (thừa ${size.join(', ')})`
  },
  reasons: {
    computed: (cells: number) => `${count(cells)} ô do chương trình tính, giữ nguyên`,
    fixed: (cells: number) => `${count(cells)} ô không chứa số liệu`,
    locked: (cells: number) => `${count(cells)} ô khóa, giữ nguyên`,
    text: (cells: number) => `${count(cells)} ô là chữ, không phải số`,
    'two-numbers': (cells: number) => `${count(cells)} ô có hơn một số`,
    separators: (cells: number) => `${count(cells)} ô có dấu chấm, phẩy không theo kiểu chung của khối`,
    unit: (cells: number) => `${count(cells)} ô có đơn vị không đổi được sang đơn vị của dòng`,
    'too-precise': (cells: number) => `${count(cells)} ô có nhiều số lẻ hơn dòng cho phép`,
    'too-large': (cells: number) => `${count(cells)} ô có số quá lớn`,
    fraction: (cells: number) => `${count(cells)} ô là tỷ số hai phần`,
    range: (cells: number) => `${count(cells)} ô là một khoảng`,
  },
  more: (cells: number) => `và ${count(cells)} ô khác`,
  understood: (text: string, value: string) => `Đã hiểu ${text} = ${value}`,
  assumed: '(kiểu Việt Nam, vì khối không có dấu hiệu khác)',
  flip: (convention: 'vi' | 'en'): string =>
    convention === 'vi' ? 'Đọc kiểu 1,234.5 (Alt+.)' : 'Đọc kiểu 1.234,5 (Alt+.)',
  flipHint: 'Hoàn tác lần dán này và dán lại với cách đọc kia',
  figuresOnly: 'Chỉ dán con số: từ “gần, trên…” và dấu % đã bỏ.',
  labelColumns: (columns: number) =>
    `${count(columns)} cột chữ bên trái của khối không dán; số vào đúng cột số.`,
  sourceKept: 'Các ô đã cắt nằm ở bảng khác nên vẫn được giữ.',
  opening: 'Đang mở bảng tạm',
  reading: (done: number, total: number) => `Đang đọc ${count(done)}/${count(total)} ô`,
  notices: {
    empty: 'Bảng tạm không có gì để dán.',
    cells: 'Mỗi lần dán nhiều nhất 200.000 ô. Chưa ghi gì; hãy chia khối ra rồi dán từng phần.',
    'cell-text': 'Có ô dài hơn 1 triệu ký tự. Chưa ghi gì.',
    copyTooLarge: 'Mỗi lần chép nhiều nhất 200.000 ô.',
    tableChanged: 'Bảng đã đổi trong lúc đọc nên chưa ghi gì. Hãy dán lại.',
    changedSince: 'Sổ đã có thay đổi sau lần dán. Hãy hoàn tác rồi dán lại.',
    stopped: 'Đã dừng dán, chưa ghi gì.',
    nextVietnamese: 'Lần dán tới đọc số kiểu Việt Nam: 1.234,5. Alt+. để đổi.',
    nextEnglish: 'Lần dán tới đọc số kiểu Anh - Mỹ: 1,234.5. Alt+. để đổi.',
    nextByEvidence: 'Lần dán tới tự nhận kiểu số theo cả khối.',
    useCopyKey: 'Trình duyệt chỉ cho chép bằng phím: hãy nhấn Ctrl+C.',
    useCutKey: 'Trình duyệt chỉ cho cắt bằng phím: hãy nhấn Ctrl+X.',
    usePasteKey: 'Trình duyệt chỉ cho dán bằng phím: hãy nhấn Ctrl+V.',
    usePasteFiguresKey: 'Trình duyệt chỉ cho dán bằng phím: hãy nhấn Ctrl+Shift+V.',
  },
}
