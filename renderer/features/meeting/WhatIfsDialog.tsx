import type { ReactNode } from 'react'
import type { StoredWhatIf } from '../../../shared/model/what-if'
import { useWords } from '../../i18n/words'
import { useApp, useScratch, useWorkbook } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { reportFailure } from '../../state/report-failure'
import { ModalDialog } from '../../ui/ModalDialog'
import { afterSupposing, beginSupposing } from './scratch-actions'

/** Sets of supposed figures that the workbook keeps: taken up again, or removed. */
export function WhatIfsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.meeting.whatIfs
  const kept = useScratch((state) => state.kept) ?? []
  const readOnly = useWorkbook((state) => state.workbook?.readOnly !== false)
  const fail = (error: unknown): void => {
    reportFailure(app.session, words, error)
  }
  const take = (id: StoredWhatIf['id']): void => {
    onClose()
    // What is supposed now would be given up for it.
    afterSupposing({ app, words }, () => {
      beginSupposing({ app, words }, id).catch(fail)
    })
  }
  const remove = ({ id, definition }: StoredWhatIf): void => {
    app.connection
      .call('whatIf.remove', { whatIf: id })
      .then(() => {
        showNotice(app.session, 'done', own.removed(definition.name))
      })
      .catch(fail)
  }
  return (
    <ModalDialog name="what-ifs" title={own.title} onClose={onClose}>
      {kept.length === 0 ? (
        <p>{own.none}</p>
      ) : (
        <ul className="what-ifs">
          {kept.map((one) => (
            <li key={one.id} data-testid={`what-if-${String(one.id)}`}>
              <b>{one.definition.name}</b>
              <span className="quiet">{own.figures(one.definition.figures.length)}</span>
              <span className="space" />
              <button
                type="button"
                data-testid={`what-if-take-${String(one.id)}`}
                onClick={() => {
                  take(one.id)
                }}
              >
                {own.take}
              </button>
              <button
                type="button"
                data-testid={`what-if-remove-${String(one.id)}`}
                disabled={readOnly}
                onClick={() => {
                  remove(one)
                }}
              >
                {own.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
    </ModalDialog>
  )
}
