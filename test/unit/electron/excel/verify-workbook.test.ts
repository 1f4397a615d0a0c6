import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { verifyWorkbook } from '../../../../electron/excel/verify-workbook'
import { writeWorkbook } from '../../../../electron/excel/write-workbook'
import type { SheetContent, SheetModel } from '../../../../shared/table/sheet-model'

const folder = mkdtempSync(join(tmpdir(), 'kttt-verify-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const style = {
  size: 12,
  bold: false,
  italic: false,
  align: 'left',
  indent: 0,
  border: false,
  format: null,
} as const

function modelOf(contents: readonly SheetContent[], name = 'Phụ lục'): SheetModel {
  return {
    pages: [
      {
        name,
        hidden: false,
        columns: [10, 10],
        heights: contents.map(() => undefined),
        cells: contents.map((content, row) => ({ row, column: 1, content, style })),
        merges: [],
        printTitle: null,
        orientation: 'portrait',
        frozen: { rows: 0, columns: 0 },
      },
    ],
    names: [],
    title: '',
    agency: '',
  }
}

const written: readonly SheetContent[] = [
  { kind: 'number', value: 25454 },
  { kind: 'text', text: '=1+1 là chữ, không phải công thức' },
  { kind: 'text', text: 'hai\ndòng _x000D_' },
  { kind: 'formula', formula: 'SUM(B1,1)', cached: 25455 },
  { kind: 'formula', formula: 'B1-B1', cached: 0 },
  { kind: 'formula', formula: 'IF(B1>0,"","-")', cached: '' },
  { kind: 'blank' },
]

let count = 0
async function write(model: SheetModel): Promise<string> {
  const path = join(folder, `${String(count++)}.xlsx`)
  await writeWorkbook(model, { creator: 'x', created: new Date(0) }, path, () => undefined)
  return path
}

/** The contents with one of them another one. */
function withAnother(at: number, content: SheetContent): SheetModel {
  return modelOf(written.with(at, content))
}

describe('reading back what was written', () => {
  it('agrees with what was to be written', async () => {
    const model = modelOf(written)
    await expect(verifyWorkbook(model, await write(model))).resolves.toBeUndefined()
  })

  it.each<[string, number, SheetContent]>([
    ['another number', 0, { kind: 'number', value: 25455 }],
    ['a number as text', 0, { kind: 'text', text: '25454' }],
    ['a text as formula', 1, { kind: 'formula', formula: '1+1', cached: 2 }],
    ['another text', 2, { kind: 'text', text: 'hai dòng' }],
    ['another formula', 3, { kind: 'formula', formula: 'SUM(B1,2)', cached: 25455 }],
    ['another result', 3, { kind: 'formula', formula: 'SUM(B1,1)', cached: 25456 }],
    ['a lost result of 0', 4, { kind: 'number', value: 0 }],
    ['a blank that is filled', 6, { kind: 'number', value: 1 }],
  ])('finds %s, and says where', async (_, at, content) => {
    const path = await write(withAnother(at, content))
    await expect(verifyWorkbook(modelOf(written), path)).rejects.toThrow(`Phụ lục!B${String(at + 1)}`)
  })

  it('finds a page of another name, and a file that is none', async () => {
    const path = await write(modelOf(written, 'Khác'))
    await expect(verifyWorkbook(modelOf(written), path)).rejects.toThrow('Phụ lục')
    await expect(verifyWorkbook(modelOf(written), import.meta.filename)).rejects.toThrow()
  })
})
