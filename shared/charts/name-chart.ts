import type { ChartDefinition } from '../model/chart'
import { lowerName } from './assemble'
import type { PictureContext } from './picture-words'

/** What a chart is called where its table is not at hand: its own title, else the one its picture has of an indicator. */
export function nameChart(
  { kind, title, source }: ChartDefinition,
  { words, name, by }: Pick<PictureContext, 'words' | 'name' | 'by'>,
  kindName: string,
): string {
  if (title !== null) return title
  // The rows of a form are told apart by its figures alone.
  if (source.table === 'form' || name === '') return kindName
  const { titles } = words
  switch (kind) {
    case 'bullets':
      return titles.attained(name, by)
    case 'structure-bars':
    case 'doughnut':
    case 'stacked-100':
      return titles.structure(lowerName(name), by)
    case 'trend':
      return titles.trend(name, source.table === 'trend' && source.by === 'sectors' ? 'sectors' : 'trend')
    case 'small-multiples':
      return titles.trend(name, 'sectors')
    case 'ranking':
      return titles.ranking(name, by)
    case 'tile-grid':
      return titles.map(name)
    case 'grouped-bars':
    case 'waterfall':
      return `${kindName}: ${name}`
  }
}
