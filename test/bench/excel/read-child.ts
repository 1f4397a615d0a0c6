// One reader reads one file, every row of it, in a process of its own: what it found, how long, and its peak memory.
import { readFile } from '../../../electron/excel/read-file'
import { peakMegabytes } from '../../fixtures/peak-memory'
import type { RegisterFigures } from './make-register'

const [reader, path = ''] = process.argv.slice(2)

async function readOurs(): Promise<RegisterFigures> {
  const figures = { cells: 0, wholeSum: 0, letters: 0 }
  const { grids } = await readFile(path, { legacy: 'by-evidence' })
  for (const grid of grids)
    for (const { cells } of grid.rows)
      for (const { column, value } of cells) {
        figures.cells += 1
        if (column === 1) figures.letters += String(value).length
        if (column === 3) figures.wholeSum += Number(value)
      }
  return figures
}

async function readWithExcelJs(): Promise<RegisterFigures> {
  const figures = { cells: 0, wholeSum: 0, letters: 0 }
  const { default: ExcelJS } = await import('exceljs')
  const sheets = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  })
  for await (const sheet of sheets)
    for await (const row of sheet)
      row.eachCell((cell, column) => {
        figures.cells += 1
        if (column === 2) figures.letters += cell.text.length
        if (column === 4) figures.wholeSum += Number(cell.value)
      })
  return figures
}

const start = performance.now()
const figures = await (reader === 'ours' ? readOurs() : readWithExcelJs())
const seconds = (performance.now() - start) / 1000
process.stdout.write(JSON.stringify({ figures, seconds, megabytes: peakMegabytes() }))
