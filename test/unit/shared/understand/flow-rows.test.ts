import { expect, it } from 'vitest'
import type { DocumentRow, DocumentTable } from '../../../../shared/understand/document-table'
import { createFlowFinder } from '../../../../shared/understand/flow-rows'

const months = [1, 2, 3].map((ordinal) => ({ kind: 'month', year: 2024, ordinal }) as const)
const quarter = { kind: 'quarter', year: 2024, ordinal: 1 } as const
const columns = [...months, quarter].map((period) => ({ meaning: { kind: 'value', period } }))
const all = new Set(columns.keys())

function isFlow(values: readonly number[], among = all): boolean {
  const cells = values.map((value, column) => ({ column, reading: { kind: 'number', value: String(value) } }))
  return createFlowFinder({ columns } as unknown as DocumentTable)({ cells } as unknown as DocumentRow, among)
}

it('a row counts what happened where its whole is the sum of its times', () => {
  expect(isFlow([30, 20, 40, 90])).toBe(true)
  // A slip in the sum leaves it nearer to the sum.
  expect(isFlow([30, 20, 40, 99])).toBe(true)
  expect(isFlow([348, 350, 353, 353])).toBe(false)
  expect(isFlow([348, 350, 353, 335])).toBe(false)
})

it('says nothing where a time is missing, or stands in another column', () => {
  expect(isFlow([30, 20, 40])).toBe(false)
  expect(isFlow([30, 20, 40, 90], new Set([0, 1, 3]))).toBe(false)
})
