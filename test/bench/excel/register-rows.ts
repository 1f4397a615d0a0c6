import type { SheetCell, SheetPage, SheetStyle } from '../../../shared/table/sheet-model'

/** A register as offices keep them: numbers, repeated words, a name of its own on each row. The same for every writer. */
export const registerColumns = 20

const words = ['đang hoạt động', 'hoạt động cầm chừng', 'tạm ngừng', 'đã giải thể']
const sectors = ['Nông nghiệp', 'Công nghiệp - TTCN', 'Xây dựng', 'Thương mại, dịch vụ', 'Vận tải']

export function registerValue(row: number, column: number): string | number {
  if (column === 0) return row + 1
  if (column === 1) return `Hợp tác xã số ${String(row + 1)}`
  if (column === 2) return sectors[row % sectors.length] ?? ''
  if (column === 3) return words[(row * 7) % words.length] ?? ''
  const mixed = (row * 48_271 + column * 7_919) % 99_991
  return column % 3 === 0 ? mixed / 10 : mixed
}

const textStyle: SheetStyle = {
  size: 12,
  bold: false,
  italic: false,
  align: 'left',
  indent: 0,
  border: true,
  format: null,
}
const numberStyle: SheetStyle = { ...textStyle, align: 'right', format: '#,##0.0' }

export function describeRegister(rows: number): SheetPage {
  function* cells(): Generator<SheetCell> {
    for (let row = 0; row < rows; row += 1)
      for (let column = 0; column < registerColumns; column += 1) {
        const value = registerValue(row, column)
        yield typeof value === 'number'
          ? { row, column, content: { kind: 'number', value }, style: numberStyle }
          : { row, column, content: { kind: 'text', text: value }, style: textStyle }
      }
  }
  return {
    name: 'Danh bạ',
    hidden: false,
    columns: Array.from({ length: registerColumns }, () => 14),
    heights: [],
    cells: { [Symbol.iterator]: cells },
    merges: [],
    printTitle: null,
    orientation: 'landscape',
    frozen: { rows: 0, columns: 0 },
  }
}
