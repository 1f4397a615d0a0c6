import { readQuantity } from '../../../shared/calc/quantity'
import { evaluateCell } from '../../../shared/calc/evaluate-cell'
import { missingLibreOffice } from '../../tools/libreoffice'
import { noteRounds, time, type NoteRow } from './bench-rows'
import { checkCell, checkTableCell } from './check-cells'
import { countRows, keyOf, loadCube, makeTable, type EngineModel } from './engine-model'
import { tableSheet, tableWidth, writeFormulaSheets } from './formula-sheets'
import { openLibreOffice, type LibreOfficeSheet } from './libreoffice'

const rounds = 12
const warmUpRounds = 3

/**
 * Every total from the inputs alone, in turns with LibreOffice's hard recalculation of the same totals, measured inside
 * its process. Its sheets hold quotients and a table too, which the engine computes when they are looked at: that is
 * timed apart. Throws where a result differs.
 */
export async function compareWithLibreOffice(model: EngineModel, note: NoteRow): Promise<void> {
  const name = `recompute-vs-libreoffice@${model.name}`
  const reason = missingLibreOffice()
  if (reason !== null) {
    console.log(`${name} skipped: ${reason}`)
    return
  }
  const table = makeTable(model, 0)
  const written = writeFormulaSheets(model, table)
  const cube = loadCube(model, countRows(model))
  const quotients = written.formulas
    .filter(({ indicator }) => model.dimensions.indicators[indicator]?.kind === 'ratio')
    .map(keyOf)
  const office = await openLibreOffice(written.sheets)
  try {
    const ours: number[] = []
    const withQuotients: number[] = []
    const theirs: number[] = []
    for (let round = 0; round < warmUpRounds + rounds; round++) {
      const totals = time(() => cube.recomputeAll())
      const pulled = time(() => {
        for (const key of quotients) readQuantity(cube, key)
        for (const spec of table) evaluateCell(cube, spec, 1)
      })
      const peer = await office.recalculate()
      if (round < warmUpRounds) continue
      ours.push(totals)
      withQuotients.push(totals + pulled)
      theirs.push(peer)
    }
    const compared = await checkTotals(model, cube, written, table, office)
    console.log(
      `  LibreOffice: ${written.formulas.length + table.length} formulas, ${compared} cells compared, 0 differences`,
    )
    noteRounds(note, name, 'ms', ours, theirs)
    noteRounds(note, `recompute-and-quotients-vs-libreoffice@${model.name}`, 'ms', withQuotients, theirs)
  } finally {
    office.close()
  }
}

/** Everything of the upper place, and the table. Returns how many cells. */
async function checkTotals(
  model: EngineModel,
  cube: ReturnType<typeof loadCube>,
  { formulas, addressOf }: ReturnType<typeof writeFormulaSheets>,
  table: ReturnType<typeof makeTable>,
  office: LibreOfficeSheet,
): Promise<number> {
  const read = new Map<string, readonly number[]>()
  let compared = 0
  for (const position of formulas) {
    if (position.locality !== 0) continue
    const { sheet, row, column } = addressOf(position)
    const key = `${sheet} ${row}`
    const results = read.get(key) ?? (await office.readRow(sheet, row, model.dimensions.periods.length))
    read.set(key, results)
    checkCell(model, cube, position, results[column])
    compared++
  }
  for (const [index, spec] of table.entries()) {
    const key = `${tableSheet} ${Math.floor(index / tableWidth)}`
    const results =
      read.get(key) ?? (await office.readRow(tableSheet, Math.floor(index / tableWidth), tableWidth))
    read.set(key, results)
    checkTableCell(model, cube, spec, results[index % tableWidth])
    compared++
  }
  return compared
}
