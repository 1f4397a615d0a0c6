import { describe, expect, it } from 'vitest'
import { findingOf, findRow, listRows } from '../../../../renderer/features/findings/finding-rows'
import { finding, group } from './finding-fixture'

const groups = [group('a', 1), group('b', 5), group('c', 1)]
const current = (cause: string, member: number) => ({ entry: finding(cause, member), group: 1, member })

describe('the lines of the list of findings', () => {
  it('are one for each cause, however many findings it has', () => {
    const rows = listRows({ groups, opened: new Map() })
    expect(rows.map(({ kind }) => kind)).toEqual(['group', 'group', 'group'])
    expect(rows.map((row) => findingOf(row)?.entry.id)).toEqual(groups.map(({ first }) => first.id))
  })

  it('below an opened cause are its findings, and one that stands for those not read yet', () => {
    const members = [finding('b', 0), finding('b', 1), finding('b', 2)]
    const rows = listRows({ groups, opened: new Map([['b', members]]) })
    expect(rows.map(({ kind }) => kind)).toEqual([
      'group',
      'group',
      'member',
      'member',
      'member',
      'more',
      'group',
    ])
    const all = listRows({ groups, opened: new Map([['b', [...members, finding('b', 3), finding('b', 4)]]]) })
    expect(all.filter(({ kind }) => kind === 'more')).toEqual([])
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
  })

  it('show the current finding in its own line, in that of its cause, or where it was chosen', () => {
    const closed = listRows({ groups, opened: new Map() })
    expect(findRow(closed, null, null)).toBe(-1)
    expect(findRow(closed, current('b', 3), null)).toBe(1)
    expect(findRow(closed, current('gone', 0), null)).toBe(-1)
    const open = listRows({ groups, opened: new Map([['b', [finding('b', 0), finding('b', 1)]]]) })
    expect(findRow(open, current('b', 1), null)).toBe(3)
    expect(findRow(open, current('b', 0), null)).toBe(2)
    expect(findRow(open, current('b', 0), 'g b')).toBe(1)
    // The line was chosen for another finding.
    expect(findRow(open, current('b', 1), 'g b')).toBe(3)
  })
})
