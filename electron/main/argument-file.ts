import { resolve } from 'node:path'

/**
 * A path that would make Windows talk to another machine, and hand it the user's password hash, before anybody has agreed
 * to it. Device paths (`\\?\`, `\\.\`) are refused with them.
 */
export function isNetworkPath(path: string): boolean {
  return /^[\\/]{2}/.test(path)
}

export type ArgumentFile = { path: string; refused: boolean }

/**
 * The workbook among the arguments of a start, or null. `refused` when it, or the folder it is relative to, lies on a
 * network path: such a file opens only when the user picks it in a dialog. The file itself is not touched.
 */
export function findArgumentFile(args: readonly string[], workingFolder: string): ArgumentFile | null {
  const written = args.findLast((arg) => !arg.startsWith('-') && /\.kttt$/i.test(arg))
  if (written === undefined) return null
  if (isNetworkPath(written)) return { path: written, refused: true }
  const path = resolve(workingFolder, written)
  return { path, refused: isNetworkPath(path) }
}
