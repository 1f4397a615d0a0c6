import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { understandSettings, type Settings } from '../../shared/contract/settings'
import type { WorkbookEntry } from '../../shared/model/workbook'
import { writeTextFile } from '../files/text-file'
import type { HostState } from './host-state'

/**
 * What belongs to the user and not to a workbook: settings and recent files in the config folder, and the list of the
 * data folder. A file that cannot be read is treated as absent: nothing of value is lost with it.
 */
const recentLimit = 12

export function readSettings(state: HostState): Settings {
  return understandSettings(readJson(join(state.configFolder, 'settings.json')))
}

export function writeSettings(state: HostState, settings: Settings): void {
  writeTextFile(join(state.configFolder, 'settings.json'), JSON.stringify(settings, null, 2))
}

export function readRecentPaths(state: HostState): string[] {
  const stored = readJson(join(state.configFolder, 'recent.json'))
  return Array.isArray(stored) ? stored.filter((path) => typeof path === 'string') : []
}

export function rememberRecent(state: HostState, path: string): void {
  const paths = [path, ...readRecentPaths(state).filter((other) => other !== path)].slice(0, recentLimit)
  writeTextFile(join(state.configFolder, 'recent.json'), JSON.stringify(paths, null, 2))
}

export function listRecent(state: HostState): WorkbookEntry[] {
  return readRecentPaths(state).map((path) => describeFile(state, path))
}

export function listFolder(state: HostState): WorkbookEntry[] {
  if (!existsSync(state.dataFolder)) return []
  return readdirSync(state.dataFolder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name).toLowerCase() === '.kttt')
    .map((entry) => describeFile(state, join(state.dataFolder, entry.name)))
    .sort((a, b) => (b.modifiedAt ?? '').localeCompare(a.modifiedAt ?? ''))
}

function describeFile(state: HostState, path: string): WorkbookEntry {
  const found = statSync(path, { throwIfNoEntry: false })
  return {
    file: state.tokens.give(path, 'open'),
    name: basename(path, extname(path)).normalize('NFC'),
    folder: dirname(path).normalize('NFC'),
    modifiedAt: found?.mtime.toISOString() ?? null,
    missing: found === undefined,
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown
  } catch {
    return null
  }
}
