import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { Failure } from '../../../shared/contract/errors'
import type { WorkbookSeed } from '../../../shared/model/seed'
import type { WorkbookState } from '../../../shared/model/workbook'
import { backupTo } from '../../db/backup'
import { createWorkbook } from '../../db/create-workbook'
import { requireSession, timestamp, type HostState } from '../host-state'
import { composeEmptySeed, readSample } from '../seeds'
import { describeSession, openSession, storeValueCache, type Session } from '../session'
import { readRecentPaths, rememberRecent } from '../user-files'

/**
 * Opens the file asked for at start, otherwise the last workbook, otherwise the user's copy of the sample: never an
 * empty screen. If that one cannot be opened the reason is kept for the first client, and nothing else is tried.
 */
export function openAtStart(state: HostState): void {
  try {
    const last = readRecentPaths(state).find((path) => existsSync(path))
    if (state.initialFile !== null) switchTo(state, state.initialFile)
    else if (last !== undefined) switchTo(state, last)
    else openSample(state)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    state.startFailure = error
  }
}

export function openSample(state: HostState): WorkbookState {
  const sample = readSample(state.resourcesFolder)
  const path = join(state.dataFolder, `${sample.name}.kttt`)
  if (!existsSync(path)) makeWorkbook(state, path, sample.read())
  return switchTo(state, path)
}

export function createEmpty(state: HostState, name: string, target: string | null): WorkbookState {
  const path =
    target === null
      ? join(state.dataFolder, `${fileNameFrom(name)}.kttt`)
      : state.tokens.resolve(target, 'save')
  makeWorkbook(state, path, composeEmptySeed(state.resourcesFolder, state.now().getFullYear()))
  return switchTo(state, path)
}

function makeWorkbook(state: HostState, path: string, seed: WorkbookSeed): void {
  mkdirSync(state.dataFolder, { recursive: true })
  createWorkbook(path, seed, { uuid: randomUUID(), now: timestamp(state) })
}

/** Characters that Windows refuses in file names become "-". */
function fileNameFrom(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-')
    .replace(/[. ]+$/, '')
  return cleaned === '' ? '-' : cleaned
}

/** Opens first and closes the old one only when that worked: a refused file leaves everything as it was. */
export function switchTo(state: HostState, path: string): WorkbookState {
  const current = state.session
  if (current?.file.path === path) return describeSession(current)
  const next = openSession(path)
  if (current !== null) letGo(current)
  state.session = next
  state.startFailure = null
  rememberRecent(state, path)
  const description = describeSession(next)
  publishSwitch(state, description)
  return description
}

export function closeCurrent(state: HostState): void {
  const { session } = state
  state.session = null
  if (session !== null) letGo(session)
  publishSwitch(state, null)
}

/** Closes a workbook that is no longer looked at. */
export function letGo(session: Session): void {
  withoutDiskFailure(session, () => {
    storeValueCache(session)
  })
  withoutDiskFailure(session, () => {
    session.file.close()
  })
}

/** Folds the log into the main file, so that a copy made now is whole. */
export function foldLog(session: Session): void {
  withoutDiskFailure(session, () => {
    session.file.checkpoint()
  })
}

/**
 * Folding the log in may fail on a full or broken disk. Nothing acknowledged is lost then: the log stays beside the file
 * and is read at the next opening, so this is no reason to bother the user.
 */
function withoutDiskFailure(session: Session, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    process.stderr.write(`${session.file.path}: ${error.code}\n`)
  }
}

function publishSwitch(state: HostState, description: WorkbookState | null): void {
  for (const client of state.clients) {
    client.views.clear()
    client.drafts.clear()
    client.scratch = null
    client.served?.emit('workbook.switched', description)
  }
}

export async function saveCopy(state: HostState, target: string): Promise<{ name: string }> {
  const session = requireSession(state)
  const path = state.tokens.resolve(target, 'save')
  if (path === session.file.path) throw new Failure('file-in-use')
  await backupTo(session.file, path)
  return { name: basename(path, extname(path)).normalize('NFC') }
}

/** Ctrl+S: every edit is on disk already. */
export function confirmSaved(state: HostState): { revision: number; savedAt: string } {
  const session = requireSession(state)
  foldLog(session)
  return { revision: session.revision, savedAt: session.savedAt }
}
