import { useCallback, useState } from 'react'
import { useWords } from '../i18n/words'
import { useApp } from './app-state'
import { showNotice } from './notices'
import { reportFailure } from './report-failure'

type Printing = { busy: boolean; print: () => void; savePdf: () => void }

/** Prints what the print view shows now, or saves it as a PDF. */
export function usePrinting(fileName: string): Printing {
  const app = useApp()
  const words = useWords()
  const [busy, setBusy] = useState(false)
  const run = useCallback(
    (action: Promise<void>): void => {
      action.catch((error: unknown) => {
        reportFailure(app.session, words, error)
      })
    },
    [app, words],
  )
  const print = useCallback((): void => {
    run(app.platform.print())
  }, [app, run])
  const savePdf = useCallback((): void => {
    const save = async (): Promise<void> => {
      setBusy(true)
      try {
        const saved = await app.platform.savePdf(fileName)
        if (saved === false) showNotice(app.session, 'info', words.notices.pdfInBrowser)
        else if (saved !== null) showNotice(app.session, 'done', words.notices.savedPdf(saved.name))
      } finally {
        setBusy(false)
      }
    }
    run(save())
  }, [app, words, fileName, run])
  return { busy, print, savePdf }
}
