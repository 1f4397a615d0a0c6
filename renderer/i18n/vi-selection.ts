const count = (n: number): string => n.toLocaleString('vi-VN')

/** Words about what is selected: its size, its figures, and going to a cell by name. */
export const viSelection = {
  size: (rows: number, columns: number) => `${count(rows)} dòng × ${count(columns)} cột`,
  /** The name box has little room. */
  shortSize: (rows: number, columns: number) => `${count(rows)} × ${count(columns)}`,
  sum: 'Tổng',
  average: 'Trung bình',
  cells: 'Số ô',
  numbers: 'Số ô có số',
  least: 'Nhỏ nhất',
  greatest: 'Lớn nhất',
  manyUnits: 'nhiều đơn vị',
  manyUnitsHint: 'Các ô đang chọn khác đơn vị tính nên không cộng được',
  goTo: 'Đi tới dòng: gõ số thứ tự như I.7, hoặc tên chỉ tiêu không cần dấu',
  matches: 'Các dòng tìm thấy',
  noMatch: 'Không có dòng nào như vậy trong bảng này',
}
