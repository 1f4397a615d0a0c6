import { useState, type ReactNode } from 'react'
import { axisHeight, categoryHeight, isLying, plotHeight } from '../../charts/chart-scene'
import { ChartView } from '../../charts/ChartView'
import { tableOf, useShownPlace } from '../../charts/use-picture'
import type { ChartPicture } from '../../../shared/model/chart'
import type { PackId } from '../../../shared/model/ids'
import { useWords } from '../../i18n/words'
import { contentSize } from '../../print/paper-size'
import { PaperSheet } from '../../print/PaperSheet'
import { PrintPreview } from '../../print/PrintPreview'
import { useApp, useScratch, useWorkbook } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { usePacks } from '../../state/pack-store'
import { reportFailure } from '../../state/report-failure'
import { keyOf } from '../../state/table-store'
import { lowerFirst, sayDirection } from './compare-words'
import { layOutHandout, rowsOfPage, type HandoutBlock } from './lay-out-handout'
import type { MeetingScreen } from './list-screens'
import { nameScreen } from './name-screen'
import { readIndicator, type IndicatorFigures } from './read-indicator'
import { useScreens, type Screens } from './use-screens'
import './handout.css'

/**
 * The screens of a meeting on paper, several to a page, in black, white and greys with patterns: what is seen on the wall
 * can be read and written on at the table.
 */

/** Type of charts: 9 pt. */
const paperType = 12
const { width: paperWidth, height: paperHeight } = contentSize('portrait')
/** The line at the head of a page. */
const headHeight = 34
const rowHeight = (paperHeight - headHeight) / rowsOfPage

type Props = { pack: PackId | null; onClose: () => void }

export function HandoutPreview({ pack, onClose }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const [busy, setBusy] = useState(false)
  const live = useScreens(pack, countBars)
  const name = useHandoutName(pack)
  const fail = (error: unknown): void => {
    reportFailure(app.session, words, error)
  }
  const savePdf = async (): Promise<void> => {
    setBusy(true)
    try {
      const saved = await app.platform.savePdf(words.meeting.paper.file(name))
      if (saved === false) showNotice(app.session, 'info', words.notices.pdfInBrowser)
      else if (saved !== null) showNotice(app.session, 'done', words.notices.savedPdf(saved.name))
    } finally {
      setBusy(false)
    }
  }
  return (
    <PrintPreview
      words={words.printPreview}
      hint={words.printPreview.paper.portrait}
      busy={busy}
      onPrint={() => {
        app.platform.print().catch(fail)
      }}
      onSavePdf={() => {
        savePdf().catch(fail)
      }}
      onClose={onClose}
    >
      <HandoutPages live={live} name={name} />
    </PrintPreview>
  )
}

function HandoutPages({ live, name }: { live: Screens; name: string }): ReactNode {
  const words = useWords()
  const isSupposed = useScratch((state) => (state.supposed?.length ?? 0) > 0)
  const blocks = live.screens.map((screen) => measureBlock(screen, live, words.picture))
  return layOutHandout(blocks).map((page, at) => (
    <PaperSheet key={at} orientation="portrait" number={at + 1}>
      <section className="paper paper-portrait handout" lang={words.language}>
        <header className="handout-head">
          <b>{name}</b>
          {isSupposed && <b className="handout-supposed">{words.meeting.paper.supposed}</b>}
        </header>
        {page.map(({ screen, rows }) => (
          <article
            key={screen.id}
            className="handout-block"
            style={{ height: `${String(rows * rowHeight)}px` }}
          >
            <h2>
              <span>{live.screens.indexOf(screen) + 1}.</span> {nameScreen(screen, words)}
            </h2>
            <BlockContent screen={screen} live={live} rows={rows} />
          </article>
        ))}
      </section>
    </PaperSheet>
  ))
}

function BlockContent({
  screen,
  live,
  rows,
}: {
  screen: MeetingScreen
  live: Screens
  rows: number
}): ReactNode {
  const words = useWords()
  if (screen.kind === 'text') return screen.paragraphs.map((text, at) => <p key={at}>{text}</p>)
  if (screen.kind === 'indicator') {
    const figures = readFigures(screen, live, words.picture)
    return figures === null ? null : <IndicatorBlock figures={figures} />
  }
  const { picture, outcome } = screen
  if (picture === null)
    return (
      <p>{outcome.refusal !== null && words.chartRefusals[outcome.refusal.reason](outcome.refusal.detail)}</p>
    )
  return (
    <>
      <div className="handout-unit">{picture.subtitle}</div>
      <ChartView
        picture={picture}
        words={words.charts}
        size={paperType}
        height={rows * rowHeight - measureSurroundings(picture)}
        paper
        grey
        heading={false}
      />
    </>
  )
}

function IndicatorBlock({ figures }: { figures: IndicatorFigures }): ReactNode {
  const words = useWords()
  const { row, unit, actual, parts, plan, previous, related, more } = figures
  return (
    <div className="handout-indicator">
      <div>
        <div className="handout-actual">
          {actual.text} {!row.percent && actual.value !== null && <small>{unit}</small>}
        </div>
        <div>{figures.name}</div>
        {plan !== null && (
          <div>
            {plan.name}: <b>{plan.base.text}</b>
            {plan.index !== null && ` · ${words.meeting.attained(plan.index)}`}
          </div>
        )}
        {previous !== null && (
          <div>
            {sayDirection(previous, row, unit, 'previous', words)}
            {previous.direction !== null &&
              ` ${words.meeting.comparedWith(lowerFirst(previous.name, words.language))}`}
            {previous.index !== null && ` (${previous.index})`}
          </div>
        )}
        {row.direction === 'less-is-better' && <div>{words.picture.lessIsBetter}</div>}
        {related.map((one) => (
          <div key={one.row.id}>
            {one.row.label}: {one.figure.text}
          </div>
        ))}
      </div>
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <li key={part.row.id}>
              <span>{part.row.label}</span>
              <b>{part.figure.text}</b>
              <i>
                <i style={{ width: `${String(part.length * 100)}%` }} />
              </i>
            </li>
          ))}
          {more > 0 && <li>{words.meeting.moreParts(more)}</li>}
        </ul>
      )}
    </div>
  )
}

function readFigures(
  screen: MeetingScreen & { kind: 'indicator' },
  { tables }: Screens,
  words: Parameters<typeof readIndicator>[2],
): IndicatorFigures | null {
  const cache = tables[keyOf(screen.request)]?.cache
  if (cache == null) return null
  const at = cache.layout.rows.findIndex(({ id }) => id === screen.row)
  return readIndicator(tableOf(cache), at, words)
}

/** Parts beside the figure up to here; more need a second line. */
const partsOfLine = 8

function measureBlock(
  screen: MeetingScreen,
  live: Screens,
  words: Parameters<typeof readIndicator>[2],
): HandoutBlock<MeetingScreen> {
  if (screen.kind === 'text') {
    const lines = screen.paragraphs.reduce((sum, text) => sum + Math.ceil(text.length / 90), 2)
    return { screen, rows: Math.min(rowsOfPage, Math.ceil(lines / 7)) }
  }
  if (screen.kind === 'indicator') {
    const figures = readFigures(screen, live, words)
    return { screen, rows: (figures?.parts.length ?? 0) > partsOfLine ? 2 : 1 }
  }
  if (screen.picture === null) return { screen, rows: 1 }
  return { screen, rows: countRows(screen.picture) }
}

/** Half a page, or a whole one where the bars or the panels of a chart need it. */
function countRows(picture: ChartPicture): number {
  const half = (rowsOfPage / 2) * rowHeight - measureSurroundings(picture)
  if (picture.panels.length > 2) return rowsOfPage
  const needed = plotHeight({ picture, width: paperWidth, size: paperType })
  return isLying(picture) && needed > half ? rowsOfPage : rowsOfPage / 2
}

/** Room for title, subtitle, legend, notes and source of a chart; a long text takes several lines. */
function measureSurroundings({ title, subtitle, notes, source }: ChartPicture): number {
  const lines = [...notes, source].reduce((sum, text) => sum + Math.ceil(text.length / 95), 0)
  return 58 + Math.ceil(title.length / 75) * 20 + Math.ceil(subtitle.length / 95) * 17 + lines * 21
}

function countBars(picture: ChartPicture): number {
  const space = rowsOfPage * rowHeight - measureSurroundings(picture) - axisHeight(paperType) - 8
  return Math.max(1, Math.floor(space / categoryHeight({ picture, width: paperWidth, size: paperType })))
}

/** The pack, or the shown form, with period and place. */
function useHandoutName(pack: PackId | null): string {
  const app = useApp()
  const words = useWords()
  const workbook = useWorkbook((state) => state.workbook)
  const packs = usePacks(app.packs)
  const shown = useShownPlace()
  const chosen = packs?.find(({ id }) => id === pack)?.definition.name
  const period = workbook?.periods.find(({ id }) => id === shown?.period)
  const place = workbook?.localities.find(({ id }) => id === shown?.locality)
  return [
    chosen ?? workbook?.name ?? '',
    period === undefined ? '' : words.writePeriod(period),
    place?.name ?? '',
  ]
    .filter((text) => text !== '')
    .join(' · ')
}
