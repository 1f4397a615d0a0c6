import type { FindingEntry, FindingGroup } from '../../../shared/model/finding-entry'
import type { CurrentFinding, FindingsState } from '../../state/findings-store'

/**
 * The lines of the list: one for each cause, below an opened one its findings, and a line that stands for those that were not
 * read yet.
 */
export type FindingRow =
  | { kind: 'group'; key: string; group: FindingGroup; at: number; isOpen: boolean }
  | { kind: 'member'; key: string; entry: FindingEntry; at: number; member: number; of: number }
  | { kind: 'more'; key: string; cause: string }

export function listRows({ groups, opened }: Pick<FindingsState, 'groups' | 'opened'>): FindingRow[] {
  return groups.flatMap((group, at): FindingRow[] => {
    const { cause, count } = group
    const members = opened.get(cause)
    const line: FindingRow = { kind: 'group', key: `g ${cause}`, group, at, isOpen: members !== undefined }
    if (members === undefined) return [line]
    return [
      line,
      ...members.map((entry, member): FindingRow => ({
        kind: 'member',
        key: `m ${entry.id}`,
        entry,
        at,
        member,
        of: count,
      })),
      ...(members.length < count ? [{ kind: 'more', key: `r ${cause}`, cause } as const] : []),
    ]
  })
}

/** The finding that a line is about; a cause stands for its first one. */
export function findingOf(row: FindingRow): CurrentFinding | null {
  if (row.kind === 'more') return null
  return row.kind === 'group'
    ? { entry: row.group.first, group: row.at, member: 0 }
    : { entry: row.entry, group: row.at, member: row.member }
}

/** Where the current finding is in the list: its own line, or that of its cause. `chosen`: the line it was chosen in. */
export function findRow(
  rows: readonly FindingRow[],
  current: CurrentFinding | null,
  chosen: string | null,
): number {
  if (current === null) return -1
  const { id, cause } = current.entry
  const isAbout = (row: FindingRow): boolean => findingOf(row)?.entry.id === id
  const same = rows.findIndex((row) => row.key === chosen && isAbout(row))
  if (same !== -1) return same
  const own = rows.findIndex((row) => row.kind === 'member' && row.entry.id === id)
  return own === -1 ? rows.findIndex((row) => row.kind === 'group' && row.group.cause === cause) : own
}
