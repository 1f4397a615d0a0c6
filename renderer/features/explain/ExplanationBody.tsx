import type { ReactNode } from 'react'
import type { Explanation } from '../../../shared/model/explanation'
import type { Remark } from '../../../shared/model/remark'
import { formatScaled } from '../../../shared/format/format-number'
import { useWords, type Words } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { CellHistory } from './CellHistory'
import { ContributionBars } from './ContributionBars'
import { DefinitionDetails } from './DefinitionDetails'
import { FigureFindings } from './FigureFindings'
import { FigureUses } from './FigureUses'
import { Coverage, FormulaDetails } from './FormulaDetails'
import type { ExplainedCell, ExplanationLinks, OpenFigure } from './explained-figure'
import { Operands } from './Operands'
import { writeResult, writeRule } from './rule-text'

type Props = ExplanationLinks & {
  explanation: Explanation
  of: ExplainedCell
  version: number
  onOpen: OpenFigure
}

/** Everything about one figure, from what it is to who changed it. */
export function ExplanationBody(props: Props): ReactNode {
  const { explanation, of, version, onOpen } = props
  const words = useWords()
  const newest = explanation.history[0]?.revision ?? 0
  const result = writeResult(explanation, words)
  const rule = writeRule(explanation, words)
  const unit = nameUnit(explanation, words)
  return (
    <>
      <div className="big" data-testid="explain-result">
        {result === '' ? words.explain.blank : result}{' '}
        {unit !== '' && <span className="big-unit">{unit}</span>}
        <small>{nameFigure(explanation, words)}</small>
      </div>
      <FigureFindings
        of={of}
        version={version}
        writeFinding={props.writeFinding}
        onFinding={props.onFinding}
      />
      <dl>
        <dt>{words.explain.rule}</dt>
        <dd>{rule.words}</dd>
        <FormulaDetails explanation={explanation} />
        {explanation.result.derivation !== null && <dd>{`${rule.values} = ${rule.result}`}</dd>}
        <Coverage explanation={explanation} />
        <Operands explanation={explanation} onOpen={onOpen} />
        <StatedText explanation={explanation} />
        <FactDetails explanation={explanation} of={of} />
        <RemarkDetails remark={explanation.remark} />
      </dl>
      <ContributionBars contributions={explanation.contributions} onOpen={onOpen} />
      <DefinitionDetails definition={explanation.definition} />
      <FigureUses
        explanation={explanation}
        goTo={props.goTo}
        onOpen={onOpen}
        onShowChart={props.onShowChart}
      />
      <CellHistory key={`${JSON.stringify(of)} ${String(newest)}`} newest={explanation.history} of={of} />
    </>
  )
}

/** What stands behind the result: nothing where it says "%" itself, and a rank counts no units. */
function nameUnit({ result, unit, rule }: Explanation, words: Words): string {
  if (result.status !== 'number' || result.percent || rule === 'rank') return ''
  if (rule === 'contribution') return words.comparisonWords.points
  return unit === '%' ? '' : unit
}

/** A cell by its row and column; a figure by itself by what, when and where it is. */
function nameFigure({ row, column, result, sector, locality }: Explanation, words: Words): string {
  if (column !== '') return words.explain.compared(row, column)
  const when = result.at === null ? null : words.writeScenario(result.at.scenario, result.at)
  return [row, sector, when, locality].filter((text) => text !== null && text !== '').join(' · ')
}

function StatedText({ explanation }: { explanation: Explanation }): ReactNode {
  const words = useWords()
  const { stated, result } = explanation
  if (stated === null) return null
  const { difference } = stated
  return (
    <>
      <dt>{words.explain.document}</dt>
      <dd data-testid="explain-stated">
        {stated.text}{' '}
        {stated.comparison !== 'none' && (
          <span className={`chip ${stated.comparison}`}>{words.comparisons[stated.comparison]}</span>
        )}
        {difference !== null && (
          <span className="quiet stated-difference">
            {words.explainMore.statedDifference(
              formatScaled(difference.value, difference.decimals, { sign: true, percent: result.percent }),
            )}
          </span>
        )}
      </dd>
    </>
  )
}

function FactDetails({ explanation, of }: Pick<Props, 'explanation' | 'of'>): ReactNode {
  const app = useApp()
  const words = useWords()
  const { fact } = explanation
  if (fact === null) return null
  const lines: [string, string | null][] = [
    [words.explain.written, fact.origin === 'typed' ? fact.written : null],
    [
      words.explain.source,
      [words.origins[fact.origin], fact.source, fact.locator]
        .filter((text) => text !== null && text !== '')
        .join(' · '),
    ],
    [words.explain.maturityName, fact.maturity === 'final' ? null : words.explain.maturity[fact.maturity]],
    [words.explain.note, fact.note],
  ]
  return lines
    .filter(([, text]) => text !== null && text !== '')
    .map(([name, text]) => (
      <div key={name} className="pair">
        <dt>{name}</dt>
        <dd>
          {text}
          {name === words.explain.source && isFromFile(fact) && (
            <button
              type="button"
              className="source-link"
              title={words.importDesk.source.openHint}
              data-testid="explain-source"
              onClick={() => {
                app.session.setState({ dialog: { name: 'source', of } })
              }}
            >
              {words.importDesk.source.open}
            </button>
          )}
        </dd>
      </div>
    ))
}

/** The figure has the address of a cell in a file, not only a place in a document in words. */
function isFromFile({ source, locator }: NonNullable<Explanation['fact']>): boolean {
  return source !== null && locator !== null && /![A-Z]{1,3}\d+$/.test(locator)
}

function RemarkDetails({ remark }: { remark: Remark | null }): ReactNode {
  const words = useWords()
  if (remark === null) return null
  return (
    <div className="pair" data-testid="explain-remark">
      <dt>{words.explain.note}</dt>
      <dd>
        {remark.note !== null && <span className="note-text">{remark.note}</span>}{' '}
        {remark.followUp && <span className="chip follow">⚑ {words.notes.followUp}</span>}
      </dd>
    </div>
  )
}
