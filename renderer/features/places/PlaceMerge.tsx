import { useId, useState, type ReactNode } from 'react'
import type { Locality } from '../../../shared/model/dimension'
import type { LocalityId } from '../../../shared/model/ids'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { wordFailure } from '../../state/report-failure'
import { readDate, stepDay, writeDate } from '../../ui/date-text'
import { DateField } from '../../ui/DateField'
import type { Message } from '../../ui/MessageLine'
import { SearchPicker, type SearchOption } from '../../ui/SearchPicker'

type Props = {
  /** The places ticked in the tree. */
  merged: readonly Locality[]
  /** Where they can go: every other place. */
  options: readonly SearchOption<LocalityId>[]
  find: (id: LocalityId) => Locality | undefined
  onBusy: (busy: boolean) => void
  onDone: (message: Message, target: LocalityId) => void
  onCancel: () => void
}

/**
 * Several places become part of one: each gets a last day and its successor, one after another. A successor that is new
 * begins the day after, so that in the periods before it is the sum of what it took over.
 */
export function PlaceMerge({ merged, options, find, onBusy, onDone, onCancel }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.reference.places
  const heading = useId()
  const [target, setTarget] = useState<LocalityId | null>(null)
  const [lastDay, setLastDay] = useState('')
  const [fresh, setFresh] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const place = target === null ? undefined : find(target)
  const day = readDate(lastDay)
  const tooEarly =
    day.kind === 'date' && merged.some(({ validFrom }) => validFrom !== null && validFrom > day.iso)
  const reason =
    merged.length === 0
      ? own.mergeCount(0)
      : place === undefined
        ? own.missingTarget
        : day.kind === 'none'
          ? own.missingLastDay
          : day.kind === 'wrong'
            ? words.reference.dateWrong
            : tooEarly
              ? own.datesReversed
              : null

  const merge = async (): Promise<void> => {
    if (reason !== null || place === undefined || day.kind !== 'date' || busy) return
    const changes: Locality[] = merged.map((one) => ({ ...one, validTo: day.iso, successor: place.id }))
    if (fresh && place.validFrom === null) changes.unshift({ ...place, validFrom: stepDay(day.iso, 1) })
    setProblem('')
    setBusy(true)
    onBusy(true)
    try {
      await app.connection.call('locality.defineAll', { places: changes })
      const names = merged.map(({ name }) => name).join(', ')
      onDone({ tone: 'done', text: own.merged(names, place.name) }, place.id)
    } catch (error) {
      setProblem(wordFailure(error, words))
    } finally {
      setBusy(false)
      onBusy(false)
    }
  }
  return (
    <form
      className="fields place-form"
      aria-labelledby={heading}
      onSubmit={(event) => {
        event.preventDefault()
        void merge()
      }}
    >
      <h3 id={heading} className="span-all">
        {own.mergeTitle}
      </h3>
      <p className="quiet span-all">{own.mergeHint}</p>
      <p className="span-all" data-testid="merge-names">
        {own.mergeNames}: {merged.length === 0 ? '–' : merged.map(({ name }) => name).join(', ')}
      </p>
      <div className="span-all">
        <SearchPicker
          name="merge-target"
          label={own.mergeTarget}
          value={target}
          options={options}
          none={null}
          placeholder={own.choose}
          nothingFound={own.nothingFound}
          onPick={setTarget}
        />
      </div>
      <DateField
        name="merge-day"
        label={own.mergeLastDay}
        value={lastDay}
        placeholder={own.dayExample}
        onChange={setLastDay}
      />
      {place?.validFrom === null && day.kind === 'date' && (
        <label className="tick span-all">
          <input
            type="checkbox"
            checked={fresh}
            data-testid="merge-fresh"
            onChange={(event) => {
              setFresh(event.target.checked)
            }}
          />
          {own.mergeFresh(writeDate(stepDay(day.iso, 1)))}
        </label>
      )}
      {problem !== '' && (
        <p className="problem span-all" role="alert">
          {problem}
        </p>
      )}
      <p className="form-actions span-all">
        <span className="reason" role="status">
          {busy ? own.merging : reason}
        </span>
        <span className="space" />
        <button type="button" disabled={busy} onClick={onCancel}>
          {words.cancel}
        </button>
        <button type="submit" className="primary" disabled={reason !== null || busy} data-testid="merge-run">
          {own.mergeCount(merged.length)}
        </button>
      </p>
    </form>
  )
}
