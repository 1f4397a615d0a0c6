import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import documentTexts from '../../resources/text/document.vi.json'
import formTexts from '../../resources/text/return-form.vi.json'
import { Failure } from '../../shared/contract/errors'
import { buildReturnForm } from '../../shared/table/return-form'
import { readOwnTables } from '../../shared/understand/own-table'
import { understandSheet } from '../../shared/understand/understand-sheet'
import { replaceFile } from '../files/atomic-file'
import type { DocumentWords } from '../report/office-document'
import type { ExcelResult, ReportProgress } from './excel-job'
import { officeJobKinds, type NamedReturnForm, type OfficeJob } from './office-job'
import { patchWorkbook } from './patch-package'
import { planTemplate } from './patch-plan'
import { readFile as readForeignFile } from './read-file'
import { writeSeparated } from './write-csv'
import { describeProgram, sheetTexts } from './write-appendix'
import { writeParts } from './write-workbook'
import { createMemoryTarget } from './zip-memory'
import { listZipParts } from './zip-parts'
import { createZipWriter } from './zip-writer'

/**
 * Offices' own files in the worker: planned and filled templates, forms for units below, tables as text or for Word. What
 * is written is complete on the disk before it takes the target's name.
 */
export function isOfficeJob<T extends { kind: string }>(job: T | OfficeJob): job is OfficeJob {
  return officeJobKinds.some((kind) => kind === job.kind)
}

/** @param partial temporary file beside `path`; the caller discards it if something fails */
export async function runOfficeJob(
  job: OfficeJob,
  partial: string,
  report: ReportProgress,
): Promise<ExcelResult> {
  switch (job.kind) {
    case 'plan-template':
      return makePlan(job, report)
    case 'fill-template':
      await fillTemplate(job, partial)
      break
    case 'write-return-forms':
      await writeReturnForms(job.forms, partial, report)
      break
    case 'write-table':
      await writeTable(job, partial)
      break
    case 'write-slides': {
      const { writeSlides } = await import('../report/write-slides')
      await writeBytes(await writeSlides(job.deck, describeProgram().creator), partial)
      break
    }
    case 'write-document': {
      const { writeDocument } = await import('../report/write-document')
      const document = { ...job.document, words: documentWords() }
      await writeBytes(await writeDocument(document, describeProgram().creator), partial)
      break
    }
  }
  await replaceFile(partial, job.path)
  report(1, 1)
  return { kind: 'written' }
}

async function makePlan(
  { template, layout, cells, context }: OfficeJob & { kind: 'plan-template' },
  report: ReportProgress,
): Promise<ExcelResult> {
  report(0, 3)
  const { format, grids, remarks } = await readForeignFile(template, { legacy: 'by-evidence' })
  if (format !== 'xlsx') throw new Failure('template-not-xlsx', { format })
  if (remarks.some(({ kind }) => kind === 'macros')) throw new Failure('template-macros')
  report(1, 3)
  const bytes = await readFile(template)
  const parts = await listZipParts(bytes)
  const own = readOwnTables(grids)
  const ownSheets = new Set(own.map(({ sheet }) => sheet))
  const tables = [
    ...own,
    ...grids.flatMap((grid) => (ownSheets.has(grid.sheet) ? [] : understandSheet(grid))),
  ]
  report(2, 3)
  const plan = planTemplate(grids, tables, layout, cells, context)
  report(3, 3)
  return {
    kind: 'planned',
    plan,
    sha256: hashBytes(bytes),
    signed: parts.some(({ name }) => name.toLowerCase().startsWith('_xmlsignatures/')),
    sheets: grids.map(({ sheet }) => sheet),
  }
}

async function fillTemplate(
  { template, sha256, sheets, recalculate }: OfficeJob & { kind: 'fill-template' },
  partial: string,
): Promise<void> {
  const bytes = await readFile(template)
  if (hashBytes(bytes) !== sha256) throw new Failure('template-changed')
  const file = await open(partial, 'wx')
  try {
    await patchWorkbook(bytes, sheets, recalculate, createZipWriter(file))
  } finally {
    await file.close()
  }
}

async function writeBytes(bytes: Buffer, partial: string): Promise<void> {
  const file = await open(partial, 'wx')
  try {
    await file.writeFile(bytes)
  } finally {
    await file.close()
  }
}

function hashBytes(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** One workbook for each unit, in one archive. Workbooks are compressed already. */
async function writeReturnForms(
  forms: readonly NamedReturnForm[],
  partial: string,
  report: ReportProgress,
): Promise<void> {
  const program = describeProgram()
  const file = await open(partial, 'wx')
  try {
    const writer = createZipWriter(file)
    for (const [at, { name, form }] of forms.entries()) {
      report(at, forms.length)
      const target = createMemoryTarget()
      const workbook = createZipWriter(target)
      await writeParts(workbook, buildReturnForm(form, sheetTexts, formTexts), program, () => undefined)
      await workbook.finish()
      await writer.add(name, target.bytes(), { store: true })
    }
    await writer.finish()
  } finally {
    await file.close()
  }
}

/** The words of official documents: Vietnamese, whatever the window speaks. */
function documentWords(): DocumentWords {
  const { labels, motto, signHere } = sheetTexts
  return { labels, motto, signHere, recipients: documentTexts.recipients }
}

async function writeTable(
  { format, layout, cells }: OfficeJob & { kind: 'write-table' },
  partial: string,
): Promise<void> {
  const { labels } = sheetTexts
  const file = await open(partial, 'wx')
  try {
    if (format === 'docx') {
      // Loaded here: the other jobs of this thread have no use for it.
      const { writeWord } = await import('../report/write-document')
      await file.writeFile(await writeWord(layout, cells, documentWords(), describeProgram().creator))
    } else await file.writeFile(writeSeparated(layout, cells, labels, format))
  } finally {
    await file.close()
  }
}
