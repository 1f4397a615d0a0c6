import type { ReactNode } from 'react'
import type { TemplateCell } from '../../../shared/model/template-preview'
import { useWords } from '../../i18n/words'

/** Drawing more rows than anybody reads only makes the window wait. */
const mostShown = 1000

/** Cells of an office's file: what stands there and what would. */
export function TemplateCells({ cells }: { cells: readonly TemplateCell[] }): ReactNode {
  const own = useWords().office.template
  if (cells.length === 0) return null
  return (
    <table className="plain" data-testid="template-cells">
      <thead>
        <tr>
          <th scope="col">{own.address}</th>
          <th scope="col">{own.row}</th>
          <th scope="col">{own.column}</th>
          <th scope="col" className="number">
            {own.before}
          </th>
          <th scope="col" className="number">
            {own.after}
          </th>
          <th scope="col" />
        </tr>
      </thead>
      <tbody>
        {cells.slice(0, mostShown).map(({ address, row, column, status, before, after }) => (
          <tr key={address}>
            <td>{address}</td>
            <td>{row}</td>
            <td>{column}</td>
            <td className="number">{before === '' ? own.blank : before}</td>
            <td className="number">{after === '' ? own.blank : after}</td>
            <td className="quiet">{own.statuses[status]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
