import type { Maturity, Qualifier } from './fact'

/**
 * What an action did, as data; `renderer/i18n` makes the sentence. `row` and `column` are texts of the form.
 * Stored in the journal: keys are append only.
 */
export type Label =
  | { key: 'type-cell'; row: string; column: string }
  | { key: 'clear-cell'; row: string; column: string }
  | {
      key: 'clear-cells' | 'paste-cells' | 'cut-cells' | 'fill-cells' | 'replace-cells'
      cells: number
      table: string
    }
  /** `file` is "" for a pasted table. */
  | { key: 'import-cells'; cells: number; file: string }
  | { key: 'define-indicator' | 'remove-indicator'; name: string }
  | { key: 'define-rule' | 'remove-rule'; name: string }
  | { key: 'define-locality' | 'remove-locality'; name: string }
  | { key: 'define-localities'; places: number }
  | { key: 'add-periods'; periods: number }
  | { key: 'define-chart' | 'remove-chart'; name: string }
  | { key: 'arrange-charts'; charts: number }
  | { key: 'define-pack' | 'remove-pack' | 'keep-what-if' | 'remove-what-if'; name: string }
  | { key: 'store-what-if'; cells: number }
  | { key: 'note-cell' | 'remove-note' | 'follow-cell' | 'unfollow-cell'; row: string; column: string }
  | { key: 'note-cells' | 'remove-notes' | 'follow-cells' | 'unfollow-cells'; cells: number; table: string }
  /** A change that a finding offered. */
  | { key: 'repair-cell'; row: string; column: string }
  | { key: 'explain-findings' | 'unexplain-findings'; findings: number }
  | { key: 'mark-maturity'; maturity: Maturity; cells: number; table: string }
  | { key: 'mark-qualifier'; qualifier: Qualifier | null; cells: number; table: string }
