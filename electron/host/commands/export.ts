import { basename } from 'node:path'
import type { ExportOptions } from '../../../shared/model/export-options'
import { findCellFormulas } from '../../../shared/table/cell-formulas'
import type { SheetInput } from '../../../shared/table/sheet-model'
import { runExcelJob } from '../../excel/run-excel-job'
import { requireSession, type HostState } from '../host-state'
import type { OpenView } from '../open-view'
import type { Session } from '../session'
import { readViewRemarks } from '../queries/list-remarks'

/** Writes a view as a workbook with live formulas, in the Excel worker. The target is whole or untouched. */
export async function exportExcel(
  state: HostState,
  view: OpenView,
  path: string,
  options: ExportOptions | undefined,
  job: { signal: AbortSignal; onProgress: (done: number, total: number) => void },
): Promise<{ name: string }> {
  const sheet = describeSheet(requireSession(state), view, options)
  await runExcelJob(state.excelWorkerFile, { kind: 'write', path, sheet }, job)
  return { name: basename(path).normalize('NFC') }
}

/** What is written of a view: the table as it stands now, its formulas, and the notes if they are wanted. */
function describeSheet(session: Session, view: OpenView, options: ExportOptions | undefined): SheetInput {
  const { table, cells } = view
  const formulas = findCellFormulas(session.cube, table)
  const wantsNotes = options?.comments === true || options?.footnotes === true
  return {
    layout: table.layout,
    cells,
    formulas,
    meta: {
      ...findPlace(session, view),
      ...(options === undefined ? {} : { agency: options.agency.own }),
    },
    ...(wantsNotes ? { notes: readNotes(view) } : {}),
    ...(options === undefined ? {} : { options }),
  }
}

/** Where and when the figures are from, by names that another workbook knows too. */
function findPlace({ dimensions }: Session, { request }: OpenView): Pick<SheetInput['meta'], 'place'> {
  const locality = dimensions.localities.find(({ id }) => id === request.locality)
  const period = dimensions.periods.find(({ id }) => id === request.period)
  if (locality === undefined || period === undefined) return {}
  const { kind, year, ordinal } = period
  return { place: { locality: locality.code, period: { kind, year, ordinal } } }
}

/** The words of users first, then what came with an imported figure. */
function readNotes(view: OpenView): Map<number, string> {
  return new Map(
    readViewRemarks(view).flatMap(({ index, note, imported }): [number, string][] => {
      const text = [note ?? '', imported ?? ''].filter((part) => part !== '').join('\n')
      return text === '' ? [] : [[index, text]]
    }),
  )
}
