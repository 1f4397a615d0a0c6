import process from 'node:process'
import { writeWorkbook } from '../../../electron/excel/write-workbook'
import { peakMegabytes } from '../../fixtures/peak-memory'
import { describeRegister, registerColumns, registerValue } from './register-rows'

/** One writer in a process of its own, which is the only way to see the memory it takes. Prints time and peak memory. */
const [writer = '', path = '', count = '0'] = process.argv.slice(2)
const rows = Number(count)

async function writeWithExceljs(): Promise<void> {
  const { default: library } = await import('exceljs')
  const workbook = new library.stream.xlsx.WorkbookWriter({
    filename: path,
    useStyles: true,
    useSharedStrings: false,
  })
  const sheet = workbook.addWorksheet('Danh bạ')
  const line = { style: 'thin' } as const
  const border = { top: line, left: line, bottom: line, right: line }
  const font = { name: 'Times New Roman', size: 12 }
  const text = {
    font,
    border,
    alignment: { horizontal: 'left', vertical: 'middle', wrapText: true },
  } as const
  const number = {
    font,
    border,
    alignment: { horizontal: 'right', vertical: 'middle' },
    numFmt: '#,##0.0',
  } as const
  for (let at = 0; at < rows; at += 1) {
    const row = sheet.getRow(at + 1)
    for (let column = 0; column < registerColumns; column += 1) {
      const cell = row.getCell(column + 1)
      const value = registerValue(at, column)
      cell.value = value
      cell.style = typeof value === 'number' ? number : text
    }
    row.commit()
    // Its output goes through streams that only move when they are given the time.
    if (at % 2000 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  sheet.commit()
  await workbook.commit()
}

async function writeWithOurs(): Promise<void> {
  const model = { pages: [describeRegister(rows)], names: [], title: 'Danh bạ', agency: '' }
  await writeWorkbook(model, { creator: 'bench', created: new Date(0) }, path, () => undefined)
}

const start = performance.now()
await (writer === 'exceljs' ? writeWithExceljs() : writeWithOurs())
const milliseconds = performance.now() - start
console.log(JSON.stringify({ milliseconds, peakMb: peakMegabytes() }))
