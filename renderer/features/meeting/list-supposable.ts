import { tableOf } from '../../charts/use-picture'
import { unpackCellFlags } from '../../../shared/model/cell'
import type { PictureWords } from '../../../shared/charts/picture-words'
import { findCell, type ViewCache } from '../../state/view-cache'
import type { MeetingScreen } from './list-screens'
import { readIndicator } from './read-indicator'

/** A figure of a screen that can be supposed: a cell that takes typing. */
export type SupposableFigure = { index: number; label: string; text: string }

/** In the order in which a screen shows them. What the program computes follows from the others and is left out. */
export function listSupposable(
  screen: MeetingScreen,
  cache: ViewCache,
  words: PictureWords,
): SupposableFigure[] {
  const found = listFigures(screen, cache, words)
  return found.filter(
    ({ index }, at) => takesTyping(cache, index) && found.findIndex((other) => other.index === index) === at,
  )
}

export function takesTyping(cache: ViewCache, index: number): boolean {
  const flags = cache.flags[index]
  if (flags === undefined) return false
  const { role } = unpackCellFlags(flags)
  return role === 'input' || role === 'override'
}

function listFigures(screen: MeetingScreen, cache: ViewCache, words: PictureWords): SupposableFigure[] {
  if (screen.kind === 'text') return []
  if (screen.kind === 'chart')
    return (screen.picture?.panels.length === 0 ? [screen.picture] : (screen.picture?.panels ?? [])).flatMap(
      ({ title, series, categories }) =>
        series.flatMap((one) =>
          one.points.flatMap(({ cell, text }, at) => {
            const index = findCell(cache, cell)
            const names = [
              categories[at]?.label ?? '',
              one.name,
              screen.picture?.title === title ? '' : title,
            ]
            const label = names.filter((name) => name !== '').join(' · ')
            return index === null ? [] : [{ index, label, text }]
          }),
        ),
    )
  const at = cache.layout.rows.findIndex(({ id }) => id === screen.row)
  const shown = readIndicator(tableOf(cache), at, words)
  if (shown === null) return []
  const { actual, parts, plan, previous, related } = shown
  return [
    { index: actual.index, label: `${screen.title} · ${shown.name}`, text: actual.text },
    ...[...parts, ...related].map(({ row, figure }) => ({
      index: figure.index,
      label: `${row.label} · ${shown.name}`,
      text: figure.text,
    })),
    ...[plan, previous].flatMap((one) =>
      one === null
        ? []
        : [{ index: one.base.index, label: `${screen.title} · ${one.name}`, text: one.base.text }],
    ),
  ]
}
