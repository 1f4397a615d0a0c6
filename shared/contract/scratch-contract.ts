import { z } from 'zod'
import type { ViewId, WhatIfId } from '../model/ids'
import type { CellPatch } from '../model/table-layout'
import type { NamedSupposition, StoredWhatIf } from '../model/what-if'
import { produced, type Contract } from './contract'
import { id } from './wire-values'

const empty = z.strictObject({})

/**
 * Supposing figures in one window: between begin and end every table of the window shows them, and what is typed is stored
 * nowhere. Other windows and the file know nothing of it.
 */
export const scratchProcedures = {
  /** Begins, with the figures of a kept set where one is named. The window is told to open its tables again. */
  'scratch.begin': {
    input: z.strictObject({ whatIf: id<WhatIfId>().nullable() }),
    output: produced<NamedSupposition[]>(),
  },
  /** What is supposed now, in the order it was first typed; null when nothing is being supposed. */
  'scratch.list': { input: empty, output: produced<NamedSupposition[] | null>() },
  /** Takes the last gesture back. */
  'scratch.undo': { input: empty, output: produced<NamedSupposition[]>() },
  /**
   * Ends. discard: nothing is left of it. keep: the figures are kept under a name, the workbook's own stay. store: they
   * become figures of the workbook, one command with one undo.
   */
  'scratch.end': {
    input: z.strictObject({
      how: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('discard') }),
        z.strictObject({ kind: z.literal('keep'), name: z.string().trim().min(1).max(120) }),
        z.strictObject({ kind: z.literal('store') }),
      ]),
    }),
    output: produced<{ revision: number }>(),
  },
  'whatIf.list': { input: empty, output: produced<StoredWhatIf[]>() },
  'whatIf.remove': {
    input: z.strictObject({ whatIf: id<WhatIfId>() }),
    output: produced<{ revision: number }>(),
  },
} as const satisfies Contract['procedures']

export const scratchEvents = {
  'whatIf.changed': produced<StoredWhatIf[]>(),
  /** Cells that follow from what is supposed, to its window alone; the revision of the workbook is the same. */
  'scratch.patched': produced<{ views: { view: ViewId; cells: CellPatch }[] }>(),
} as const satisfies Contract['events']
