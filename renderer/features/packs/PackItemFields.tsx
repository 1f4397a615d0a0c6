import type { ReactNode } from 'react'
import type { LocalityId, PeriodId } from '../../../shared/model/ids'
import type { PackItem } from '../../../shared/model/pack'
import type { WorkbookState } from '../../../shared/model/workbook'
import { useWords } from '../../i18n/words'

type Props = {
  item: PackItem
  workbook: WorkbookState
  /** While a text is being typed, and when its field is left. */
  onType: (changed: PackItem) => void
  onLeave: () => void
  onKeep: (changed: PackItem) => void
}

/** What can be said about one item of a pack. */
export function PackItemFields({ item, workbook, onType, onLeave, onKeep }: Props): ReactNode {
  const words = useWords()
  const { readOnly } = workbook
  switch (item.kind) {
    case 'text':
      return (
        <div className="pack-fields">
          <Choice
            label={words.packs.textStyle}
            value={item.style}
            names={words.packs.styles}
            disabled={readOnly}
            onChoose={(style) => {
              onKeep({ ...item, style })
            }}
          />
          <textarea
            aria-label={words.packs.text}
            rows={item.style === 'heading' ? 1 : 4}
            maxLength={20_000}
            value={item.text}
            readOnly={readOnly}
            data-testid="pack-text"
            onChange={(event) => {
              onType({ ...item, text: event.target.value.normalize('NFC') })
            }}
            onBlur={onLeave}
          />
        </div>
      )
    case 'page-break':
      return (
        <div className="pack-fields">
          <Choice
            label={words.packs.orientation}
            value={item.orientation}
            names={words.packs.orientations}
            disabled={readOnly}
            onChoose={(orientation) => {
              onKeep({ ...item, orientation })
            }}
          />
        </div>
      )
    case 'chart':
      return (
        <div className="pack-fields">
          <Choice
            label={words.packs.size}
            value={item.size}
            names={words.packs.sizes}
            disabled={readOnly}
            onChoose={(size) => {
              onKeep({ ...item, size })
            }}
          />
        </div>
      )
    case 'table':
      return (
        <div className="pack-fields">
          <label title={words.packs.labelHint}>
            {words.packs.label}
            <input
              value={item.label}
              maxLength={60}
              readOnly={readOnly}
              data-testid="pack-label"
              onChange={(event) => {
                onType({ ...item, label: event.target.value.normalize('NFC') })
              }}
              onBlur={onLeave}
            />
          </label>
          <Choice
            label={words.packs.orientation}
            value={item.orientation}
            names={words.packs.orientations}
            disabled={readOnly}
            onChoose={(orientation) => {
              onKeep({ ...item, orientation })
            }}
          />
          <Place
            label={words.packs.period}
            value={item.period}
            options={workbook.periods.map((period) => ({ id: period.id, name: words.writePeriod(period) }))}
            disabled={readOnly}
            onChoose={(period) => {
              onKeep({ ...item, period: period as PeriodId | 'shown' })
            }}
          />
          <Place
            label={words.packs.locality}
            value={item.locality}
            options={workbook.localities}
            disabled={readOnly}
            onChoose={(locality) => {
              onKeep({ ...item, locality: locality as LocalityId | 'shown' })
            }}
          />
          <label className="tick">
            <input
              type="checkbox"
              checked={item.marks}
              disabled={readOnly}
              onChange={(event) => {
                onKeep({ ...item, marks: event.target.checked })
              }}
            />
            {words.packs.marks}
          </label>
        </div>
      )
  }
}

type ChoiceProps<T extends string> = {
  label: string
  value: T
  names: Readonly<Record<T, string>>
  disabled: boolean
  onChoose: (value: T) => void
}

function Choice<T extends string>({ label, value, names, disabled, onChoose }: ChoiceProps<T>): ReactNode {
  const keys = Object.keys(names) as T[]
  return (
    <label>
      {label}
      <select
        value={value}
        disabled={disabled}
        onChange={(event) => {
          const chosen = keys.find((key) => key === event.target.value)
          if (chosen !== undefined) onChoose(chosen)
        }}
      >
        {keys.map((key) => (
          <option key={key} value={key}>
            {names[key]}
          </option>
        ))}
      </select>
    </label>
  )
}

type PlaceProps = {
  label: string
  value: number | 'shown'
  options: readonly { id: number; name: string }[]
  disabled: boolean
  onChoose: (value: number | 'shown') => void
}

/** A period or a place: that of the window, or a fixed one. */
function Place({ label, value, options, disabled, onChoose }: PlaceProps): ReactNode {
  const words = useWords()
  return (
    <label>
      {label}
      <select
        value={String(value)}
        disabled={disabled}
        onChange={(event) => {
          onChoose(event.target.value === 'shown' ? 'shown' : Number(event.target.value))
        }}
      >
        <option value="shown">{words.packs.shown}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={String(id)}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
