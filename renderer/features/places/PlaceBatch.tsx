import { useId, useMemo, useState, type ReactNode } from 'react'
import type { LocalityInput } from '../../../shared/contract/workbook-contract'
import { localityLevels, type LocalityLevel } from '../../../shared/model/dimension'
import type { LocalityId } from '../../../shared/model/ids'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { wordFailure } from '../../state/report-failure'
import { readDate } from '../../ui/date-text'
import { DateField } from '../../ui/DateField'
import type { Message } from '../../ui/MessageLine'
import { SearchPicker, type SearchOption } from '../../ui/SearchPicker'
import { guessLevel, type PlaceTree } from './place-tree'
import { readNames, type NamedPlace } from './read-names'

type Props = {
  tree: PlaceTree
  /** Under which place the list goes at first. */
  parent: LocalityId | null
  options: readonly SearchOption<LocalityId>[]
  onBusy: (busy: boolean) => void
  onDone: (message: Message, parent: LocalityId | null) => void
  onCancel: () => void
}

const namedAtMost = 5

/** A whole list of places at once: one change and one undo. A refusal stores none, and the list stays in the field. */
export function PlaceBatch({
  tree,
  parent: startParent,
  options,
  onBusy,
  onDone,
  onCancel,
}: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.reference.places
  const heading = useId()
  const [text, setText] = useState('')
  const [parent, setParent] = useState(startParent)
  const [level, setLevel] = useState<LocalityLevel>(() => guessLevel(tree, startParent))
  const [from, setFrom] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const known = useMemo(
    () => (parent === null ? tree.roots : tree.childrenOf(parent)).map(({ name }) => name),
    [tree, parent],
  )
  const { places, skipped } = useMemo(() => readNames(text, known), [text, known])
  const date = readDate(from)
  const ready = places.length > 0 && parent !== null && date.kind !== 'wrong' && !busy

  const describe = ({ name, code }: NamedPlace): LocalityInput => ({
    id: null,
    code: code.slice(0, 40),
    name: name.slice(0, 200),
    level,
    parent,
    validFrom: date.kind === 'date' ? date.iso : null,
    validTo: null,
    successor: null,
  })
  const add = async (): Promise<void> => {
    if (!ready) return
    setProblem('')
    setBusy(true)
    onBusy(true)
    try {
      await app.connection.call('locality.defineAll', { places: places.map(describe) })
      onDone({ tone: 'done', text: own.added(places.length) }, parent)
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
        void add()
      }}
    >
      <h3 id={heading} className="span-all">
        {own.addManyTitle}
      </h3>
      <label className="field span-all">
        {own.names}
        <textarea
          rows={8}
          autoFocus
          spellCheck={false}
          readOnly={busy}
          value={text}
          data-testid="batch-names"
          onChange={(event) => {
            setText(event.target.value)
          }}
        />
      </label>
      <p className="quiet span-all">{own.namesHint}</p>
      <div className="span-all">
        <SearchPicker
          name="batch-parent"
          label={own.parent}
          value={parent}
          options={options}
          none={null}
          placeholder={own.choose}
          nothingFound={own.nothingFound}
          onPick={(next) => {
            setParent(next)
            setLevel(guessLevel(tree, next))
          }}
        />
      </div>
      <label className="field span-2">
        {own.level}
        <select
          value={level}
          data-testid="batch-level"
          onChange={(event) => {
            setLevel(localityLevels.find((one) => one === event.target.value) ?? level)
          }}
        >
          {localityLevels.map((one) => (
            <option key={one} value={one}>
              {words.reference.levels[one]}
            </option>
          ))}
        </select>
      </label>
      <DateField
        name="batch-from"
        label={own.validFrom}
        value={from}
        placeholder={own.openDate}
        onChange={setFrom}
      />
      {!busy && skipped.length > 0 && (
        <p className="quiet span-all" data-testid="batch-skipped">
          {own.skipped(
            skipped.length,
            skipped.slice(0, namedAtMost).join(', ') + (skipped.length > namedAtMost ? '…' : ''),
          )}
        </p>
      )}
      {problem !== '' && (
        <p className="problem span-all" role="alert" data-testid="batch-problem">
          {problem}
        </p>
      )}
      <p className="form-actions span-all">
        <span role="status" data-testid="batch-progress">
          {busy && own.adding(places.length)}
          {date.kind === 'wrong' && words.reference.dateWrong}
        </span>
        <span className="space" />
        <button type="button" disabled={busy} onClick={onCancel}>
          {words.cancel}
        </button>
        <button type="submit" className="primary" disabled={!ready} data-testid="batch-add">
          {own.willAdd(places.length)}
        </button>
      </p>
    </form>
  )
}
