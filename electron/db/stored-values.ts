import { Failure } from '../../shared/contract/errors'

/**
 * The border between the file and the program: a workbook travels by mail and USB stick, so nothing in it is believed
 * unseen. Each reader gives the promised type or throws Failure('file-damaged').
 */

/** @param what names the place, for the log; never shown to the user */
export function reportDamage(what: string): Failure {
  return new Failure('file-damaged', { what })
}

export function readText(value: unknown): string {
  if (typeof value !== 'string') throw reportDamage('text')
  return value
}

/** An integer that a double holds exactly; anything beyond ±(2^53 − 1) has lost digits on its way here. */
export function readInteger(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw reportDamage('integer')
  return value
}

export function readNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw reportDamage('number')
  return value
}

export function readBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw reportDamage('boolean')
  return value
}

export function readNullable<T>(read: (value: unknown) => T, value: unknown): T | null {
  return value === null ? null : read(value)
}

export function readOneOf<T extends string>(allowed: readonly T[], value: unknown): T {
  const found = allowed.find((one) => one === value)
  if (found === undefined) throw reportDamage(`one of ${allowed.join(', ')}`)
  return found
}

/** The member of a list whose position is the code in the file. */
export function readCode<T extends string>(list: readonly T[], value: unknown): T {
  const found = list[readInteger(value)]
  if (found === undefined) throw reportDamage(`code in ${list.join(', ')}`)
  return found
}

/** The code of a member: its position. @throws Error for a value that is not of the list */
export function encodeCode<T extends string>(list: readonly T[], value: T): number {
  const code = list.indexOf(value)
  if (code < 0) throw new Error(`"${value}" is not one of ${list.join(', ')}`)
  return code
}

export function readJson(value: unknown): unknown {
  try {
    return JSON.parse(readText(value))
  } catch {
    throw reportDamage('JSON')
  }
}

export type JsonObject = Readonly<Record<string, unknown>>

export function readObject(value: unknown): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw reportDamage('object')
  return value as JsonObject
}

export function readList<T>(read: (item: unknown) => T, value: unknown): T[] {
  if (!Array.isArray(value)) throw reportDamage('list')
  return value.map(read)
}

/** Text is stored in Unicode NFC, whatever the keyboard or the document gave. */
export function encodeText(text: string): string {
  return text.normalize('NFC')
}

/** JSON with every text in NFC. */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'string' ? encodeText(item) : item))
}
