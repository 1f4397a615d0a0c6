import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type CrashLog = (what: string, error: unknown) => void

const largest = 256 * 1024
const kept = 3

function describe(error: unknown): string {
  if (error instanceof Error) return error.stack ?? `${error.name}: ${error.message}`
  return typeof error === 'string' ? error : JSON.stringify(error)
}

/**
 * A text file of failures in `folder`, for the user to look at or hand over; nothing is sent anywhere. At 256 KB it becomes
 * `shell.1.log`, and so on up to three old ones. Writing is best effort: logging must not be what fails.
 */
export function openCrashLog(folder: string): CrashLog {
  const name = (age: number) => join(folder, age === 0 ? 'shell.log' : `shell.${age}.log`)
  const rotate = () => {
    const size = statSync(name(0), { throwIfNoEntry: false })?.size ?? 0
    if (size < largest) return
    rmSync(name(kept), { force: true })
    for (let age = kept - 1; age >= 0; age--) {
      if (statSync(name(age), { throwIfNoEntry: false }) !== undefined) renameSync(name(age), name(age + 1))
    }
  }
  return (what, error) => {
    try {
      mkdirSync(folder, { recursive: true })
      rotate()
      appendFileSync(name(0), `${new Date().toISOString()} ${what}\n${describe(error)}\n\n`)
    } catch {
      // No disk to write on: there is nobody to tell.
    }
  }
}
