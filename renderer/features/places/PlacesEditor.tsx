import { useMemo, useRef, useState, type ReactNode } from 'react'
import { isValidIn } from '../../../shared/calc/validity'
import type { LocalityInput } from '../../../shared/contract/workbook-contract'
import type { Dimensions, Locality, LocalityLevel } from '../../../shared/model/dimension'
import type { LocalityId } from '../../../shared/model/ids'
import { useWords } from '../../i18n/words'
import { useApp, useSession, useWorkbook } from '../../state/app-state'
import { wordFailure } from '../../state/report-failure'
import { MessageLine, type Message } from '../../ui/MessageLine'
import { ModalDialog } from '../../ui/ModalDialog'
import { takeFocus } from '../../ui/take-focus'
import { draftOf, PlaceForm } from './PlaceForm'
import { PlaceBatch } from './PlaceBatch'
import { PlaceMerge } from './PlaceMerge'
import { listPlaceChoices } from './place-options'
import { PlaceTreeView } from './PlaceTreeView'
import {
  buildPlaceTree,
  guessLevel,
  listFoundRows,
  listOpenRows,
  listWithin,
  openAtFirst,
} from './place-tree'

type Props = { dimensions: Dimensions; onClose: () => void }

/** What the right side is for. */
type Mode = 'edit' | 'add' | 'batch' | 'merge'

const shownMatches = 200

/** The tree of places on the left; on the right one place, a list of new ones, or a merger. */
export function PlacesEditor({ dimensions, onClose }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.reference.places
  const readOnly = useWorkbook((state) => state.workbook?.readOnly !== false)
  const periodId = useSession((state) => state.period)
  const shownPlace = useSession((state) => state.locality)
  const details = useRef<HTMLDivElement>(null)
  const { localities, periods } = dimensions
  const tree = useMemo(() => buildPlaceTree(localities), [localities])
  const choices = useMemo(() => listPlaceChoices(tree, words), [tree, words])
  const [open, setOpen] = useState(() => openAtFirst(tree))
  const [selected, setSelected] = useState<LocalityId | null>(shownPlace)
  const [mode, setMode] = useState<Mode>('edit')
  const [ticked, setTicked] = useState(noPlaces)
  const [query, setQuery] = useState('')
  const [message, setMessage] = useState<Message | null>(null)
  const [busy, setBusy] = useState(false)
  /** Unsaved text on the right, and whether the person was told that it would be lost. */
  const [unsaved, setUnsaved] = useState<'no' | 'yes' | 'told'>('no')

  const searching = query.trim() !== ''
  const { rows, more } = useMemo(
    () =>
      searching ? listFoundRows(tree, query, shownMatches) : { rows: listOpenRows(tree, open), more: 0 },
    [tree, open, query, searching],
  )
  const place = selected === null ? undefined : tree.byId.get(selected)
  const within = useMemo(() => (selected === null ? noPlaces : listWithin(tree, selected)), [tree, selected])
  /** Under which a new place goes at first: everything lies in one place. */
  const home = selected ?? tree.roots[0]?.id ?? null
  const guess = (parent: LocalityId | null): LocalityLevel => guessLevel(tree, parent)
  const period = periods.find((one) => one.id === periodId)

  /** Leaving what is on the right: at once when nothing is lost, else at the second attempt. */
  const leave = (go: () => void): void => {
    if (busy) return
    if (unsaved === 'yes') {
      setUnsaved('told')
      setMessage({ tone: 'problem', text: words.reference.discardFirst })
      return
    }
    setUnsaved('no')
    setMessage(null)
    go()
  }
  const show = (next: Mode): void => {
    leave(() => {
      setMode(next)
      setTicked(next === 'merge' && place?.parent != null ? new Set([place.id]) : noPlaces)
    })
  }
  const select = (id: LocalityId): void => {
    if (id === selected) return
    if (mode === 'batch' || mode === 'merge') setSelected(id)
    else
      leave(() => {
        setSelected(id)
        setMode('edit')
      })
  }
  const finish = (done: Message, next: LocalityId | null): void => {
    setUnsaved('no')
    setMode('edit')
    setMessage(done)
    if (next === null) return
    setSelected(next)
    setOpen((current) => new Set([...current, next]))
  }
  const perform = async (action: () => Promise<void>): Promise<void> => {
    setBusy(true)
    try {
      await action()
    } catch (error) {
      setMessage({ tone: 'problem', text: wordFailure(error, words) })
    } finally {
      setBusy(false)
    }
  }
  const save = (input: LocalityInput): Promise<void> =>
    perform(async () => {
      const { locality } = await app.connection.call('locality.define', input)
      if (input.parent !== null) {
        const { parent } = input
        setOpen((current) => new Set([...current, parent]))
      }
      setQuery('')
      finish({ tone: 'done', text: own.saved(input.name) }, locality)
    })
  const remove = ({ id, name, parent }: Locality): Promise<void> =>
    perform(async () => {
      await app.connection.call('locality.remove', { locality: id })
      finish({ tone: 'done', text: own.removed(name) }, parent)
    })
  const toggle = (id: LocalityId): void => {
    setOpen((current) => withToggled(current, id))
  }
  const tick = (id: LocalityId): void => {
    setTicked((current) => withToggled(current, id))
  }
  const touch = (): void => {
    setUnsaved('yes')
    setMessage(null)
  }
  const cancel = (): void => {
    leave(() => {
      setMode('edit')
    })
  }
  const button = (next: Mode, label: string, enabled: boolean): ReactNode => (
    <button
      type="button"
      data-testid={`places-${next}`}
      aria-pressed={mode === next}
      disabled={readOnly || busy || !enabled}
      onClick={() => {
        show(next)
      }}
    >
      {label}
    </button>
  )
  return (
    <ModalDialog
      name="places"
      title={own.title}
      wide
      onClose={() => {
        if (mode === 'edit') leave(onClose)
        else cancel()
      }}
      actions={
        <>
          {button('add', own.add, true)}
          {button('batch', own.addMany, true)}
          {button('merge', own.merge, true)}
          <button
            type="button"
            data-testid="places-remove"
            disabled={readOnly || busy || mode !== 'edit' || place === undefined}
            onClick={() => {
              if (place !== undefined) void remove(place)
            }}
          >
            {own.remove}
          </button>
          <span className="space" />
          <button
            type="button"
            onClick={() => {
              leave(onClose)
            }}
          >
            {words.close}
          </button>
        </>
      }
    >
      {readOnly && <p className="quiet">{words.reference.readOnly}</p>}
      <div className="message-room">
        <MessageLine message={message} />
      </div>
      <div className="places">
        <div className="places-list">
          <input
            type="search"
            className="search"
            ref={takeFocus}
            aria-label={own.search}
            placeholder={own.searchHint}
            value={query}
            data-testid="places-search"
            onChange={(event) => {
              setQuery(event.target.value)
            }}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return
              event.preventDefault()
              const list = event.currentTarget.parentElement
              list?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus()
            }}
          />
          <PlaceTreeView
            tree={tree}
            rows={rows}
            selected={selected}
            ticked={mode === 'merge' ? ticked : null}
            counts={(one) => period === undefined || isValidIn(one, period)}
            onSelect={select}
            onToggle={toggle}
            onTick={tick}
            onEnter={() => {
              details.current?.querySelector<HTMLElement>('input, textarea')?.focus()
            }}
          />
          <p className="quiet" role="status">
            {rows.length === 0
              ? own.nothingFound
              : more > 0
                ? own.moreFound(more)
                : own.found(tree.byId.size)}
          </p>
        </div>
        <div className="place-details" ref={details}>
          {mode === 'batch' ? (
            <PlaceBatch
              tree={tree}
              parent={home}
              options={choices}
              onBusy={setBusy}
              onDone={finish}
              onCancel={cancel}
            />
          ) : mode === 'merge' ? (
            <PlaceMerge
              merged={localities.filter(({ id }) => ticked.has(id))}
              options={choices.filter(({ id }) => !ticked.has(id))}
              find={(id) => tree.byId.get(id)}
              onBusy={setBusy}
              onDone={finish}
              onCancel={cancel}
            />
          ) : mode === 'add' ? (
            <PlaceForm
              key="new"
              title={own.addTitle}
              id={null}
              draft={{
                code: '',
                name: '',
                level: guess(home),
                parent: home,
                successor: null,
                from: '',
                to: '',
              }}
              parents={choices}
              successors={choices}
              disabled={busy}
              guessLevel={guess}
              onChange={touch}
              onSave={(input) => void save(input)}
              onCancel={cancel}
            />
          ) : place === undefined ? (
            <p className="quiet">{own.selectFirst}</p>
          ) : (
            <PlaceForm
              key={`${String(place.id)} ${JSON.stringify(place)}`}
              title={own.editTitle}
              id={place.id}
              draft={draftOf(place)}
              parents={place.parent === null ? [] : choices.filter(({ id }) => !within.has(id))}
              successors={choices.filter(({ id }) => id !== place.id)}
              disabled={busy || readOnly}
              guessLevel={guess}
              onChange={touch}
              onSave={(input) => void save(input)}
              onCancel={null}
            />
          )}
        </div>
      </div>
    </ModalDialog>
  )
}

const noPlaces: ReadonlySet<LocalityId> = new Set()

function withToggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(value)) next.add(value)
  return next
}
