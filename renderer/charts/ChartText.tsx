import type { ReactNode } from 'react'
import type { ChartPicture } from '../../shared/model/chart'

type Props = { id: string; picture: ChartPicture; category: string }

/** Every figure of a chart as a table for those who do not see it. */
export function ChartText({ id, picture, category }: Props): ReactNode {
  const { title, subtitle, categories, series } = picture
  return (
    <table className="chart-text" id={id}>
      <caption>{[title, subtitle].filter((text) => text !== '').join('. ')}</caption>
      <thead>
        <tr>
          <th scope="col">{category}</th>
          {series.map((one) => (
            <th key={one.id} scope="col">
              {one.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map(({ id: row, label }, at) => (
          <tr key={row === '' ? at : row}>
            <th scope="row">{label}</th>
            {series.map((one) => (
              <td key={one.id}>{writePoint(one.points[at])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function writePoint(point: { text: string; detail: string } | undefined): string {
  return point === undefined ? '' : [point.text, point.detail].filter((text) => text !== '').join(' · ')
}
