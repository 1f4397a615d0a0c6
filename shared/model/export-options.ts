/** What a written workbook has beside its table. Remembered for each workbook. */
export type ExportOptions = {
  /** Notes of cells as comments on the cells. */
  comments: boolean
  /** Notes of cells, numbered, under the table. */
  footnotes: boolean
  /** A page with charts of the table. */
  charts: boolean
  /** Computed cells, names and headers refuse typing. */
  protect: boolean
  /** The body above and the one that writes; with either, the motto stands opposite. */
  agency: { above: string; own: string }
  /** Who signs and where; empty texts are left out. */
  signature: { placeAndDate: string; left: string; right: string }
}

/** The longest text of a line that the user writes. */
export const longestExportLine = 200

export const usualExportOptions: ExportOptions = {
  comments: true,
  footnotes: false,
  charts: true,
  protect: false,
  agency: { above: '', own: '' },
  signature: { placeAndDate: '', left: '', right: '' },
}
