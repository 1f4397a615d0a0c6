import { z } from 'zod'

/** A number that names something, of the kind that is wanted. */
export const id = <T extends number>() =>
  z
    .int()
    .nonnegative()
    .transform((value) => value as T)

/** An opaque name for a file. Paths never cross the wire: the shell gives tokens for files the user chose. */
export const fileToken = z.string().regex(/^[\w-]{16,64}$/)
export const jobId = z.string().regex(/^[\w-]{8,64}$/)
