import type { ReactNode } from 'react'
import type { Explanation, FigureUse } from '../../../shared/model/explanation'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { showPlace } from '../../state/show-place'
import type { ExplanationLinks, OpenFigure } from './explained-figure'

type Props = Pick<ExplanationLinks, 'goTo' | 'onShowChart'> & { explanation: Explanation; onOpen: OpenFigure }

/** What in the workbook shows or reads the figure: forms, charts, the user's own indicators and rules. */
export function FigureUses({ explanation, goTo, onOpen, onShowChart }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.explainMore
  const { about, uses, formulas, rules } = explanation
  if (about === null || uses.length + formulas.length + rules.length === 0) return null
  const { period, locality } = about
  const show = ({ form, row, columns }: FigureUse): void => {
    const [column] = columns
    if (column === undefined) return
    const at = { row: row.id, column: column.id }
    showPlace(app, { request: { kind: 'form', form, period, locality }, from: at, to: at }, goTo)
  }
  return (
    <section className="figure-uses" data-testid="explain-uses">
      <h3>{own.uses}</h3>
      <ul>
        {uses.map((use) => (
          <li key={`${String(use.form)} ${use.row.id}`}>
            <button
              type="button"
              className="figure-link"
              onClick={() => {
                show(use)
              }}
            >
              {use.name} · {`${use.ordinal} ${use.row.label}`.trim()}
            </button>
            <small className="quiet">{use.columns.map(({ label }) => label).join('; ')}</small>
            {use.charts.map((chart) => (
              <button
                key={chart}
                type="button"
                className="figure-link chart-link"
                onClick={() => {
                  onShowChart(chart, use.form, about)
                }}
              >
                {own.chart(words.charts.kinds[chart])}
              </button>
            ))}
          </li>
        ))}
        {formulas.map(({ name, key }) => (
          <li key={`formula ${name}`}>
            <button
              type="button"
              className="figure-link"
              onClick={() => {
                onOpen(key, name)
              }}
            >
              {own.inFormula(name)}
            </button>
          </li>
        ))}
        {rules.map((name, at) => (
          <li key={`rule ${String(at)}`}>
            <button
              type="button"
              className="figure-link"
              onClick={() => {
                app.session.setState({ dialog: { name: 'rules' } })
              }}
            >
              {own.inRule(name)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
