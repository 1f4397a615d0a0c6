import { useMemo, type ReactNode, type RefObject } from 'react'
import { unpackCellFlags } from '../../shared/model/cell'
import { markFigures } from '../features/notes/annotate'
import type { SheetHandle } from '../grid/sheet-props'
import { useWords } from '../i18n/words'
import { useApp, useSession, useSettings, useWorkbook } from '../state/app-state'
import { showNotice } from '../state/notices'
import { collapseToLevel, countLevels, findShownLevel } from '../state/outline-levels'
import { reportFailure } from '../state/report-failure'
import { changeCollapsed, useCollapsed } from '../state/table-looks'
import type { ViewCache } from '../state/view-cache'
import { listSheetMenu } from './cell-menu'
import { isEnabled, type CommandName } from './commands'
import { ContextMenu } from './ContextMenu'
import { readMenus } from './menu'
import { showInspector } from './show-inspector'

type Props = {
  cache: ViewCache
  /** The active cell of figures. */
  index: number | null
  sheet: RefObject<SheetHandle | null>
  onCommand: (name: CommandName) => void
}

/** The menu that is open on the sheet, with what it offers for the selection. */
export function SheetMenu({ cache, index, sheet, onCommand }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const language = useSettings((settings) => settings.language)
  const request = useSession((state) => state.menu)
  const readOnly = useWorkbook((state) => state.workbook?.readOnly ?? true)
  const collapsed = useCollapsed(cache.layout)
  const menus = useMemo(() => readMenus(language), [language])
  const { rows } = cache.layout
  const levels = useMemo(() => countLevels(rows), [rows])
  if (request === null) return null
  const report = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      reportFailure(app.session, words, error)
    })
  }
  const showSource = async (cell: number): Promise<void> => {
    const { fact } = await app.connection.call('cells.explain', { view: cache.view, index: cell })
    const parts = [fact?.source ?? null, fact?.locator ?? null].filter((part) => part !== null)
    const { noSource, sourceOf } = words.cellMenu
    showNotice(app.session, 'info', parts.length === 0 ? noSource : sourceOf(parts.join(' · ')))
  }
  const entries = listSheetMenu(request.on, {
    words,
    menus,
    isEnabled: (name) => isEnabled(name, app),
    run: onCommand,
    active: index === null ? null : unpackCellFlags(cache.flags[index] ?? 0),
    readOnly,
    levels,
    shownLevel: findShownLevel(rows, collapsed),
    markMaturity: (maturity) => {
      report(markFigures(app, words, sheet.current, cache, { maturity }))
    },
    markQualifier: (qualifier) => {
      report(markFigures(app, words, sheet.current, cache, { qualifier }))
    },
    explain: (part) => {
      showInspector(app, part)
    },
    showSource: () => {
      if (index !== null) report(showSource(index))
    },
    openRows: (open) => {
      sheet.current?.openRows(open)
    },
    showLevel: (level) => {
      changeCollapsed(app, cache.layout, () => collapseToLevel(rows, level))
    },
  })
  return (
    <ContextMenu
      key={`${request.on} ${String(request.x)} ${String(request.y)}`}
      label={words.cellMenu[request.on]}
      entries={entries}
      x={request.x}
      y={request.y}
      onClose={() => {
        app.session.setState({ menu: null })
      }}
    />
  )
}
