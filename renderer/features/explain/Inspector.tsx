import type { ReactNode } from 'react'
import type { ExplainedNumber, Explanation } from '../../../shared/model/explanation'
import type { CellHistoryEntry } from '../../../shared/model/workbook'
import { formatScaled } from '../../../shared/format/format-number'
import { useWords, type Words } from '../../i18n/words'
import { formatMoment } from '../../ui/format-time'
import { writeDecimal } from '../../ui/write-decimal'
import { nameOperand, writeDerivation, writeNumber, writeResult, writeRule } from './rule-text'

type Props = { explanation: Explanation | null; onHide: () => void }

/** "Vì sao số này": the figure, its rule, what it is made of, what the document says, and who changed it. */
export function Inspector({ explanation, onHide }: Props): ReactNode {
  const words = useWords()
  return (
    <section className="inspector" aria-label={words.explain.name} data-testid="explain" tabIndex={-1}>
      <header>
        <h2>{words.explain.name}</h2>
        <button type="button" className="plain-icon" aria-label={words.explain.toggle} onClick={onHide}>
          ×
        </button>
      </header>
      {explanation === null ? (
        <p className="quiet">{words.explain.noCell}</p>
      ) : (
        <ExplanationBody explanation={explanation} />
      )}
    </section>
  )
}

/** An index or a share says "%" itself; a figure of a percentage row too. */
function showsUnit({ result, unit }: Explanation): boolean {
  return result.status === 'number' && !result.percent && unit !== '%'
}

function ExplanationBody({ explanation }: { explanation: Explanation }): ReactNode {
  const words = useWords()
  const result = writeResult(explanation, words)
  const rule = writeRule(explanation, words)
  return (
    <>
      <div className="big" data-testid="explain-result">
        {result === '' ? words.explain.blank : result}{' '}
        {showsUnit(explanation) && <span className="big-unit">{explanation.unit}</span>}
        <small>{words.explain.compared(explanation.row, explanation.column)}</small>
      </div>
      <dl>
        <dt>{words.explain.rule}</dt>
        <dd>{rule.words}</dd>
        {explanation.result.derivation !== null && <dd>{`${rule.values} = ${rule.result}`}</dd>}
        <Operands explanation={explanation} />
        <StatedText explanation={explanation} />
        <FactDetails explanation={explanation} />
      </dl>
      <SectorBars explanation={explanation} />
      <h3>{words.explain.history}</h3>
      {explanation.history.length === 0 ? (
        <p className="quiet">{words.explain.noHistory}</p>
      ) : (
        <ul className="cell-history">
          {explanation.history.map((entry) => (
            <li key={entry.revision}>
              <span className="quiet">{formatMoment(entry.at)}</span> {words.historyActions[entry.action]}{' '}
              {writeState(entry.before, words)} → <b>{writeState(entry.after, words)}</b>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const shownOperands = 10

function Operands({ explanation }: { explanation: Explanation }): ReactNode {
  const words = useWords()
  const { operands, partsSum } = explanation
  return (
    <>
      {operands.slice(0, shownOperands).map((operand, at) => (
        <Operand key={`${String(at)} ${operand.label}`} operand={operand} rule={explanation.rule} />
      ))}
      {operands.length > shownOperands && (
        <dd className="quiet">{words.explain.more(operands.length - shownOperands)}</dd>
      )}
      {partsSum !== null && (
        <Operand operand={{ ...partsSum, at: null, label: words.explain.partsSum }} rule="entered" />
      )}
    </>
  )
}

type OperandProps = { operand: ExplainedNumber; rule: Explanation['rule'] }

function Operand({ operand, rule }: OperandProps): ReactNode {
  const words = useWords()
  const origin = [
    operand.derivation === null ? null : words.follows(writeDerivation(operand.derivation)),
    operand.derivation === null && operand.origin !== null ? words.origins[operand.origin] : null,
    operand.origin === null && operand.status === 'number' ? words.explain.computed : null,
    operand.locator,
  ].filter((text) => text !== null && text !== '')
  return (
    <>
      <dt>{nameOperand(operand, rule, words)}</dt>
      <dd>
        <b>{writeNumber(operand, words)}</b>
        {origin.length > 0 && ` · ${origin.join(', ')}`}
      </dd>
    </>
  )
}

function StatedText({ explanation }: { explanation: Explanation }): ReactNode {
  const words = useWords()
  const { stated } = explanation
  if (stated === null) return null
  return (
    <>
      <dt>{words.explain.document}</dt>
      <dd data-testid="explain-stated">
        {stated.text}{' '}
        {stated.comparison !== 'none' && (
          <span className={`chip ${stated.comparison}`}>{words.comparisons[stated.comparison]}</span>
        )}
      </dd>
    </>
  )
}

function FactDetails({ explanation }: { explanation: Explanation }): ReactNode {
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
        <dd>{text}</dd>
      </div>
    ))
}

function SectorBars({ explanation }: { explanation: Explanation }): ReactNode {
  const words = useWords()
  const { sectors, result, operands } = explanation
  if (sectors.length === 0) return null
  // Bars are of the row's own figure, also when the cell compares: then an operand tells its decimals.
  const compares = ['difference', 'index', 'share'].includes(explanation.rule)
  const decimals = compares ? (operands[0]?.decimals ?? 0) : result.decimals
  const longest = Math.max(...sectors.map((sector) => sector.value), 1)
  return (
    <>
      <h3>{words.explain.bySectors}</h3>
      <ul className="bars">
        {sectors.map((sector) => (
          <li key={sector.label}>
            <span title={sector.label}>{sector.label}</span>
            <i>
              <i style={{ width: `${String(Math.max(0, (sector.value / longest) * 100))}%` }} />
            </i>
            <b>{formatScaled(sector.value, decimals)}</b>
            <em>{formatScaled(sector.share, 1, { percent: true })}</em>
          </li>
        ))}
      </ul>
    </>
  )
}

function writeState(state: CellHistoryEntry['before'], words: Words): string {
  switch (state.state) {
    case 'blank':
      return words.explain.blank
    case 'none':
      return '–'
    case 'unknown':
      return '…'
    case 'number':
      return writeDecimal(state.value ?? '')
  }
}
