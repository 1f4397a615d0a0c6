// The other end of the page's pipe: holds the large table and serves the part of the contract that a table needs. Frames
// cross as JSON, as they do over the loopback shell.
import type { Contract } from '../../../../shared/contract/contract'
import { Failure } from '../../../../shared/contract/errors'
import type { Pipe } from '../../../../shared/contract/frame'
import { serve } from '../../../../shared/contract/server'
import { defaultSettings } from '../../../../shared/contract/settings'
import { workbookContract } from '../../../../shared/contract/workbook-contract'
import type { ViewId } from '../../../../shared/model/ids'
import { makeLargeTable } from '../large-table'
import { listDimensions, makeSheetForm, shownYear } from '../sheet-seed'

const { procedures, events } = workbookContract
const tableContract = {
  procedures: {
    'view.open': procedures['view.open'],
    'view.close': procedures['view.close'],
    'cells.set': procedures['cells.set'],
    'settings.read': procedures['settings.read'],
    'settings.write': procedures['settings.write'],
  },
  events: { 'workbook.patched': events['workbook.patched'] },
} as const satisfies Contract

const indicators = Number(self.name)
const table = makeLargeTable(makeSheetForm(indicators), listDimensions(indicators), shownYear)
const view = 1 as ViewId
let revision = 0

let receive: (frame: unknown) => void = () => undefined
const pipe: Pipe = {
  send: (frame) => {
    postMessage(JSON.stringify(frame))
  },
  onFrame: (listener) => {
    receive = listener
  },
  onClose: () => undefined,
  close: () => undefined,
}
addEventListener('message', ({ data }: MessageEvent<string>) => {
  receive(JSON.parse(data))
})

const served = serve(
  tableContract,
  {
    'view.open': () => {
      const { layout, cells } = table
      return { view, revision, layout, cells, stated: { index: [], text: [] } }
    },
    'view.close': () => null,
    'cells.set': ({ cells }) => {
      if (cells.some(({ index }) => index >= table.cells.values.length)) throw new Failure('cell-not-input')
      const base = revision
      const patch = table.set(cells)
      revision += 1
      served.emit('workbook.patched', {
        base,
        revision,
        savedAt: '2026-01-01T00:00:00.000Z',
        undo: null,
        redo: null,
        views: [{ view, cells: patch }],
      })
      return { revision }
    },
    'settings.read': () => defaultSettings,
    'settings.write': () => null,
  },
  pipe,
  null,
  (error) => {
    throw error
  },
)
// The page asks only once everything is there, so that the making of the figures is not measured.
postMessage('ready')
