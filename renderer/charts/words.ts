import type { Qualifier } from '../../shared/model/fact'
import type { ChartRole } from '../../shared/table/chart-data'

/** The visible words of a chart. */
export type ChartWords = {
  /** Names of the bars, in the legend and in the text alternative: "Thực hiện", "Kế hoạch", "Kỳ trước". */
  series: Readonly<Record<ChartRole, string>>
  /** Head of the category column of the text alternative: "Chỉ tiêu". */
  category: string
  /** Name of the measure of an attainment chart: "đạt % kế hoạch". */
  attainment: string
  /** Caption of the 100% line: "kế hoạch = 100%". */
  reference: string
  /** Beside a bar that is not drawn because there is no figure: "chưa có số". */
  noFigure: string
  /** Before the total of a structure chart: "Tổng số". */
  total: string
  /** After the name of an indicator of which less is better: "(càng ít càng tốt)". */
  lessIsBetter: string
  /** One line about rows left out because they cannot be drawn, e.g. "12 chỉ tiêu chưa có kế hoạch". */
  omitted: (rows: number) => string
  /** Instead of the chart when there is nothing to draw. */
  nothing: string
  /** Before the source line: "Nguồn". */
  source: string
  qualifiers: Readonly<Record<Qualifier, string>>
}
