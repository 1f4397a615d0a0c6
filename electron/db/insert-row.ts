import { writeRow, type Bound, type WritableDb } from './connection'

/** Inserts a row by the names of its columns. Table and columns are ours, never the user's. */
export function insertRow(db: WritableDb, table: string, row: Readonly<Record<string, Bound>>): void {
  const columns = Object.keys(row)
  const places = columns.map(() => '?').join(', ')
  writeRow(db, `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`, ...Object.values(row))
}
