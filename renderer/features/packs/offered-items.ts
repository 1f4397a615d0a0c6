import type { PackItem } from '../../../shared/model/pack'
import type { StoredChart } from '../../../shared/model/chart'
import type { WorkbookState } from '../../../shared/model/workbook'
import { titleOf } from '../../charts/use-picture'
import type { Words } from '../../i18n/words'
import type { SessionState } from '../../state/session-store'
import { makeTable, nextLabel } from './pack-edits'

/** What can be added to a pack, in groups: tables of the workbook, its charts, text and pages. */
export type OfferedItem = { key: string; name: string; make: (id: string) => PackItem }
export type OfferedGroup = { name: string; items: readonly OfferedItem[] }

export function offerItems(
  workbook: WorkbookState,
  charts: readonly StoredChart[],
  { indicator, sectorList, shownChart }: Pick<SessionState, 'indicator' | 'sectorList' | 'shownChart'>,
  items: readonly PackItem[],
  words: Words,
): OfferedGroup[] {
  const { adding } = words.packs
  const label = nextLabel(items, words.packs.paper.appendix)
  // Before the first appendix a breakdown stands in the report; behind it, it is one of its own.
  const hasAppendix = items.some((item) => item.kind === 'table' && item.label !== '')
  const ownLabel = hasAppendix ? label : ''
  const breakdown = (by: 'sectors' | 'localities'): OfferedItem[] =>
    indicator === null
      ? []
      : [
          {
            key: by,
            name: adding[by],
            make: (id) =>
              makeTable(
                {
                  source: {
                    table: 'breakdown',
                    by,
                    list: by === 'sectors' ? sectorList : null,
                    indicator,
                  },
                  label: ownLabel,
                  orientation: 'portrait',
                },
                id,
              ),
          },
        ]
  const text = (style: 'heading' | 'paragraph'): OfferedItem => ({
    key: style,
    name: adding[style],
    make: (id) => ({ id, kind: 'text', style, text: '' }),
  })
  const page = (orientation: 'portrait' | 'landscape'): OfferedItem => ({
    key: orientation,
    name: adding[orientation],
    make: (id) => ({ id, kind: 'page-break', orientation }),
  })
  return [
    {
      name: adding.tables,
      items: [
        ...workbook.forms.map(({ id: form, name }): OfferedItem => ({
          key: `form-${String(form)}`,
          name,
          make: (id) => makeTable({ source: { table: 'form', form }, label, orientation: 'landscape' }, id),
        })),
        ...breakdown('sectors'),
        ...breakdown('localities'),
        ...(workbook.indicators.some(({ formula }) => formula !== null)
          ? [
              {
                key: 'formulas',
                name: adding.formulas,
                make: (id: string) =>
                  makeTable({ source: { table: 'formulas' }, label: ownLabel, orientation: 'portrait' }, id),
              },
            ]
          : []),
      ],
    },
    {
      name: adding.charts,
      items: [
        ...charts.map(({ id: chart, definition }): OfferedItem => ({
          key: `chart-${String(chart)}`,
          name: titleOf(definition, workbook, words),
          make: (id) => ({ id, kind: 'chart', chart, size: 'half' }),
        })),
        ...(shownChart === null
          ? []
          : [
              {
                key: 'shown-chart',
                name: adding.shownChart,
                make: (id: string): PackItem => ({ id, kind: 'chart', chart: shownChart, size: 'half' }),
              },
            ]),
      ],
    },
    { name: adding.others, items: [text('heading'), text('paragraph'), page('portrait'), page('landscape')] },
  ]
}
