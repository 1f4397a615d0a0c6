import type { ReactNode } from 'react'
import type { PackDefinition, StoredPack } from '../../../shared/model/pack'
import type { WorkbookState } from '../../../shared/model/workbook'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { reportFailure } from '../../state/report-failure'
import { freeName } from './pack-edits'
import type { PackDraft } from './use-pack-draft'

type Props = {
  pack: StoredPack
  packs: readonly StoredPack[]
  workbook: WorkbookState
  draft: PackDraft
  onMake: () => void
}

/** Which pack is in hand, and what can be done with it as a whole. */
export function PackBar({ pack, packs, workbook, draft, onMake }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const { readOnly, undo, redo } = workbook
  const run = (action: Promise<unknown>): void => {
    action.catch((error: unknown) => {
      reportFailure(app.session, words, error)
    })
  }
  const duplicate = async (definition: PackDefinition): Promise<void> => {
    const copy = { ...definition, name: freeName(definition.name, packs) }
    const made = await app.connection.call('pack.define', { id: null, definition: copy })
    app.session.setState({ pack: made.pack })
  }
  const remove = async (): Promise<void> => {
    await app.connection.call('pack.remove', { pack: pack.id })
    showNotice(app.session, 'done', `${words.packs.remove}: ${pack.definition.name}`, words.notices.undoHint)
  }
  const button = (
    name: 'duplicate' | 'remove' | 'undo' | 'redo',
    enabled: boolean,
    act: () => void,
  ): ReactNode => (
    <button type="button" disabled={!enabled || readOnly} data-testid={`pack-${name}`} onClick={act}>
      {words.packs[name]}
    </button>
  )
  return (
    <div className="pack-bar">
      <label>
        {words.packs.choose}
        <select
          value={String(pack.id)}
          data-testid="pack-choose"
          onChange={(event) => {
            const chosen = packs.find(({ id }) => String(id) === event.target.value)
            if (chosen !== undefined) app.session.setState({ pack: chosen.id })
          }}
        >
          {packs.map(({ id, definition }) => (
            <option key={id} value={String(id)}>
              {definition.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.packs.rename}
        <input
          value={draft.definition.name}
          maxLength={120}
          readOnly={readOnly}
          data-testid="pack-name"
          onChange={(event) => {
            const name = event.target.value.normalize('NFC')
            draft.type((definition) => ({ ...definition, name }))
          }}
          onBlur={draft.leave}
        />
      </label>
      <div className="pack-buttons">
        <button type="button" disabled={readOnly} data-testid="pack-make" onClick={onMake}>
          {words.packs.make}
        </button>
        {button('duplicate', true, () => {
          run(duplicate(draft.definition))
        })}
        {button('remove', true, () => {
          run(remove())
        })}
        {button('undo', undo !== null, () => {
          run(app.connection.call('history.undo', {}))
        })}
        {button('redo', redo !== null, () => {
          run(app.connection.call('history.redo', {}))
        })}
      </div>
    </div>
  )
}
