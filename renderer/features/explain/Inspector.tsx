import type { ReactNode } from 'react'
import type { ExplainedNumber, Explanation } from '../../../shared/model/explanation'
import type { Remark } from '../../../shared/model/remark'
import { formatScaled } from '../../../shared/format/format-number'
import { useWords, type Words } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { CellHistory, type ExplainedCell } from './CellHistory'
import { Coverage, FormulaDetails } from './FormulaDetails'
import { nameFormulaOperand } from './formula-text'
import { nameOperand, writeDerivation, writeNumber, writeResult, writeRule } from './rule-text'

type Props = {
  explanation: Explanation | null
  /** Which cell it explains. */
  cell: ExplainedCell | null
  /** What is odd about the figure, in a sentence; absent or null: nothing. */
  doubt?: string | null
  onHide: () => void
}

/** "Vì sao số này": the figure, its rule, what it is made of, what the document says, and who changed it. */
export function Inspector({ explanation, cell, doubt = null, onHide }: Props): ReactNode {
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
        <ExplanationBody explanation={explanation} cell={cell} doubt={doubt} />
      )}
    </section>
  )
}

/** What stands behind the result: nothing where it says "%" itself, and a rank counts no units. */
function nameUnit({ result, unit, rule }: Explanation, words: Words): string {
  if (result.status !== 'number' || result.percent || rule === 'rank') return ''
  if (rule === 'contribution') return words.comparisonWords.points
  return unit === '%' ? '' : unit
}

type BodyProps = { explanation: Explanation; cell: ExplainedCell | null; doubt: string | null }

function ExplanationBody({ explanation, cell, doubt }: BodyProps): ReactNode {
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
        <small>{words.explain.compared(explanation.row, explanation.column)}</small>
      </div>
      {doubt !== null && (
        <p className="doubt-note" data-testid="explain-doubt">
          <b>{words.view.marks.doubt}:</b> {doubt}
        </p>
      )}
      <dl>
        <dt>{words.explain.rule}</dt>
        <dd>{rule.words}</dd>
        <FormulaDetails explanation={explanation} />
        {explanation.result.derivation !== null && <dd>{`${rule.values} = ${rule.result}`}</dd>}
        <Coverage explanation={explanation} />
        <Operands explanation={explanation} />
        <StatedText explanation={explanation} />
        <FactDetails explanation={explanation} cell={cell} />
        <RemarkDetails remark={explanation.remark} />
      </dl>
      <SectorBars explanation={explanation} />
      <CellHistory
        key={cell === null ? '' : `${String(cell.view)} ${String(cell.index)} ${String(newest)}`}
        newest={explanation.history}
        cell={cell}
      />
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
        <Operand
          key={`${String(at)} ${operand.label}`}
          name={
            explanation.rule === 'formula'
              ? nameFormulaOperand(explanation, at, words)
              : nameOperand(operand, explanation.rule, words)
          }
          operand={operand}
        />
      ))}
      {operands.length > shownOperands && (
        <dd className="quiet">{words.explain.more(operands.length - shownOperands)}</dd>
      )}
      {partsSum !== null && <Operand name={words.explain.partsSum} operand={partsSum} />}
    </>
  )
}

type OperandProps = { name: string; operand: ExplainedNumber }

function Operand({ name, operand }: OperandProps): ReactNode {
  const words = useWords()
  const origin = [
    operand.derivation === null ? null : words.follows(writeDerivation(operand.derivation)),
    operand.derivation === null && operand.origin !== null ? words.origins[operand.origin] : null,
    operand.origin === null && operand.status === 'number' ? words.explain.computed : null,
    operand.locator,
  ].filter((text) => text !== null && text !== '')
  return (
    <>
      <dt>{name}</dt>
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

function FactDetails({ explanation, cell }: Pick<BodyProps, 'explanation' | 'cell'>): ReactNode {
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
          {name === words.explain.source && cell !== null && isFromFile(fact) && (
            <button
              type="button"
              className="source-link"
              title={words.importDesk.source.openHint}
              data-testid="explain-source"
              onClick={() => {
                app.session.setState({ dialog: { name: 'source', ...cell } })
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

const comparisonRules: ReadonlySet<Explanation['rule']> = new Set([
  'difference',
  'index',
  'growth',
  'share',
  'contribution',
  'remaining',
  'per-quarter',
  'rank',
])

function SectorBars({ explanation }: { explanation: Explanation }): ReactNode {
  const words = useWords()
  const { sectors, result, operands } = explanation
  if (sectors.length === 0) return null
  // Bars are of the row's own figure, also when the cell compares: then an operand tells its decimals.
  const compares = comparisonRules.has(explanation.rule)
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
