import type { ReactNode } from 'react'
import { useWords } from '../../i18n/words'
import { ModalDialog } from '../../ui/ModalDialog'

export function KeysDialog({ onClose }: { onClose: () => void }): ReactNode {
  const words = useWords()
  return (
    <ModalDialog name="keys" title={words.help.keysTitle} wide onClose={onClose}>
      <table className="plain keys">
        <tbody>
          {words.help.keys.map(([keys, meaning]) => (
            <tr key={keys}>
              <td>
                <kbd>{keys}</kbd>
              </td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{words.help.entry}</p>
    </ModalDialog>
  )
}
