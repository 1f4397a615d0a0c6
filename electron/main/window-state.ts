import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Rectangle } from 'electron'

/** In device-independent pixels. Without `x` and `y` the system places the window. */
export type WindowState = { x?: number; y?: number; width: number; height: number; maximized: boolean }

export const smallestWindow = { width: 960, height: 600 }
const firstWindow: WindowState = { width: 1366, height: 820, maximized: false }

/** Enough of the title bar to take hold of. */
const grip = { width: 120, height: 40 }

function isReachable(bounds: Rectangle, area: Rectangle): boolean {
  const shown = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  return (
    shown >= grip.width &&
    bounds.y >= area.y - grip.height / 2 &&
    bounds.y + grip.height <= area.y + area.height
  )
}

/**
 * The remembered state, made to fit what is connected today: never larger than the main screen, and placed by the system
 * when its title bar would be out of reach. An unreadable file counts as none. `areas`: work areas, the main one first.
 */
export function readWindowState(file: string, areas: readonly Rectangle[]): WindowState {
  let saved: Partial<Record<keyof WindowState, unknown>> = {}
  try {
    saved = (JSON.parse(readFileSync(file, 'utf8')) as typeof saved | null) ?? {}
  } catch {
    // First start, or a damaged file: both mean the usual window.
  }
  const whole = (value: unknown): value is number => Number.isInteger(value)
  const main = areas[0] ?? { x: 0, y: 0, ...firstWindow }
  const fit = (value: unknown, otherwise: number, smallest: number, largest: number) =>
    Math.min(Math.max(whole(value) ? value : otherwise, smallest), Math.max(largest, smallest))
  const width = fit(saved.width, firstWindow.width, smallestWindow.width, main.width)
  const height = fit(saved.height, firstWindow.height, smallestWindow.height, main.height)
  const state = { width, height, maximized: saved.maximized === true }
  const { x, y } = saved
  if (!whole(x) || !whole(y)) return state
  const reachable = areas.some((area) => isReachable({ x, y, width, height }, area))
  return reachable ? { ...state, x, y } : state
}

/** Failing to remember a window's place is not worth a message. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(state))
    renameSync(`${file}.new`, file)
  } catch {
    // The next start opens the usual window.
  }
}
