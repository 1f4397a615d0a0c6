import { useEffect, useState } from 'react'
import { openWorkbook } from '../features/files/file-actions'
import { useWords, type Words } from '../i18n/words'
import { useApp, type AppState } from '../state/app-state'
import type { DeskSource } from '../state/import-source'
import { showNotice } from '../state/notices'
import { reportFailure } from '../state/report-failure'
import { useLatest } from '../ui/use-latest'
import { isEnabled } from './commands'

/**
 * Files dropped anywhere on the window: a workbook is opened, anything else goes to the import desk. Returns whether files
 * are being dragged over the window. Without this the browser would leave the program and show the file.
 */
export function useFileDrop(): boolean {
  const app = useApp()
  const words = useWords()
  const [isOver, setOver] = useState(false)
  const latest = useLatest((dropped: Dropped) => {
    takeDropped(app, words, dropped).catch((error: unknown) => {
      reportFailure(app.session, words, error)
    })
  })
  const tell = useLatest(() => {
    showNotice(app.session, 'info', words.importDesk.oneFile)
  })
  useEffect(
    () =>
      app.connection.on('shell.fileDropped', (chosen) => {
        latest.current({ kind: 'file', chosen })
      }),
    [app, latest],
  )
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      // Null: out of the window, not from one part of it to the next.
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      setOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      const [file] = files
      if (files.length > 1) tell.current()
      else if (file !== undefined && app.platform.kind === 'browser')
        latest.current({ kind: 'dropped', file })
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [app, latest, tell])
  return isOver
}

/** A dropped file: in a browser the file itself, in a desktop window what the shell made of it. */
type Dropped = Extract<DeskSource, { kind: 'dropped' | 'file' }>

async function takeDropped(app: AppState, words: Words, dropped: Dropped): Promise<void> {
  const { dialog } = app.session.getState()
  const name = dropped.kind === 'file' ? dropped.chosen.name : dropped.file.name
  if (name.toLowerCase().endsWith('.kttt')) {
    if (dialog !== null) return
    const chosen =
      dropped.kind === 'file' ? dropped.chosen : await app.platform.takeFile(dropped.file, 'workbook')
    await openWorkbook(app, words, chosen.file)
    return
  }
  if (dialog?.name === 'text-check') {
    app.session.setState({ dialog: { name: 'text-check', start: dropped } })
    return
  }
  // A dialog that is open has work of its own in it; only the desk takes another file.
  if (dialog !== null && dialog.name !== 'import') return
  if (isEnabled('excel.import', app)) app.session.setState({ dialog: { name: 'import', start: dropped } })
  else showNotice(app.session, 'info', words.importDesk.openWorkbookFirst)
}
