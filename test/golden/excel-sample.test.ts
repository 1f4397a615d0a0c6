import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/client'
import type { ViewRequest, WorkbookContract } from '../../shared/contract/workbook-contract'
import { unpackCellFlags } from '../../shared/model/cell'
import type { OpenedView } from '../../shared/model/workbook'
import { memoryTransport, type TestHost } from '../fixtures/host-transports'
import { openAppendix } from '../fixtures/sample-view'
import { listOfficeErrors, missingValidator } from '../tools/ooxml-validator'
import { missingLibreOffice } from '../tools/libreoffice'
import { compareRecalculated, readCells } from './excel-cells'
import { fullOptions } from './excel-fixture'
import { root } from './excel-worker-build'

/** The sample of 2020, every kind of its tables exported by the whole program and recalculated by LibreOffice. */
const output = join(root, 'test/output/excel-sample')
const missing = missingLibreOffice()
let host: TestHost
let client: Client<WorkbookContract>
const views = new Map<string, OpenedView>()
const files = new Map<string, string>()

beforeAll(async () => {
  mkdirSync(output, { recursive: true })
  host = await memoryTransport.start()
  client = await host.connect()
  await client.call('workbook.openSample', {})
  await client.call('indicator.define', {
    id: null,
    code: 'TV.binh_quan',
    name: 'Thành viên bình quân một HTX',
    unit: 'người',
    decimals: 1,
    direction: 'more-is-better',
    formula: '=[HTX.thanh_vien]/[HTX.tong_so]',
  })
  const { state, opened } = await openAppendix(client)
  const { period, locality, indicator } = state
  const requests: Record<string, ViewRequest> = {
    sectors: { kind: 'breakdown', by: 'sectors', indicator, period, locality },
    localities: { kind: 'breakdown', by: 'localities', indicator, period, locality },
    formulas: { kind: 'formulas', period, locality },
  }
  views.set('form', opened)
  for (const [name, request] of Object.entries(requests))
    views.set(name, await client.call('view.open', { request }))
  const noted = opened.cells.values.findIndex((value) => value !== null)
  await client.call('cells.annotate', { view: opened.view, cells: [noted], note: 'Số liệu của Cục Thống kê' })
  for (const [name, { view }] of views) {
    const path = join(output, `${name}.xlsx`)
    const target = await host.giveFile(path, 'save')
    await client.call('excel.export', { job: `job-${name}-export`, view, target, options: fullOptions })
    files.set(name, path)
  }
})
afterAll(async () => {
  await host.dispose()
})

const kinds = ['form', 'sectors', 'localities', 'formulas'] as const

describe('the sample in Excel', () => {
  it('has a formula in every computed cell of the form that shows something', () => {
    const opened = views.get('form')
    if (opened === undefined) throw new Error('not exported')
    const { layout, cells } = opened
    const shown = cells.flags.filter((bits, index) => {
      const { role, status } = unpackCellFlags(bits)
      const row = layout.rows[Math.floor(index / layout.columns.length)]
      return (
        row?.kind === 'item' &&
        role === 'computed' &&
        !['blank', 'no-current', 'no-base', 'no-meaning'].includes(status)
      )
    })
    const formulas = [...readCells(files.get('form') ?? '')].filter(
      ([address, { value, formula }]) =>
        /^(Phụ lục|Số liệu gốc)/.test(address) && formula !== null && value !== null,
    )
    expect(shown.length).toBeGreaterThan(50)
    expect(formulas).toHaveLength(shown.length)
  })

  it('has the notes of the workbook under the table', () => {
    const texts = [...readCells(files.get('form') ?? '').values()].map(({ value }) => String(value))
    expect(texts.filter((text) => text.endsWith(' Số liệu của Cục Thống kê'))).toHaveLength(1)
  })

  it.for(kinds)('%s shows the same after LibreOffice recalculated it', async (kind, context) => {
    if (missing !== null) return context.skip(missing)
    const { compared, differing } = await compareRecalculated(
      files.get(kind) ?? '',
      join(output, 'recalculated'),
    )
    expect(differing).toEqual([])
    expect(compared).toBeGreaterThan(0)
  })

  it.for(kinds)('%s is what the schema of the format demands', async (kind, context) => {
    const path = files.get(kind) ?? ''
    const noValidator = missingValidator(path)
    if (noValidator !== null) return context.skip(noValidator)
    expect(listOfficeErrors(path)).toEqual([])
  })
})
