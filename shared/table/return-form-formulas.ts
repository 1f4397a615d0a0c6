import type { GridRange } from './cell-grid'
import { cellAddress } from './cell-grid'
import { nameRow } from './name-row'
import type { ReturnCheck } from './return-form-checks'
import type { ReturnFormInput, ReturnFormTexts } from './return-form-input'
import type { SheetValue } from './sheet-formula'
import type { SheetContent } from './sheet-model'

/**
 * The checks of a form as formulas of the sheet, and as what they say now: a spreadsheet that recalculates and one that
 * believes the stored results show the same. Words for states ("–") count as nothing and are no problem.
 */
export type CheckWriter = {
  /** What is wrong in a row; "" when nothing is. */
  row: (row: number) => SheetContent
  /** One line for the whole form, from the column of the rows' checks. */
  status: (checkColumn: GridRange) => SheetContent
  highlights: (
    rangeOf: (index: number) => GridRange,
  ) => { ranges: GridRange[]; formula: string; jump: boolean }[]
}

/** Nothing occurred, and not known: as the program writes them and as keyboards have them. */
export const stateWords = ['–', '-', '…', '...'] as const

/** Between these a figure is taken for one of another size, not for a slip of ×1000. */
const jump = { least: 300, most: 3000 } as const
/** Sums of decimals are compared with room for their last bits. */
const tolerance = 0.0005

type Problem = { cell: number; condition: string; holds: () => boolean; message: string; jump: boolean }

export function createCheckWriter(
  input: ReturnFormInput,
  texts: ReturnFormTexts,
  addressOf: (index: number) => string,
  valueOf: (index: number) => SheetValue,
): CheckWriter {
  const { layout } = input
  const width = layout.columns.length
  const number = (index: number): number | null => {
    const value = valueOf(index)
    return typeof value === 'number' ? value : null
  }
  const nameOf = (index: number): string => {
    const row = layout.rows[Math.floor(index / width)]
    return row === undefined ? '' : nameRow(row.ordinal, row.label)
  }

  const describe = (check: ReturnCheck): Problem => {
    const { cell } = check
    const own = addressOf(cell)
    switch (check.kind) {
      case 'part': {
        const total = addressOf(check.total)
        return {
          cell,
          condition: `AND(COUNT(${own},${total})=2,N(${own})>N(${total}))`,
          holds: () => (number(cell) ?? -Infinity) > (number(check.total) ?? Infinity),
          message: texts.problems.part.replace('{row}', () => nameOf(check.total)),
          jump: false,
        }
      }
      case 'sum': {
        const parts = check.parts.map(addressOf)
        const sum = parts.map((part) => `N(${part})`).join('+')
        return {
          cell,
          condition: `AND(COUNT(${[own, ...parts].join(',')})=${String(parts.length + 1)},ABS(N(${own})-(${sum}))>${String(tolerance)})`,
          holds: () => {
            const values = [cell, ...check.parts].map(number)
            const [total = 0, ...rest] = values.map((value) => value ?? 0)
            return (
              !values.includes(null) && Math.abs(total - rest.reduce((all, one) => all + one, 0)) > tolerance
            )
          },
          message: texts.problems.sum,
          jump: false,
        }
      }
      case 'jump': {
        const header = layout.columns[check.base % width]?.header ?? []
        return describeJump(cell, `N(${addressOf(check.base)})`, () => number(check.base), header.join(' · '))
      }
      case 'jump-from':
        return describeJump(cell, check.base, () => Number(check.base), input.previous?.period ?? '')
    }
  }

  const describeJump = (cell: number, base: string, baseNow: () => number | null, name: string): Problem => {
    const own = `N(${addressOf(cell)})`
    const within = (a: string, b: string): string =>
      `AND(${a}>=${String(jump.least)}*${b},${a}<=${String(jump.most)}*${b})`
    return {
      cell,
      condition: `AND(${own}>0,${base}>0,OR(${within(own, base)},${within(base, own)}))`,
      holds: () => {
        const [a, b] = [number(cell) ?? 0, baseNow() ?? 0]
        if (a <= 0 || b <= 0) return false
        const ratio = Math.max(a / b, b / a)
        return ratio >= jump.least && ratio <= jump.most
      },
      message: texts.problems.jump.replace('{column}', () => name),
      jump: true,
    }
  }

  const noFigure = (cell: number): Problem => {
    const own = addressOf(cell)
    return {
      cell,
      condition: `AND(ISTEXT(${own}),${['', ...stateWords].map((word) => `${own}<>"${word}"`).join(',')})`,
      holds: () => false,
      message: texts.problems.text,
      jump: false,
    }
  }

  const problems = [...[...input.fillable].map(noFigure), ...input.checks.map(describe)]
  const byRow = new Map<number, Problem[]>()
  for (const problem of problems) {
    const row = Math.floor(problem.cell / width)
    byRow.set(row, [...(byRow.get(row) ?? []), problem])
  }
  const messageNow = (row: number): string =>
    byRow.get(row)?.find((problem) => problem.holds())?.message ?? ''

  return {
    row(row) {
      const own = byRow.get(row) ?? []
      if (own.length === 0) return { kind: 'blank' }
      const formula = own.reduceRight(
        (rest, { condition, message }) => `IF(${condition},${quoteText(message)},${rest})`,
        '""',
      )
      return { kind: 'formula', formula, cached: messageNow(row) }
    },
    status(checkColumn) {
      const range = `${cellAddress(checkColumn.top, checkColumn.left)}:${cellAddress(checkColumn.bottom, checkColumn.right)}`
      const troubled = `SUMPRODUCT(--(LEN(${range})>0))`
      const runs = runsOfColumns([...input.fillable], width, addressOf)
        .map((run) => `COUNTBLANK(${run})`)
        .join('+')
      const blanks = runs === '' ? '0' : runs
      const { problems: some, blanks: open, done } = texts.status
      const formula = `IF(${troubled}>0,${sentence(some, troubled)},IF(${blanks}>0,${sentence(open, blanks)},${quoteText(done)}))`
      const count = layout.rows.filter((_, row) => messageNow(row) !== '').length
      const empty = [...input.fillable].filter((cell) => valueOf(cell) === '').length
      const cached =
        count > 0
          ? some.replace('{count}', String(count))
          : empty > 0
            ? open.replace('{count}', String(empty))
            : done
      return { kind: 'formula', formula, cached }
    },
    highlights: (rangeOf) =>
      problems.map(({ cell, condition, jump }) => ({ ranges: [rangeOf(cell)], formula: condition, jump })),
  }
}

/** Neighbours of a column as "D9:D16". */
function runsOfColumns(
  cells: readonly number[],
  width: number,
  addressOf: (index: number) => string,
): string[] {
  const runs: { first: number; last: number }[] = []
  for (const index of [...cells].sort((a, b) => (a % width) - (b % width) || a - b)) {
    const run = runs.at(-1)
    if (run !== undefined && index === run.last + width) run.last = index
    else runs.push({ first: index, last: index })
  }
  return runs.map(({ first, last }) =>
    first === last ? addressOf(first) : `${addressOf(first)}:${addressOf(last)}`,
  )
}

/** A text of a formula; spreadsheets take 255 letters at most. */
function quoteText(text: string): string {
  return `"${text.slice(0, 250).replaceAll('"', '""')}"`
}

/** "Có {count} dòng" with a count that the sheet computes. */
function sentence(text: string, count: string): string {
  const [before = '', after = ''] = text.split('{count}')
  return `${quoteText(before)}&${count}&${quoteText(after)}`
}
