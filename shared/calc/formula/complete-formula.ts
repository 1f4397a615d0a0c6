import { compareVietnamese, matchesSearch, searchKey } from '../../format/search-text'
import { allSectors } from './ast'
import { functionAliases, functionNames, type FunctionName } from './functions'

/** What can be offered at the caret. `insert` replaces the span of the completion. */
export type Candidate =
  | { kind: 'function'; name: FunctionName; insert: string }
  | { kind: 'indicator'; code: string; name: string; insert: string }
  | { kind: 'sector'; code: string; name: string; insert: string }

export type Completion = { from: number; to: number; candidates: Candidate[] }

/** What the workbook has, in its own order. */
export type Completable = {
  indicators: readonly { code: string; name: string }[]
  sectors: readonly { code: string; name: string }[]
}

const wordPattern = /[\p{L}_][\p{L}\p{M}\p{N}_.]*$/u
/** After these an operand begins, so everything can be offered before the first letter is typed. */
const operandExpected = /(?:^|[-+−–*×/÷=≠<≤>≥(;,])\s*$/u

/**
 * Candidates for the text before `position` (UTF-16 units): inside brackets indicators by code or name, after ":" sectors,
 * elsewhere functions and indicators. A query without marks finds every spelling. Best matches first: the beginning of
 * a code or name, then the beginning of one of its words, then anywhere. At most `limit`.
 */
export function completeFormula(
  text: string,
  position: number,
  workbook: Completable,
  limit = 50,
): Completion {
  const at = Math.max(0, Math.min(position, text.length))
  const before = text.slice(0, at)
  const bracket = before.lastIndexOf('[')
  if (bracket > before.lastIndexOf(']')) return completeReference(text, bracket, at, workbook, limit)
  const word = wordPattern.exec(before)?.[0] ?? ''
  const from = at - word.length
  if (word === '' && !operandExpected.test(before)) return { from: at, to: at, candidates: [] }
  const functions = functionNames
    .filter((name) => spellingsOf(name).some((spelling) => spelling.startsWith(searchKey(word))))
    .map((name) => ({ kind: 'function', name, insert: `${name}(` }) as const)
  const indicators = rank(word, workbook.indicators).map(
    ({ code, name }) => ({ kind: 'indicator', code, name, insert: `[${code}]` }) as const,
  )
  return { from, to: at, candidates: [...functions, ...indicators].slice(0, limit) }
}

function completeReference(
  text: string,
  bracket: number,
  at: number,
  { indicators, sectors }: Completable,
  limit: number,
): Completion {
  // The rest of a reference that is already there is replaced with it.
  const rest = /^[^[\]]*\]/.exec(text.slice(at))?.[0].length ?? 0
  const [query = '', sectorQuery] = text.slice(bracket + 1, at).split(':')
  const candidates =
    sectorQuery === undefined
      ? rank(query, indicators).map(
          ({ code, name }) => ({ kind: 'indicator', code, name, insert: `[${code}]` }) as const,
        )
      : rank(sectorQuery, [{ code: allSectors, name: '' }, ...sectors]).map(
          ({ code, name }) => ({ kind: 'sector', code, name, insert: `[${query.trim()}:${code}]` }) as const,
        )
  return { from: bracket, to: at + rest, candidates: candidates.slice(0, limit) }
}

function spellingsOf(name: FunctionName): string[] {
  const aliases = Object.keys(functionAliases).filter((alias) => functionAliases[alias] === name)
  return [name, ...aliases].map(searchKey)
}

/** The entries that match, best first; equals by name. Without a query everything, in its own order. */
function rank<Entry extends { code: string; name: string }>(
  query: string,
  entries: readonly Entry[],
): Entry[] {
  if (query.trim() === '') return [...entries]
  return entries
    .filter(({ code, name }) => matchesSearch(query, code) || matchesSearch(query, name))
    .map((entry) => ({ entry, score: scoreOf(searchKey(query), entry) }))
    .sort((a, b) => a.score - b.score || compareVietnamese(a.entry.name, b.entry.name))
    .map(({ entry }) => entry)
}

function scoreOf(query: string, { code, name }: { code: string; name: string }): number {
  const texts = [searchKey(code), searchKey(name)]
  if (texts.some((text) => text.startsWith(query))) return 0
  return texts.some((text) => text.split(/[\s._]+/).some((word) => word.startsWith(query))) ? 1 : 2
}
