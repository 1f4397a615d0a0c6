import type { viSelection } from './vi-selection'

const count = (n: number): string => n.toLocaleString('en-GB')

export const enSelection: typeof viSelection = {
  size: (rows, columns) =>
    `${count(rows)} ${rows === 1 ? 'row' : 'rows'} × ${count(columns)} ${columns === 1 ? 'column' : 'columns'}`,
  shortSize: (rows, columns) => `${count(rows)} × ${count(columns)}`,
  sum: 'Sum',
  average: 'Average',
  cells: 'Cells',
  numbers: 'With numbers',
  least: 'Least',
  greatest: 'Greatest',
  manyUnits: 'several units',
  manyUnitsHint: 'The selected cells have different units and cannot be added',
  goTo: 'Go to a row: type its number, such as I.7, or the name of the indicator, with or without tone marks',
  matches: 'Rows found',
  noMatch: 'There is no such row in this table',
}
