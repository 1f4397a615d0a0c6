/**
 * What an action did, as data; `renderer/i18n` makes the sentence. `row` and `column` are texts of the form.
 * Stored in the journal: keys are append only.
 */
export type Label =
  | { key: 'type-cell'; row: string; column: string }
  | { key: 'clear-cell'; row: string; column: string }
  | { key: 'clear-cells'; cells: number; table: string }
  | { key: 'paste-cells'; cells: number; table: string }
  | { key: 'import-cells'; cells: number; file: string }
