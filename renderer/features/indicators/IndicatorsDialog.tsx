import { useState, type ReactNode } from 'react'
import type { Indicator } from '../../../shared/model/dimension'
import { compareVietnamese } from '../../../shared/format/search-text'
import { useWords } from '../../i18n/words'
import { useApp, useWorkbook } from '../../state/app-state'
import { wordFailure } from '../../state/report-failure'
import { useReference } from '../../state/use-reference'
import { MessageLine, type Message } from '../../ui/MessageLine'
import { ModalDialog } from '../../ui/ModalDialog'
import { takeFocus } from '../../ui/take-focus'
import { IndicatorEditor } from './IndicatorEditor'

type Props = { adding: boolean; onClose: () => void }

/** The user's own indicators: a list, and one at a time in the editor. */
export function IndicatorsDialog({ adding, onClose }: Props): ReactNode {
  const { dimensions, failure } = useReference()
  const words = useWords()
  const [edited, setEdited] = useState<Indicator | 'new' | null>(adding ? 'new' : null)
  const [message, setMessage] = useState<Message | null>(null)

  if (edited !== null && dimensions !== null) {
    return (
      <IndicatorEditor
        dimensions={dimensions}
        indicator={edited === 'new' ? null : edited}
        onLeave={(saved) => {
          setMessage(saved === null ? null : { tone: 'done', text: words.reference.indicators.saved(saved) })
          setEdited(null)
        }}
      />
    )
  }
  return (
    <IndicatorList
      indicators={dimensions?.indicators ?? null}
      message={failure === null ? message : { tone: 'problem', text: wordFailure(failure, words) }}
      onMessage={setMessage}
      onEdit={setEdited}
      onClose={onClose}
    />
  )
}

type ListProps = {
  /** Null while they are being read. */
  indicators: readonly Indicator[] | null
  message: Message | null
  onMessage: (message: Message | null) => void
  onEdit: (edited: Indicator | 'new') => void
  onClose: () => void
}

function IndicatorList({ indicators, message, onMessage, onEdit, onClose }: ListProps): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.reference.indicators
  const readOnly = useWorkbook((state) => state.workbook?.readOnly !== false)
  const [busy, setBusy] = useState(false)
  const shown = (indicators ?? [])
    .filter((one) => one.formula !== null)
    .sort((a, b) => compareVietnamese(a.name, b.name))

  const remove = async ({ id, name }: Indicator): Promise<void> => {
    setBusy(true)
    try {
      await app.connection.call('indicator.remove', { indicator: id })
      onMessage({ tone: 'done', text: own.removed(name) })
    } catch (error) {
      onMessage({ tone: 'problem', text: wordFailure(error, words) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <ModalDialog
      name="indicators"
      title={own.title}
      wide
      onClose={onClose}
      actions={
        <>
          <button
            type="button"
            disabled={readOnly || indicators === null}
            data-testid="indicator-add"
            onClick={() => {
              onEdit('new')
            }}
          >
            {own.add}
          </button>
          <span className="space" />
          <button type="button" className="primary" ref={takeFocus} onClick={onClose}>
            {words.close}
          </button>
        </>
      }
    >
      {readOnly && <p className="quiet">{words.reference.readOnly}</p>}
      <MessageLine message={message} />
      {indicators === null && <p className="quiet">{words.reference.loading}</p>}
      {indicators !== null && shown.length === 0 && (
        <div className="empty-list" data-testid="indicators-empty">
          <p>{own.emptyTitle}</p>
          <p className="quiet">
            {own.emptyText} <code>{own.example}</code>
          </p>
        </div>
      )}
      {shown.length > 0 && (
        <table className="plain own-indicators">
          <thead>
            <tr>
              {[own.name, own.code, own.unit, own.formula].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id} data-testid={`indicator-${one.code}`}>
                <td>{one.name}</td>
                <td>
                  <code>{one.code}</code>
                </td>
                <td>{one.unit}</td>
                <td>
                  <code>{one.formula}</code>
                </td>
                <td className="row-actions">
                  <button
                    type="button"
                    disabled={readOnly || busy}
                    aria-label={`${own.edit} ${one.name}`}
                    onClick={() => {
                      onEdit(one)
                    }}
                  >
                    {own.edit}
                  </button>
                  <button
                    type="button"
                    disabled={readOnly || busy}
                    aria-label={`${own.remove} ${one.name}`}
                    onClick={() => {
                      void remove(one)
                    }}
                  >
                    {own.remove}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ModalDialog>
  )
}
