import { useState, type KeyboardEvent, type ReactNode } from 'react'
import type { StoredChart } from '../../../shared/model/chart'
import type { PackItem } from '../../../shared/model/pack'
import type { WorkbookState } from '../../../shared/model/workbook'
import { titleOf } from '../../charts/use-picture'
import { useWords, type Words } from '../../i18n/words'
import { useApp, useSession } from '../../state/app-state'
import { useCharts } from '../../state/chart-store'
import { offerItems } from './offered-items'
import { addItem, changeItem, moveItem, removeItem } from './pack-edits'
import { PackItemFields } from './PackItemFields'
import type { PackDraft } from './use-pack-draft'

type Props = { workbook: WorkbookState; draft: PackDraft }

/** What a pack is made of, in its order: moved by dragging or with Alt and the arrows. */
export function PackItems({ workbook, draft }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const charts = useCharts(app.charts) ?? []
  const [dragged, setDragged] = useState<string | null>(null)
  const { items } = draft.definition
  const move = (id: string, to: number): void => {
    draft.keep((definition) => moveItem(definition, id, to))
  }
  return (
    <>
      <ol className="pack-items" data-testid="pack-items">
        {items.map((item, at) => {
          const name = nameItem(item, workbook, charts, words)
          return (
            <li
              key={item.id}
              className={dragged === item.id ? 'dragged' : undefined}
              data-testid={`pack-item-${String(at)}`}
              data-kind={item.kind}
              onDragOver={(event) => {
                if (dragged !== null) event.preventDefault()
              }}
              onDrop={(event) => {
                event.preventDefault()
                if (dragged !== null) move(dragged, at)
                setDragged(null)
              }}
            >
              <div className="pack-item-head">
                <button
                  type="button"
                  className="pack-handle"
                  title={words.packs.move}
                  aria-label={`${words.packs.move}: ${name}`}
                  disabled={workbook.readOnly}
                  draggable={!workbook.readOnly}
                  data-testid={`pack-move-${String(at)}`}
                  onDragStart={(event) => {
                    event.dataTransfer.effectAllowed = 'move'
                    event.dataTransfer.setData('text/plain', name)
                    setDragged(item.id)
                  }}
                  onDragEnd={() => {
                    setDragged(null)
                  }}
                  onKeyDown={(event) => {
                    const step = stepOf(event)
                    if (step === 0) return
                    event.preventDefault()
                    move(item.id, at + step)
                  }}
                >
                  <span aria-hidden="true">⠿</span>
                </button>
                <span className="pack-item-kind">{words.packs.kinds[item.kind]}</span>
                <span className="pack-item-name">{name}</span>
                <button
                  type="button"
                  disabled={workbook.readOnly}
                  aria-label={`${words.packs.removeItem}: ${name}`}
                  data-testid={`pack-take-out-${String(at)}`}
                  onClick={() => {
                    draft.keep((definition) => removeItem(definition, item.id))
                  }}
                >
                  {words.packs.removeItem}
                </button>
              </div>
              <PackItemFields
                item={item}
                workbook={workbook}
                onType={(changed) => {
                  draft.type((definition) => changeItem(definition, changed))
                }}
                onLeave={draft.leave}
                onKeep={(changed) => {
                  draft.keep((definition) => changeItem(definition, changed))
                }}
              />
            </li>
          )
        })}
      </ol>
      <AddItem workbook={workbook} draft={draft} charts={charts} />
    </>
  )
}

function AddItem({ workbook, draft, charts }: Props & { charts: readonly StoredChart[] }): ReactNode {
  const words = useWords()
  const session = useSession((state) => state)
  const [chosen, setChosen] = useState('')
  const groups = offerItems(workbook, charts, session, draft.definition.items, words)
  const offered = groups.flatMap(({ items }) => items).find(({ key }) => key === chosen)
  return (
    <div className="pack-add">
      <select
        aria-label={words.packs.adding.name}
        value={chosen}
        disabled={workbook.readOnly}
        data-testid="pack-offered"
        onChange={(event) => {
          setChosen(event.target.value)
        }}
      >
        <option value="">{words.packs.adding.placeholder}</option>
        {groups.map(
          ({ name, items }) =>
            items.length > 0 && (
              <optgroup key={name} label={name}>
                {items.map(({ key, name: item }) => (
                  <option key={key} value={key}>
                    {item}
                  </option>
                ))}
              </optgroup>
            ),
        )}
      </select>
      <button
        type="button"
        disabled={offered === undefined || workbook.readOnly}
        data-testid="pack-add"
        onClick={() => {
          if (offered === undefined) return
          const added = offered.make(crypto.randomUUID())
          draft.keep((definition) => addItem(definition, added, words.packs.paper.appendix))
        }}
      >
        {words.packs.add}
      </button>
    </div>
  )
}

/** What an item is called in the list. */
function nameItem(
  item: PackItem,
  workbook: WorkbookState,
  charts: readonly StoredChart[],
  words: Words,
): string {
  switch (item.kind) {
    case 'text':
      return item.text.split('\n')[0] ?? ''
    case 'page-break':
      return words.packs.orientations[item.orientation]
    case 'chart': {
      const { chart } = item
      const definition = typeof chart === 'number' ? charts.find(({ id }) => id === chart)?.definition : chart
      return definition === undefined ? words.packs.chartGone : titleOf(definition, workbook, words)
    }
    case 'table': {
      const { source } = item
      if (source.table === 'formulas') return words.packs.adding.formulas
      if (source.table === 'form')
        return workbook.forms.find(({ id }) => id === source.form)?.name ?? words.packs.tableGone
      const indicator = workbook.indicators.find(({ id }) => id === source.indicator)?.name
      return indicator === undefined ? words.packs.tableGone : `${words.tabs[source.by]} – ${indicator}`
    }
  }
}

function stepOf(event: KeyboardEvent): number {
  if (!event.altKey) return 0
  return { ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0
}
