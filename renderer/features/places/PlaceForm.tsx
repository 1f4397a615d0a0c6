import { useId, useState, type ReactNode } from 'react'
import type { LocalityInput } from '../../../shared/contract/workbook-contract'
import { localityLevels, type Locality, type LocalityLevel } from '../../../shared/model/dimension'
import type { LocalityId } from '../../../shared/model/ids'
import { useWords } from '../../i18n/words'
import { readDate, writeDate } from '../../ui/date-text'
import { DateField } from '../../ui/DateField'
import { SearchPicker, type SearchOption } from '../../ui/SearchPicker'

/** A place as it stands in the fields; dates as typed. */
export type PlaceDraft = Omit<LocalityInput, 'id' | 'validFrom' | 'validTo'> & { from: string; to: string }

type Props = {
  title: string
  draft: PlaceDraft
  /** Null for a new place. */
  id: LocalityId | null
  /** Where it can lie; empty for the place in which all others lie. And what can have taken it over. */
  parents: readonly SearchOption<LocalityId>[]
  successors: readonly SearchOption<LocalityId>[]
  disabled: boolean
  /** The level that a new place under a parent most likely has. */
  guessLevel: (parent: LocalityId | null) => LocalityLevel
  onChange: () => void
  onSave: (input: LocalityInput) => void
  /** Leaves a new place unmade; null for a place that exists. */
  onCancel: (() => void) | null
}

export function draftOf(place: Locality): PlaceDraft {
  const { code, name, level, parent, successor, validFrom, validTo } = place
  const write = (iso: string | null): string => (iso === null ? '' : writeDate(iso))
  return { code, name, level, parent, successor, from: write(validFrom), to: write(validTo) }
}

/** Everything about one place. Enter saves. */
export function PlaceForm(props: Props): ReactNode {
  const { title, id, parents, successors, disabled, guessLevel, onChange, onSave, onCancel } = props
  const words = useWords()
  const own = words.reference.places
  const heading = useId()
  const [draft, setDraft] = useState(props.draft)
  const [levelChosen, setLevelChosen] = useState(id !== null)
  const change = (part: Partial<PlaceDraft>): void => {
    setDraft((current) => ({ ...current, ...part }))
    onChange()
  }
  const from = readDate(draft.from)
  const to = readDate(draft.to)
  const name = draft.name.normalize('NFC').trim()
  const reason =
    name === ''
      ? own.missingName
      : from.kind === 'wrong' || to.kind === 'wrong'
        ? words.reference.dateWrong
        : draft.parent === null && parents.length > 0
          ? own.missingParent
          : from.kind === 'date' && to.kind === 'date' && from.iso > to.iso
            ? own.datesReversed
            : null
  const changed = id === null || JSON.stringify(draft) !== JSON.stringify(props.draft)
  const save = (): void => {
    if (reason !== null || disabled || !changed) return
    const { level, parent, successor } = draft
    onSave({
      id,
      code: draft.code.normalize('NFC').trim(),
      name,
      level,
      parent,
      successor,
      validFrom: from.kind === 'date' ? from.iso : null,
      validTo: to.kind === 'date' ? to.iso : null,
    })
  }
  return (
    <form
      className="fields place-form"
      aria-labelledby={heading}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <h3 id={heading} className="span-all">
        {title}
      </h3>
      <label className="field span-all">
        {own.name}
        <input
          type="text"
          maxLength={200}
          autoFocus={id === null}
          value={draft.name}
          data-testid="place-name"
          onChange={(event) => {
            change({ name: event.target.value })
          }}
        />
      </label>
      <label className="field span-2">
        {own.level}
        <select
          value={draft.level}
          data-testid="place-level"
          onChange={(event) => {
            const level = localityLevels.find((one) => one === event.target.value)
            if (level === undefined) return
            setLevelChosen(true)
            change({ level })
          }}
        >
          {localityLevels.map((level) => (
            <option key={level} value={level}>
              {words.reference.levels[level]}
            </option>
          ))}
        </select>
      </label>
      <label className="field span-2">
        {own.code}
        <input
          type="text"
          maxLength={40}
          placeholder={own.codeHint}
          value={draft.code}
          data-testid="place-code"
          onChange={(event) => {
            change({ code: event.target.value })
          }}
        />
      </label>
      <div className="span-all">
        <SearchPicker
          name="place-parent"
          label={own.parent}
          value={draft.parent}
          options={parents}
          none={parents.length === 0 ? own.noParent : null}
          placeholder={own.choose}
          nothingFound={own.nothingFound}
          onPick={(parent) => {
            change(levelChosen ? { parent } : { parent, level: guessLevel(parent) })
          }}
        />
      </div>
      <DateField
        name="place-from"
        label={own.validFrom}
        value={draft.from}
        placeholder={own.openDate}
        onChange={(text) => {
          change({ from: text })
        }}
      />
      <DateField
        name="place-to"
        label={own.validTo}
        value={draft.to}
        placeholder={own.openDate}
        onChange={(text) => {
          change({ to: text })
        }}
      />
      {draft.successor !== null && (
        <div className="span-all">
          <SearchPicker
            name="place-successor"
            label={own.successor}
            value={draft.successor}
            options={successors}
            none={own.noSuccessor}
            placeholder={own.choose}
            nothingFound={own.nothingFound}
            onPick={(successor) => {
              change({ successor })
            }}
          />
        </div>
      )}
      <p className="form-actions span-all">
        <span className="reason" role="status">
          {changed ? reason : null}
        </span>
        <span className="space" />
        {onCancel !== null && (
          <button type="button" onClick={onCancel}>
            {words.cancel}
          </button>
        )}
        <button
          type="submit"
          className="primary"
          disabled={reason !== null || disabled || !changed}
          data-testid="place-save"
        >
          {words.reference.save}
        </button>
      </p>
    </form>
  )
}
