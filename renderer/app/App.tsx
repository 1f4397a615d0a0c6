import { useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { ExportDialog } from '../features/export-excel/ExportDialog'
import { CreateDialog } from '../features/files/CreateDialog'
import { OpenDialog } from '../features/files/OpenDialog'
import { openWorkbook } from '../features/files/file-actions'
import { TemplateDialog } from '../features/fill-template/TemplateDialog'
import { AboutDialog } from '../features/help/AboutDialog'
import { KeysDialog } from '../features/help/KeysDialog'
import { HistoryDialog } from '../features/history/HistoryDialog'
import { IndicatorsDialog } from '../features/indicators/IndicatorsDialog'
import { EndScratchDialog } from '../features/meeting/EndScratchDialog'
import { MeetingMode } from '../features/meeting/MeetingMode'
import { ScratchBanner } from '../features/meeting/ScratchBanner'
import { WhatIfsDialog } from '../features/meeting/WhatIfsDialog'
import { NotesDialog } from '../features/notes/NotesDialog'
import { PeriodsDialog } from '../features/periods/PeriodsDialog'
import { PlacesDialog } from '../features/places/PlacesDialog'
import { ReturnFormsDialog } from '../features/return-forms/ReturnFormsDialog'
import { RulesDialog } from '../features/rules/RulesDialog'
import { SourceDialog } from '../features/source/SourceDialog'
import type { SheetHandle } from '../grid/sheet-props'
import { WordsContext, useWords } from '../i18n/words'
import { vi } from '../i18n/vi'
import { en } from '../i18n/en'
import { useApp, useSession, useSettings, useWorkbook } from '../state/app-state'
import { useLatest } from '../ui/use-latest'
import { showPlace } from '../state/show-place'
import { reportFailure, wordFailure } from '../state/report-failure'
import { Banners } from './Banners'
import { isCommandName, runCommand, type CommandName } from './commands'
import { ErrorBoundary } from './ErrorBoundary'
import { ImportDeskDialog } from './ImportDeskDialog'
import { readMenus, type Menu } from './menu'
import { MenuBar } from './MenuBar'
import { MessagePage } from './MessagePage'
import { NoticeStack } from './NoticeStack'
import { TextCheckDialog } from './TextCheckDialog'
import { useFileDrop } from './use-file-drop'
import { useRegionKeys, useShortcuts } from './use-shortcuts'
import { useTheme } from './use-theme'
import { Workspace } from './Workspace'

/** The window: words and theme of the user, then whatever state the connection and the workbook are in. */
export function App(): ReactNode {
  const language = useSettings((settings) => settings.language)
  const words = language === 'vi' ? vi : en
  useTheme()
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <WordsContext value={words}>
      <ErrorBoundary>
        <Window />
      </ErrorBoundary>
    </WordsContext>
  )
}

function Window(): ReactNode {
  const app = useApp()
  const words = useWords()
  const language = useSettings((settings) => settings.language)
  const connection = useWorkbook((state) => state.connection)
  const sheet = useRef<SheetHandle>(null)
  const menus = useMemo(() => readWindowMenus(language), [language])
  const run = useCallback(
    (name: CommandName): void => {
      runCommand(name, { app, words, sheet })
    },
    [app, words],
  )
  useShortcuts(menus, run)
  useRegionKeys()
  useShellRequests(run)
  const isDragging = useFileDrop()
  const isMeeting = useSession((state) => state.meeting !== null)
  const workbookName = useWorkbook((state) => state.workbook?.name)
  useEffect(() => {
    document.title = workbookName === undefined ? words.product : `${workbookName} – ${words.product}`
  }, [workbookName, words])

  if (connection === 'expired')
    return <MessagePage name="expired" title={words.pages.expiredTitle} text={words.pages.expiredText} />
  return (
    <div className="window">
      {app.platform.kind === 'browser' && !isMeeting && (
        <header className="top-bar">
          <b className="logo">{words.product}</b>
          <MenuBar menus={menus} onCommand={run} />
        </header>
      )}
      {isMeeting ? (
        <MeetingMode />
      ) : (
        <>
          <Banners onCommand={run} />
          <ScratchBanner />
          <Body sheet={sheet} onCommand={run} />
        </>
      )}
      <OpenDialogs sheet={sheet} />
      <NoticeStack />
      {isDragging && <div className="drop-veil">{words.importDesk.start.drop}</div>}
    </div>
  )
}

type BodyProps = { sheet: React.RefObject<SheetHandle | null>; onCommand: (name: CommandName) => void }

function Body({ sheet, onCommand }: BodyProps): ReactNode {
  const words = useWords()
  const { known, workbook, connection, problem } = useWorkbook((state) => state)
  if (workbook !== null) return <Workspace workbook={workbook} sheet={sheet} onCommand={onCommand} />
  if (!known && connection === 'lost')
    return <MessagePage name="lost" title={words.pages.lostTitle} text={words.pages.lostText} />
  if (!known) return <div className="connecting">{words.pages.connecting}</div>
  const button = (name: CommandName, text: string, primary: boolean): ReactNode => (
    <button
      type="button"
      className={primary ? 'primary' : ''}
      onClick={() => {
        onCommand(name)
      }}
    >
      {text}
    </button>
  )
  return (
    <MessagePage
      name="no-workbook"
      title={words.pages.noWorkbookTitle}
      text={problem === null ? words.pages.noWorkbookText : wordFailure(problem, words)}
    >
      {button('workbook.open', words.files.openTitle, true)}
      {button('workbook.create', words.files.createTitle, false)}
      {button('workbook.openSample', words.files.sample, false)}
    </MessagePage>
  )
}

function OpenDialogs({ sheet }: { sheet: React.RefObject<SheetHandle | null> }): ReactNode {
  const app = useApp()
  const dialog = useSession((state) => state.dialog)
  const close = (): void => {
    app.session.setState({ dialog: null })
  }
  const goTo = (index: number): void => {
    sheet.current?.goTo(index)
  }
  switch (dialog?.name) {
    case undefined:
      return null
    case 'create':
      return <CreateDialog onClose={close} />
    case 'open':
      return <OpenDialog onClose={close} />
    case 'history':
      return <HistoryDialog onClose={close} goTo={goTo} />
    case 'notes':
      return (
        <NotesDialog
          onClose={close}
          onGoTo={(place) => {
            close()
            showPlace(app, place, goTo)
          }}
        />
      )
    case 'import':
      return <ImportDeskDialog start={dialog.start} goTo={goTo} />
    case 'text-check':
      return <TextCheckDialog start={dialog.start} goTo={goTo} onClose={close} />
    case 'source':
      return <SourceDialog of={dialog.of} onClose={close} />
    case 'indicators':
      return <IndicatorsDialog adding={dialog.adding} onClose={close} />
    case 'rules':
      return <RulesDialog onClose={close} />
    case 'places':
      return <PlacesDialog onClose={close} />
    case 'export':
      return <ExportDialog slot={dialog.slot} suggestedName={dialog.suggestedName} onClose={close} />
    case 'template':
      return <TemplateDialog preview={dialog.preview} onClose={close} />
    case 'returns':
      return (
        <ReturnFormsDialog
          view={dialog.view}
          units={dialog.units}
          tableName={dialog.tableName}
          onClose={close}
        />
      )
    case 'periods':
      return <PeriodsDialog onClose={close} />
    case 'end-scratch':
      return <EndScratchDialog next={dialog.next} onClose={close} />
    case 'what-ifs':
      return <WhatIfsDialog onClose={close} />
    case 'keys':
      return <KeysDialog onClose={close} />
    case 'about':
      return <AboutDialog onClose={close} />
  }
}

/** A browser tab cannot be quit from inside, so the item is left out. */
function readWindowMenus(language: 'vi' | 'en'): readonly Menu[] {
  return readMenus(language).map((menu) => {
    const items = menu.items.filter((item) => 'separator' in item || isCommandName(item.command))
    return { ...menu, items: items.filter((item, at) => !('separator' in item) || at < items.length - 1) }
  })
}

/** The native menu and files opened from outside, in a desktop window. */
function useShellRequests(run: (name: CommandName) => void): void {
  const app = useApp()
  const words = useLatest(useWords())
  const latest = useLatest(run)
  useEffect(() => {
    const stopMenu = app.connection.on('shell.menuChosen', ({ command }) => {
      if (isCommandName(command)) latest.current(command)
    })
    const stopOpen = app.connection.on('shell.openRequested', ({ file }) => {
      openWorkbook(app, words.current, file).catch((error: unknown) => {
        reportFailure(app.session, words.current, error)
      })
    })
    return () => {
      stopMenu()
      stopOpen()
    }
  }, [app, latest, words])
}
