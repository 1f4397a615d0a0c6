import type { TemplateStatus } from '../../shared/model/template-preview'
import type { viOffice } from './vi-office'

const count = (n: number): string => n.toLocaleString('en-GB')
const many = (n: number, one: string, more: string): string => `${count(n)} ${n === 1 ? one : more}`

const statuses: Record<TemplateStatus, string> = {
  fill: 'Fills an empty cell',
  overwrite: 'Replaces',
  clear: 'Clears',
  formula: 'Keeps the formula',
  same: 'Same',
  unit: 'Other unit',
}

export const enOffice: typeof viOffice = {
  table: {
    done: (name) => `${name} was exported`,
    hints: {
      csv: 'Semicolons between columns, decimal commas in numbers: opens directly in a Vietnamese Excel.',
      tsv: 'Tabs between columns: open it in, or paste it into, another program.',
      docx: 'Open it in Word to put it into a report.',
    },
  },
  template: {
    title: 'Fill in an office’s template',
    from: (file, sheet) => `${file}, sheet “${sheet}”`,
    statuses,
    fills: (cells, rows) =>
      `${many(cells, 'cell is', 'cells are')} filled in; ${rows === 0 ? 'every row of the template is in the table.' : `${many(rows, 'row', 'rows')} of the template ${rows === 1 ? 'is' : 'are'} not in the table.`}`,
    nothing: 'The template has these figures already; there is nothing to fill in.',
    keeps: 'Only these cells change. Formats, charts, print settings and other sheets stay as they are.',
    recalculates: 'Formulas of the template are kept and computed anew when the file is opened.',
    signed: 'The template is signed; filling it in makes the signature invalid.',
    unmatched: (n) => `${many(n, 'row', 'rows')} of the template not in the table`,
    missing: (n) => `${many(n, 'row', 'rows')} of the table not in the template`,
    overwrite: (n) => `Replace what stands in ${many(n, 'cell', 'cells')}`,
    all: 'Show empty cells that are filled in too',
    address: 'Cell',
    row: 'Row',
    column: 'Column',
    before: 'There now',
    after: 'To be filled in',
    blank: '(empty)',
    save: (n) => `Fill in ${many(n, 'cell', 'cells')} and save…`,
    done: (cells, name) => `${many(cells, 'cell was', 'cells were')} filled in: ${name}`,
    hint: 'The template itself is unchanged. Open the saved file and look at it before you send it.',
    targetName: (file) => `${file.replace(/\.[^.]*$/, '')} - filled in.xlsx`,
  },
  returns: {
    title: 'Make return forms for the units',
    text: 'Each unit gets an Excel file of its own: its previous figures, the cells to fill in, the checks. Units fill it in and send it back; when imported, it finds its table, unit and period by itself.',
    units: (chosen, all) => `Units (${count(chosen)}/${count(all)})`,
    figures: (n) =>
      n === 0 ? 'no figures of this period' : `${many(n, 'figure', 'figures')} of this period`,
    all: 'Choose all',
    onlyMissing: 'Only units without figures',
    columns: 'Columns to be filled in',
    make: (n) => `Make ${many(n, 'form', 'forms')}…`,
    done: (n, name) => `${many(n, 'return form', 'return forms')} made in ${name}`,
    hint: 'Unpack it and send each unit its file; import what comes back with File, Import from Excel, Word.',
    archiveName: (table) => `Return forms - ${table}.zip`,
  },
}
