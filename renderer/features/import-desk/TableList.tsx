import { useEffect, useRef, type ReactNode } from 'react'
import type { FileRemark, ImportDraft } from '../../../shared/model/import-draft'
import { useWords, type Words } from '../../i18n/words'
import type { Desk, LegacyReading } from './use-desk'

type Props = { desk: Desk; draft: ImportDraft }

/** What was found in the file: its tables, and what its reader should know. */
export function TableList({ desk, draft }: Props): ReactNode {
  const words = useWords()
  const own = words.importDesk
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    // The button that stopped the reading is gone, and the keyboard with it, until the table's rows take it.
    if (document.activeElement === document.body || document.activeElement?.tagName === 'DIALOG')
      list.current?.querySelector<HTMLElement>('[aria-current=true]')?.focus()
  }, [draft])
  return (
    <div className="desk-side">
      <h3 id="desk-tables">{own.tables.name(draft.tables.length)}</h3>
      {draft.tables.length === 0 && <p className="problem">{own.tables.none}</p>}
      <ul ref={list} className="desk-tables" aria-labelledby="desk-tables">
        {draft.tables.map((table) => {
          const imported = desk.works[table.id]?.imported ?? null
          return (
            <li key={table.id}>
              <button
                type="button"
                aria-current={table.id === desk.table}
                data-testid="desk-table"
                onClick={() => {
                  desk.choose(table.id)
                }}
              >
                <b>{nameTable(table, words)}</b>
                <small>
                  {table.sheet} · {table.address} · {own.tables.size(table.rows, table.columns)}
                </small>
                {table.own && <span className="chip own">{own.tables.own}</span>}
                {imported !== null && <span className="chip agrees">✓ {own.tables.done(imported)}</span>}
              </button>
            </li>
          )
        })}
      </ul>
      {draft.otherSheets.length > 0 && (
        <p className="quiet">{own.tables.others(draft.otherSheets.join(', '))}</p>
      )}
      <Remarks desk={desk} remarks={draft.remarks} />
    </div>
  )
}

function nameTable(table: ImportDraft['tables'][number], words: Words): string {
  const named = [table.label, table.title].filter((text) => text !== '').join('. ')
  return named === '' ? words.importDesk.tables.untitled : named
}

function Remarks({ desk, remarks }: { desk: Desk; remarks: readonly FileRemark[] }): ReactNode {
  const words = useWords()
  const own = words.importDesk.remarks
  if (remarks.length === 0 && desk.legacy === 'by-evidence') return null
  const firstGuess = remarks.findIndex((one) => one.kind === 'legacy-text' && one.by === 'letters')
  return (
    <>
      <h3 id="desk-remarks">{own.name}</h3>
      <ul className="desk-remarks" aria-labelledby="desk-remarks">
        {remarks.map((remark, at) => (
          <li key={`${remark.kind} ${String(at)}`}>
            {writeRemark(remark, words)}
            {at === firstGuess && <LegacyButton desk={desk} next="as-is" text={own.keepLetters} />}
          </li>
        ))}
        {desk.legacy === 'as-is' && (
          <li>
            {own.keptLetters}
            <LegacyButton desk={desk} next="by-evidence" text={own.decodeLetters} />
          </li>
        )}
      </ul>
    </>
  )
}

/** Reads the file again, the other way. */
function LegacyButton({ desk, next, text }: { desk: Desk; next: LegacyReading; text: string }): ReactNode {
  return (
    <button
      type="button"
      className="desk-small"
      data-testid="desk-legacy"
      onClick={() => {
        if (desk.source !== null) desk.read(desk.source, next)
      }}
    >
      {text}
    </button>
  )
}

function writeRemark(remark: FileRemark, words: Words): string {
  const own = words.importDesk.remarks
  switch (remark.kind) {
    case 'macros':
      return own.macros
    case 'external-links':
      return own.externalLinks(remark.count)
    case 'hidden-sheet':
      return own.hiddenSheet(remark.sheet)
    case 'legacy-text':
      return remark.by === 'font'
        ? own.legacyFont(remark.sheet, remark.encoding.toUpperCase(), remark.cells)
        : own.legacyLetters(remark.sheet, remark.encoding.toUpperCase(), remark.cells)
    case 'doubtful-formulas':
      return own.doubtfulFormulas(remark.sheet, remark.cells)
    case 'text-encoding':
      return own.encoding(remark.encoding.toUpperCase())
    case 'cut-rows':
      return own.cutRows(remark.sheet, remark.rows)
  }
}
