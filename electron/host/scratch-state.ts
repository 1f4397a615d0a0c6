import type { FactChange, FactKey } from '../../shared/model/fact'
import type { Session } from './session'

/**
 * Figures that one window supposes: a session with an engine of its own over the same file, which it never writes. Its
 * tables are evaluated there, so totals, comparisons and charts follow as if the figures were real. Commits of other
 * windows reach it too, except where a figure is supposed.
 */
export type Scratch = {
  readonly session: Session
  /** What is supposed, by key, in the order of the first change. `before` is what the file has. */
  readonly changes: Map<string, FactChange>
  /** What each gesture replaced, newest last: figures that were supposed before it, or null. */
  readonly steps: { key: FactKey; earlier: FactChange | null }[][]
}
