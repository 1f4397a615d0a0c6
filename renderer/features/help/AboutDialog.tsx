import type { ReactNode } from 'react'
import { version } from '../../../package.json'
import { useWords } from '../../i18n/words'
import { ModalDialog } from '../../ui/ModalDialog'

export function AboutDialog({ onClose }: { onClose: () => void }): ReactNode {
  const words = useWords()
  return (
    <ModalDialog name="about" title={words.help.aboutTitle} onClose={onClose}>
      <p>{words.help.aboutText}</p>
      <p className="quiet">
        {words.help.version(version)} · {words.help.license}
      </p>
    </ModalDialog>
  )
}
