import type { ChartPicture } from '../../shared/model/chart'
import type { SheetModel } from '../../shared/table/sheet-model'
import { plainStyle } from '../../shared/table/sheet-frame'
import { textContent } from '../../shared/table/sheet-header'
import { plainFormat } from './slide-format'

/** The workbook behind a chart of a slide: a row for each category, a column for each series. */
export const dataSheet = 'Sheet1'

type DataColumn = { name: string; values: readonly (number | null)[] }

export function buildChartData(
  picture: ChartPicture,
  columns: readonly DataColumn[],
  categories: readonly string[],
): SheetModel {
  const { title, unit } = picture
  const format = plainFormat(
    columns.flatMap(({ values }) => values.flatMap((value) => value ?? [])),
    unit,
  )
  const text = (row: number, column: number, value: string) =>
    ({ row, column, content: textContent(value), style: plainStyle }) as const
  return {
    title,
    agency: '',
    names: [],
    pages: [
      {
        name: dataSheet,
        hidden: false,
        columns: [40, ...columns.map(() => 18)],
        heights: [],
        merges: [],
        printTitle: null,
        orientation: 'portrait',
        frozen: { rows: 1, columns: 1 },
        cells: [
          ...[unit, ...columns.map(({ name }) => name)].map((name, column) => text(0, column, name)),
          ...categories.flatMap((label, at) => [
            text(at + 1, 0, label),
            ...columns.flatMap(({ values }, column) => {
              const value = values[at] ?? null
              if (value === null) return []
              const content = { kind: 'number', value } as const
              return [{ row: at + 1, column: column + 1, content, style: { ...plainStyle, format } }]
            }),
          ]),
        ],
      },
    ],
  }
}
