import type { ReactNode } from 'react'
import type { ChartData } from '../../../shared/table/chart-data'
import type { ChartHeading } from '../../charts/ChartView'
import { useWords } from '../../i18n/words'
import { PaperChart } from '../../print/PaperChart'
import { PrintView } from './PrintView'

type Props = { data: ChartData; heading: ChartHeading; fileName: string }

/** The shown chart on paper: upright when its bars are many, across when they are few. */
export function PrintChart({ data, heading, fileName }: Props): ReactNode {
  const words = useWords()
  const orientation = data.categories.length > 10 ? 'portrait' : 'landscape'
  return (
    <PrintView orientation={orientation} fileName={fileName}>
      <PaperChart
        data={data}
        title={{ label: '', title: heading.title, attachment: '' }}
        heading={heading}
        orientation={orientation}
        words={words.chart}
      />
    </PrintView>
  )
}
