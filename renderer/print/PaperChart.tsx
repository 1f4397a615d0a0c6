import type { ReactNode } from 'react'
import { longestBar, splitChart, type ChartData } from '../../shared/table/chart-data'
import { axisHeight, categoryHeight, chartHeight } from '../charts/chart-config'
import { ChartView, type ChartHeading } from '../charts/ChartView'
import type { ChartWords } from '../charts/words'
import { contentSize, type Orientation } from './paper-size'
import { PaperSheet } from './PaperSheet'
import { PaperTitle, type PaperTitleText } from './PaperTitle'
import './print.css'

type PaperChartProps = {
  data: ChartData
  title: PaperTitleText
  heading: ChartHeading
  orientation: Orientation
  words: ChartWords
  onReady?: () => void
}

/** Type on paper: 10 pt. */
const paperType = 13.3
/** How much taller than necessary a chart may be to use its page. */
const stretch = 1.35

/** A chart on paper with its title block: one page, more when its bars need them, all on one scale. */
export function PaperChart({
  data,
  title,
  heading,
  orientation,
  words,
  onReady,
}: PaperChartProps): ReactNode {
  const space = contentSize(orientation).height - surroundings(title)
  const perPage = Math.max(1, Math.floor((space - axisHeight(paperType)) / categoryHeight(data, paperType)))
  const sheets = Math.max(1, Math.ceil(data.categories.length / perPage))
  const pages = splitChart(data, Math.max(1, Math.ceil(data.categories.length / sheets)))
  const longest = longestBar(data)
  return pages.map((page, position) => (
    <PaperSheet key={position} orientation={orientation} number={position + 1} on="printed">
      <section className={`paper paper-${orientation} paper-chart`} lang="vi">
        {position === 0 && <PaperTitle {...title} />}
        {heading.subtitle !== '' && <div className="paper-attachment">{heading.subtitle}</div>}
        <ChartView
          data={page}
          heading={heading}
          theme="light"
          words={words}
          size={paperType}
          longest={longest}
          height={Math.min(space, chartHeight(page, paperType) * stretch)}
          paper
          {...(position === 0 && onReady !== undefined ? { onReady } : {})}
        />
      </section>
    </PaperSheet>
  ))
}

/** Room for the title block, subtitle, legend, note and source in CSS pixels; a long title takes two lines. */
function surroundings(title: PaperTitleText): number {
  const lines = [title.label, title.attachment].filter((text) => text !== '').length
  return lines * 24 + (title.title.length > 70 ? 52 : 26) + 116
}
