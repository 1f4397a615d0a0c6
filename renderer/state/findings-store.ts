import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FindingFilter } from '../../shared/contract/check-contract'
import type { Output, Payload } from '../../shared/contract/contract'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { FindingCounts, FindingEntry, FindingGroup } from '../../shared/model/finding-entry'
import type { FormId } from '../../shared/model/ids'
import type { Connection } from '../client/connect'
import { usualFilter, type ShownFilter } from './findings-filter'

/**
 * What the host has found, as far as the window shows it. The list is held from its start, page by page, and read again when
 * what is found changes; the findings of one cause are read when they are opened. A newer question always wins over the
 * answer to an older one.
 */
export type FindingsState = {
  /** Null until the workbook is checked. */
  counts: FindingCounts | null
  /** Open errors and warnings. */
  byForm: ReadonlyMap<FormId, number>
  isOpen: boolean
  filter: ShownFilter
  /** What `filter` means for the table that was shown; null: nothing was asked for yet. */
  asked: FindingFilter | null
  groups: readonly FindingGroup[]
  /** How many findings match the filter. */
  matching: number
  /** No more groups follow those that are held. */
  isComplete: boolean
  /** The findings of opened causes. */
  opened: ReadonlyMap<string, readonly FindingEntry[]>
  current: CurrentFinding | null
  /** The explanation of the current finding is being written. */
  isExplaining: boolean
}

/** Where the current finding stands: F8 goes on from there, also when it is gone by then. */
export type CurrentFinding = { entry: FindingEntry; group: number; member: number }

export type FindingsStore = {
  store: StoreApi<FindingsState>
  /** Asks for what is found a moment later, and again for the list where it was asked for: tables come first. */
  refreshSoon(): void
  follow(changed: Payload<WorkbookContract, 'findings.changed'>): void
  clear(): void
  /** Reads the list of a filter from its start. */
  read(asked: FindingFilter): Promise<void>
  readMore(): Promise<void>
  /** Opens or closes the findings of one cause. */
  toggle(cause: string): Promise<void>
  readMoreOf(cause: string): Promise<void>
  /** The next finding of the list, or the one before; starts over at its ends. Null: the list is empty. */
  step(by: 1 | -1): Promise<FindingEntry | null>
  /** Every finding of a cause with the status of the list. */
  readAll(cause: string): Promise<FindingEntry[]>
}

export const groupsPerPage = 100
const membersPerPage = 200
const mostAtOnce = 500
/** Edits come in bursts; the list follows after them. */
const followAfterMs = 120
const afterTablesMs = 400

const nothingFound: FindingsState = {
  counts: null,
  byForm: new Map(),
  isOpen: false,
  filter: usualFilter,
  asked: null,
  groups: [],
  matching: 0,
  isComplete: false,
  opened: new Map(),
  current: null,
  isExplaining: false,
}

type Page = Output<WorkbookContract, 'check.list'>

export function createFindingsStore(connection: Connection): FindingsStore {
  const store = createStore<FindingsState>(() => nothingFound)
  let turn = 0
  let newest: Promise<void> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined
  /** A key pressed again before the answer goes on from there. */
  let steps: Promise<unknown> = Promise.resolve()

  const askGroups = (filter: FindingFilter, offset: number, limit: number): Promise<Page> =>
    connection.call('check.list', { filter, limit, offset })
  const askMembers = (
    cause: string,
    filter: FindingFilter,
    offset: number,
    limit: number,
  ): Promise<FindingEntry[]> => connection.call('check.group', { cause, filter, limit, offset })
  const askedFilter = (): FindingFilter => store.getState().asked ?? {}

  const adoptCounts = ({ counts, byForm }: Pick<Page, 'counts' | 'byForm'>): void => {
    store.setState({ counts, byForm: new Map(byForm.map(({ form, open }) => [form, open])) })
  }

  /** The held part of the list once more, as long as it was; or by another filter. Done when the newest reading is. */
  const reread = (asked: FindingFilter, held: number): Promise<void> => {
    store.setState({ asked })
    const reading = readList(asked, held).then((isNewest) => (isNewest ? undefined : newest))
    newest = reading
    return reading
  }
  /** False when it gave way to a newer reading. */
  const readList = async (asked: FindingFilter, held: number): Promise<boolean> => {
    const mine = (turn += 1)
    const wanted = Math.max(groupsPerPage, held)
    const groups: FindingGroup[] = []
    let matching = 0
    let isComplete = false
    while (groups.length < wanted && !isComplete) {
      const limit = Math.min(mostAtOnce, wanted - groups.length)
      const page = await askGroups(asked, groups.length, limit)
      if (mine !== turn) return false
      groups.push(...page.groups)
      ;({ matching } = page)
      isComplete = page.groups.length < limit
      adoptCounts(page)
    }
    const opened = new Map<string, readonly FindingEntry[]>()
    for (const [cause, before] of store.getState().opened) {
      if (!groups.some((group) => group.cause === cause && group.count > 1)) continue
      opened.set(
        cause,
        await askMembers(cause, asked, 0, Math.min(mostAtOnce, Math.max(membersPerPage, before.length))),
      )
      if (mine !== turn) return false
    }
    const { current } = store.getState()
    const refound = current === null ? null : await refind(current)
    if (mine !== turn) return false
    store.setState({ groups, matching, isComplete, opened })
    // Another one may have been chosen in the meantime.
    if (store.getState().current === current) store.setState({ current: refound })
    return true
  }

  /** A finding as it is now: with other numbers, explained, or fixed. */
  const refind = async (current: CurrentFinding): Promise<CurrentFinding> => {
    const { cause, id } = current.entry
    const offset = Math.max(0, current.member - membersPerPage)
    for (const status of ['open', 'explained'] as const) {
      const members = await askMembers(cause, { status }, offset, mostAtOnce)
      const entry = members.find((one) => one.id === id)
      if (entry !== undefined) return { ...current, entry }
    }
    return { ...current, entry: { ...current.entry, status: 'fixed', explanation: null } }
  }

  const locate = (): { group: number; member: number } => {
    const { current, groups } = store.getState()
    if (current === null) return { group: -1, member: 0 }
    const found = groups.findIndex(({ cause }) => cause === current.entry.cause)
    return { group: found, member: current.member }
  }

  const readMore = async (): Promise<void> => {
    const { asked, groups, isComplete } = store.getState()
    if (asked === null || isComplete) return
    const mine = turn
    const page = await askGroups(asked, groups.length, groupsPerPage)
    if (mine !== turn || store.getState().groups !== groups) return
    store.setState({
      groups: [...groups, ...page.groups],
      matching: page.matching,
      isComplete: page.groups.length < groupsPerPage,
    })
  }

  const step = async (by: 1 | -1): Promise<FindingEntry | null> => {
    if (store.getState().asked === null) await reread({}, 0)
    await newest.catch(() => undefined)
    const { group, member } = locate()
    const here = store.getState().groups[group]
    const { current, asked } = store.getState()
    // One that was explained or put right has left the list: what followed it stands in its place now.
    const isListed = current === null || asked?.status === undefined || current.entry.status === asked.status
    const inside = isListed || by === -1 ? member + by : member
    if (here !== undefined && inside >= 0 && inside < here.count) {
      const [entry] = await askMembers(here.cause, askedFilter(), inside, 1)
      if (entry !== undefined) {
        store.setState({ current: { entry, group, member: inside }, isExplaining: false })
        return entry
      }
    }
    // So it is with the group of the last one of its cause.
    const from =
      group !== -1 ? group + by : current === null ? (by === 1 ? 0 : -1) : current.group - Number(by === -1)
    if (by === 1 && from >= store.getState().groups.length) await readMore()
    const { groups } = store.getState()
    if (groups.length === 0) return null
    const at = ((from % groups.length) + groups.length) % groups.length
    const next = groups[at]
    if (next === undefined) return null
    const last = by === -1 && next.count > 1 ? next.count - 1 : 0
    const [found] = last === 0 ? [next.first] : await askMembers(next.cause, askedFilter(), last, 1)
    const entry = found ?? next.first
    store.setState({ current: { entry, group: at, member: last }, isExplaining: false })
    return entry
  }

  const followSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const { asked, groups } = store.getState()
      // A lost connection or a closed workbook: the next opening asks anew.
      if (asked !== null) reread(asked, groups.length).catch(() => undefined)
    }, followAfterMs)
  }

  return {
    store,
    refreshSoon: () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const { asked, groups } = store.getState()
        const asking = asked === null ? askGroups({}, 0, 1).then(adoptCounts) : reread(asked, groups.length)
        asking.catch(() => undefined)
      }, afterTablesMs)
    },
    follow: (changed) => {
      adoptCounts(changed)
      followSoon()
    },
    clear: () => {
      turn += 1
      clearTimeout(timer)
      const { isOpen, filter } = store.getState()
      store.setState({ ...nothingFound, isOpen, filter })
    },
    read: (asked) => reread(asked, 0),
    readMore,
    toggle: async (cause) => {
      const { opened } = store.getState()
      if (opened.has(cause)) {
        store.setState({ opened: new Map([...opened].filter(([one]) => one !== cause)) })
        return
      }
      const members = await askMembers(cause, askedFilter(), 0, membersPerPage)
      store.setState((state) => ({ opened: new Map([...state.opened, [cause, members]]) }))
    },
    readMoreOf: async (cause) => {
      const before = store.getState().opened.get(cause)
      if (before === undefined) return
      const more = await askMembers(cause, askedFilter(), before.length, membersPerPage)
      if (store.getState().opened.get(cause) !== before) return
      store.setState((state) => ({ opened: new Map([...state.opened, [cause, [...before, ...more]]]) }))
    },
    step: (by) => {
      const stepped = steps.then(() => step(by))
      steps = stepped.catch(() => null)
      return stepped
    },
    readAll: async (cause) => {
      const all: FindingEntry[] = []
      for (;;) {
        const page = await askMembers(cause, askedFilter(), all.length, mostAtOnce)
        all.push(...page)
        if (page.length < mostAtOnce) return all
      }
    },
  }
}
