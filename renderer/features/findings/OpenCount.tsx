import type { ReactNode } from 'react'
import type { FormId } from '../../../shared/model/ids'
import { useWords } from '../../i18n/words'
import { useFindings } from '../../state/app-state'
import './findings.css'

/** How many findings of a form are open, beside its name; nothing where there are none. */
export function OpenCount({ form }: { form: FormId | null }): ReactNode {
  const { findings } = useWords()
  const open = useFindings((state) => (form === null ? 0 : (state.byForm.get(form) ?? 0)))
  if (open === 0) return null
  return (
    <span className="open-count" title={findings.ofForm(open)}>
      <span aria-hidden="true">{open}</span>
      <span className="announcer">{findings.ofForm(open)}</span>
    </span>
  )
}
