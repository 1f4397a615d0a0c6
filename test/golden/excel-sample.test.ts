import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, type CellObject } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unpackCellFlags } from '../../shared/model/cell'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { openAppendix, type SampleView } from '../fixtures/sample-view'
import { convertWithLibreOffice, missingLibreOffice } from '../tools/libreoffice'
import { root } from './excel-worker-build'

/** The sample of 2020, exported by the whole program and recalculated by LibreOffice. */
const output = join(root, 'test/output/excel-sample')
const exported = join(output, 'phu-luc-2020.xlsx')
let host: TestHost
let view: SampleView

beforeAll(async () => {
  mkdirSync(output, { recursive: true })
  host = await memoryTransport.start()
  const client = await host.connect()
  await client.call('workbook.openSample', {})
  view = await openAppendix(client)
  const target = await host.giveFile(exported, 'save')
  await client.call('excel.export', { job: 'job-export', view: view.opened.view, target })
})
afterAll(async () => {
  await host.dispose()
})

type Found = { value: string | number | boolean; formula: string | undefined }

/** Cells of the visible sheets with something in them, by "sheet!address". */
function readCells(file: string): Map<string, Found> {
  const workbook = read(readFileSync(file), { type: 'buffer', cellFormula: true })
  const cells = new Map<string, Found>()
  for (const name of workbook.SheetNames.slice(0, 2))
    for (const [address, cell] of Object.entries(workbook.Sheets[name] ?? {})) {
      const { v, f } = cell as CellObject
      if (!address.startsWith('!') && v !== undefined && v !== '' && !(v instanceof Date))
        cells.set(`${name}!${address}`, { value: v, formula: f })
    }
  return cells
}

describe('the sample in Excel', () => {
  it('has a formula in every computed cell that shows something', () => {
    const { layout, cells } = view.opened
    const shown = cells.flags.filter((bits, index) => {
      const { role, status } = unpackCellFlags(bits)
      const row = layout.rows[Math.floor(index / layout.columns.length)]
      return (
        row?.kind === 'item' &&
        role === 'computed' &&
        !['blank', 'no-current', 'no-base', 'no-meaning'].includes(status)
      )
    })
    const formulas = [...readCells(exported).values()].filter(({ formula }) => formula !== undefined)
    expect(shown.length).toBeGreaterThan(50)
    expect(formulas).toHaveLength(shown.length)
  })

  it('shows the same after LibreOffice recalculated it', async (context) => {
    const missing = missingLibreOffice()
    if (missing !== null) context.skip(missing)
    const before = readCells(exported)
    const after = readCells(await convertWithLibreOffice(exported, 'xlsx', join(output, 'recalculated')))
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort())
    const differing = [...before].flatMap(([address, { value, formula }]) => {
      const again = after.get(address)?.value
      const same =
        typeof value === 'number' && typeof again === 'number'
          ? Math.abs(value - again) <= Math.abs(value) * 1e-12
          : value === again
      return same ? [] : [`${address} =${formula ?? ''}: ${String(value)} → ${String(again)}`]
    })
    expect(differing).toEqual([])
  })
})
