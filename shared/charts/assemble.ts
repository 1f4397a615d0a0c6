import type {
  ChartDefinition,
  ChartOutcome,
  ChartPicture,
  ChartRefusal,
  PictureCategory,
  PicturePoint,
  PictureSeries,
} from '../model/chart'
import { noteDoubts } from './doubts'
import { nameRow, type ChartTable, type Figure, type PlacedRow } from './figures'
import type { PictureContext } from './picture-words'
import { spanAxis } from './value-axis'

/** What every kind of picture is put together from. */

export type Draft = {
  title: string
  unit: string
  categories: readonly PictureCategory[]
  series: readonly PictureSeries[]
  /** What is drawn, for what is to be said about it. */
  figures: readonly Figure[]
  notes: readonly string[]
  references?: ChartPicture['references']
  axis?: ChartPicture['axis']
  panels?: readonly ChartPicture[]
}

/** The picture with its texts: what the user wrote goes before what follows from the data. */
export function finishPicture(
  definition: Pick<ChartDefinition, 'kind' | 'title' | 'note'>,
  draft: Draft,
  context: PictureContext,
): ChartOutcome {
  const { words } = context
  const references = draft.references ?? []
  const drawn = listValues(draft.series)
  const notes = [
    definition.note.trim(),
    ...draft.notes,
    ...noteDoubts(draft.figures, context),
    ...(drawn.length > 0 && drawn.every((one) => one === 0) ? [words.notes.allZero] : []),
  ]
  return {
    refusal: null,
    picture: {
      kind: definition.kind,
      title: definition.title ?? draft.title,
      subtitle: [context.period, context.place, draft.unit === '' ? '' : words.unit(draft.unit)]
        .filter((text) => text !== '')
        .join(' · '),
      source: context.source === '' ? '' : words.source(context.source),
      notes: [...new Set(notes)].filter((text) => text !== ''),
      unit: draft.unit,
      categories: draft.categories,
      series: draft.series,
      references,
      axis: draft.axis ?? spanAxis([...drawn, ...references.map(({ value }) => value)]),
      panels: draft.panels ?? [],
    },
  }
}

export function refuse(reason: ChartRefusal['reason'], detail: ChartRefusal['detail'] = {}): ChartOutcome {
  return { picture: null, refusal: { reason, detail } }
}

/** The ends of all bars and the places of all points. */
export function listValues(series: readonly PictureSeries[]): number[] {
  return series.flatMap((one) =>
    one.points.flatMap(({ value, from }) => (value === null ? [] : [value, from])),
  )
}

export function describeRow(
  table: ChartTable,
  placed: PlacedRow,
  words: PictureContext['words'],
): PictureCategory {
  const lessIsBetter = placed.row.direction === 'less-is-better'
  const name = nameRow(table, placed)
  return {
    id: placed.row.id,
    label: lessIsBetter ? `${name} ${words.lessIsBetter}` : name,
    tile: null,
    lessIsBetter,
  }
}

/** How many points have no figure, as a note; none where none is missing. */
export function noteMissing(points: readonly PicturePoint[], { words }: PictureContext): string[] {
  const missing = points.filter(({ value, text }) => value === null && text === words.noFigure).length
  return missing === 0 ? [] : [words.notes.missing(missing)]
}

/** A name inside a sentence: "Tổng số HTX" → "tổng số HTX"; abbreviations keep their capitals. */
export function lowerName(name: string): string {
  const [first = '', second = ''] = name
  const isWord = second !== second.toLocaleUpperCase('vi') || second === ' '
  return isWord ? first.toLocaleLowerCase('vi') + name.slice(first.length) : name
}
