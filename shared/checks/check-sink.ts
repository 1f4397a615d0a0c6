import type { Finding } from '../model/finding'

/** Where a pass over cells leaves what it finds. `checked` are the figures and relations it has looked at. */
export type CheckSink = { checked: number; readonly found: Finding[] }
