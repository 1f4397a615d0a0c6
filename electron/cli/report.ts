/**
 * What a command says on its output: `body` as JSON, or `text` for people where it has some and JSON is not asked for.
 * `needsPerson`: it is done as far as a program may decide.
 */
export type Report = { needsPerson: boolean; body: object; text?: readonly string[] }

/** How a command ends, for scripts. */
export const exitCodes = {
  done: 0,
  /** Done, but something is left that a person must look at. */
  needsPerson: 1,
  /** The command line cannot be understood; nothing was opened. */
  usage: 2,
  /** It failed; the workbook is as it was, or, after an import of several tables, as the report says. */
  failed: 3,
} as const
