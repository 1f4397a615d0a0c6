import { z } from 'zod'
import type { LocalityId, PeriodId } from '../model/ids'
import type { CheckedParagraph, TextCounts, TextMark, TextProblem } from '../model/text-check'
import type { ShownPlace } from './view-request'
import { produced, type Contract } from './contract'
import { fileToken, id, jobId } from './wire-values'

/** A draft after it was held against the workbook; nothing of it is stored. */
export type TextCheck = {
  /** "" for what was pasted. */
  file: string
  /** Of the workbook: other figures since then may make it out of date. */
  revision: number
  paragraphs: readonly CheckedParagraph[]
  /** In the order of the text; `place` is where its figure is shown, null where no table shows it. */
  marks: readonly PlacedMark[]
  problems: readonly TextProblem[]
  counts: TextCounts
}
export type PlacedMark = TextMark & { place: ShownPlace | null }

/** Text against table; part of the contract of the workbook. */
export const textCheckProcedures = {
  /** Holds a draft, a .docx or plain text, against the figures of a period and a place. Changes nothing. A job. */
  'text.check': {
    input: z.strictObject({
      job: jobId,
      from: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('file'), file: fileToken }),
        z.strictObject({
          kind: z.literal('pasted'),
          html: z.string().max(5_000_000).nullable(),
          text: z.string().max(2_000_000),
        }),
      ]),
      period: id<PeriodId>(),
      locality: id<LocalityId>(),
    }),
    output: produced<TextCheck>(),
  },
} as const satisfies Contract['procedures']
