import { useState, type ReactNode } from 'react'
import type { RuleEntry } from '../../../shared/model/check-rule'
import { useWords } from '../../i18n/words'
import { useApp, useWorkbook } from '../../state/app-state'
import { wordFailure } from '../../state/report-failure'
import { useReference } from '../../state/use-reference'
import { MessageLine, type Message } from '../../ui/MessageLine'
import { ModalDialog } from '../../ui/ModalDialog'
import { takeFocus } from '../../ui/take-focus'
import { RuleEditor } from './RuleEditor'
import { useRules } from './use-rules'
import './rules.css'

/** What the user demands of the forms: a list by form, and one rule at a time in the editor. */
export function RulesDialog({ onClose }: { onClose: () => void }): ReactNode {
  const words = useWords()
  const { dimensions, failure } = useReference()
  const { rules, problem, reread } = useRules()
  const [edited, setEdited] = useState<RuleEntry | 'new' | null>(null)
  const [message, setMessage] = useState<Message | null>(null)
  if (edited !== null && dimensions !== null) {
    return (
      <RuleEditor
        dimensions={dimensions}
        rule={edited === 'new' ? null : edited}
        onLeave={(saved) => {
          setMessage(saved === null ? null : { tone: 'done', text: words.ownRules.saved(saved) })
          // The list must not show for a moment what it was before.
          void reread().then(() => {
            setEdited(null)
          })
        }}
      />
    )
  }
  const failed = failure ?? problem
  return (
    <RuleList
      rules={dimensions === null ? null : rules}
      message={failed === null ? message : { tone: 'problem', text: wordFailure(failed, words) }}
      onMessage={(next) => {
        setMessage(next)
        void reread()
      }}
      onEdit={setEdited}
      onClose={onClose}
    />
  )
}

type ListProps = {
  /** Null while they are being read. */
  rules: readonly RuleEntry[] | null
  message: Message | null
  onMessage: (message: Message) => void
  onEdit: (edited: RuleEntry | 'new') => void
  onClose: () => void
}

function RuleList({ rules, message, onMessage, onEdit, onClose }: ListProps): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.ownRules
  const workbook = useWorkbook((state) => state.workbook)
  const readOnly = workbook?.readOnly !== false
  const [busy, setBusy] = useState(false)
  const remove = async ({ id, name }: RuleEntry): Promise<void> => {
    setBusy(true)
    try {
      await app.connection.call('rule.remove', { rule: id })
      onMessage({ tone: 'done', text: own.removed(name) })
    } catch (error) {
      onMessage({ tone: 'problem', text: wordFailure(error, words) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <ModalDialog
      name="rules"
      title={own.title}
      wide
      onClose={onClose}
      actions={
        <>
          <button
            type="button"
            disabled={readOnly || rules === null}
            data-testid="rule-add"
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
      {rules === null && <p className="quiet">{words.reference.loading}</p>}
      {rules?.length === 0 && (
        <div className="empty-list" data-testid="rules-empty">
          <p>{own.emptyTitle}</p>
          <p className="quiet">
            {own.emptyText} <code>{own.example}</code>
          </p>
        </div>
      )}
      {(workbook?.forms ?? []).map((form) => {
        const listed = (rules ?? []).filter((rule) => rule.form === form.id)
        return listed.length === 0 ? null : (
          <table key={form.id} className="plain own-rules">
            <caption>{form.name}</caption>
            <thead>
              <tr>
                {[own.name, own.formula, own.severity, own.state].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
                <th />
              </tr>
            </thead>
            <tbody>
              {listed.map((rule) => (
                <tr key={rule.id} data-testid={`rule-${String(rule.id)}`}>
                  <td>
                    {rule.name}
                    {rule.message !== '' && <small className="quiet">{rule.message}</small>}
                  </td>
                  <td>
                    <code>{rule.formula}</code>
                  </td>
                  <td>{own.severities[rule.severity]}</td>
                  <td className={rule.readable && rule.broken === 0 ? '' : 'wrong'}>{own.describe(rule)}</td>
                  <td className="row-actions">
                    <button
                      type="button"
                      disabled={readOnly || busy}
                      aria-label={`${own.edit} ${rule.name}`}
                      onClick={() => {
                        onEdit(rule)
                      }}
                    >
                      {own.edit}
                    </button>
                    <button
                      type="button"
                      disabled={readOnly || busy}
                      aria-label={`${own.remove} ${rule.name}`}
                      onClick={() => {
                        void remove(rule)
                      }}
                    >
                      {own.remove}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
    </ModalDialog>
  )
}
