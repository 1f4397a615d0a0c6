import type { ReactNode } from 'react'
import { useWords } from '../../i18n/words'
import { wordFailure } from '../../state/report-failure'
import { useReference } from '../../state/use-reference'
import { ModalDialog } from '../../ui/ModalDialog'
import { PlacesEditor } from './PlacesEditor'

/** The places of the workbook, once they are read. */
export function PlacesDialog({ onClose }: { onClose: () => void }): ReactNode {
  const words = useWords()
  const { dimensions, failure } = useReference()
  if (dimensions !== null) return <PlacesEditor dimensions={dimensions} onClose={onClose} />
  return (
    <ModalDialog name="places" title={words.reference.places.title} wide onClose={onClose}>
      <p className={failure === null ? 'quiet' : 'problem'}>
        {failure === null ? words.reference.loading : wordFailure(failure, words)}
      </p>
    </ModalDialog>
  )
}
