import type { ReactNode } from 'react'
import type { DraftTable, ImportMapping } from '../../../shared/model/import-draft'
import { useWords } from '../../i18n/words'
import { chooseUnit, type TableWork } from './desk-work'

type PartProps = { work: TableWork; onChange: (part: Partial<TableWork>) => void }

/** The unit of the whole table, where the document says none or a wrong one. */
export function UnitPicker({ table, work, onChange }: PartProps & { table: DraftTable }): ReactNode {
  const words = useWords()
  const own = words.importDesk.target
  const chosen = work.choices.units.find(({ row, column }) => row === null && column === null)?.unit ?? ''
  const written = table.unit ?? own.unitNone
  return (
    <label className="pick">
      <small>{own.unit}</small>
      <select
        value={chosen}
        data-testid="desk-unit"
        onChange={(event) => {
          onChange({ choices: chooseUnit(work.choices, event.target.value) })
        }}
      >
        <option value="">{written}</option>
        {words.importDesk.units
          .filter((unit) => unit !== written)
          .map((unit) => (
            <option key={unit} value={unit}>
              {unit}
            </option>
          ))}
      </select>
    </label>
  )
}

/** How numbers written as text were read, and the key that reads them the other way. */
export function NotationLine({
  mapping,
  work,
  onChange,
}: PartProps & { mapping: ImportMapping | null }): ReactNode {
  const words = useWords()
  const own = words.importDesk.target
  const notation = mapping?.notation ?? null
  if (notation === null) return null
  const { convention, by, example } = notation
  const other = convention === 'vi' ? 'en' : 'vi'
  return (
    <p className="desk-wide desk-notation" data-testid="desk-notation">
      <span>
        {own.notation[convention]}
        {example !== '' &&
          ` · ${own.understood(example, writeExample(example, convention, words.paste.decimalMark))}`}
        {by === 'default' && ` (${own.assumed})`}
      </span>
      <button
        type="button"
        data-testid="desk-flip"
        onClick={() => {
          onChange({ choices: { ...work.choices, notation: other } })
        }}
      >
        {own.flip[convention]} <kbd>Alt+.</kbd>
      </button>
    </p>
  )
}

/** The number without its groups of thousands, so that it can be read in one way only. */
function writeExample(text: string, convention: 'vi' | 'en', decimalMark: string): string {
  const [groups, decimal] = convention === 'vi' ? (['.', ','] as const) : ([',', '.'] as const)
  return text
    .replaceAll(groups, '')
    .replace(/(?<=\d) (?=\d)/g, '')
    .replace(decimal, decimalMark)
}
