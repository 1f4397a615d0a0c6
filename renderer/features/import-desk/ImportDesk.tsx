import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { ImportMapping } from '../../../shared/model/import-draft'
import type { WorkbookState } from '../../../shared/model/workbook'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import type { DeskSource } from '../../state/import-source'
import { wordFailure } from '../../state/report-failure'
import { ModalDialog } from '../../ui/ModalDialog'
import { applyTable, showImported } from './apply-table'
import { DeskStart } from './DeskStart'
import { DeskFooter } from './DeskFooter'
import { pickFirstTable, showColumns, showRows, type TableWork } from './desk-work'
import { MappingPane } from './MappingPane'
import { countTicked } from './preview-cells'
import { PreviewPane } from './PreviewPane'
import { TableList } from './TableList'
import { TargetBar, type DeskOptions } from './TargetBar'
import { useBroughtFile, usePasted } from './use-brought'
import { useDesk } from './use-desk'

type Props = {
  workbook: WorkbookState
  options: DeskOptions
  /** Read at once: a file that was dropped on the window. */
  start: DeskSource | null
  goTo: (index: number) => void
}

/**
 * The place where a foreign table is taken into the workbook: what is in the file, where it goes, which row is which, what
 * would change. Nothing is stored before the last step, and no failure takes away what the user has said.
 */
export function ImportDesk({ workbook, options, start, goTo }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.importDesk
  const desk = useDesk(() => {
    const { period, locality } = app.session.getState()
    return { period: period ?? workbook.period, locality: locality ?? workbook.locality }
  })
  const [remember, setRemember] = useState(true)
  const [applying, setApplying] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const [done, setDone] = useState<{ cells: number; revision: number } | null>(null)
  const { draft, mapping } = desk
  const table = draft?.tables.find(({ id }) => id === desk.table)
  const work = desk.table === null ? undefined : desk.works[desk.table]
  const ticked = useMemo(
    () => (mapping === null || work === undefined ? 0 : countTicked(mapping, work.ticks)),
    [mapping, work],
  )
  const asked = useMemo(() => countAsked(mapping, work), [mapping, work])
  const hasWords = Object.values(desk.works).some(
    ({ choices, imported }) => imported === null && choices.rows.length + choices.columns.length > 0,
  )

  const leave = (): void => {
    app.session.setState({ dialog: null })
    if (done !== null) showImported(app, done.revision, goTo)
  }
  const close = (): void => {
    if (desk.reading) desk.stop()
    else if (hasWords && !isLeaving) setLeaving(true)
    else leave()
  }
  const read = (source: DeskSource): void => {
    setDone(null)
    setLeaving(false)
    desk.read(source, 'by-evidence')
  }
  const choose = (): void => {
    app.platform
      .pickFile('excel')
      .then((chosen) => {
        if (chosen !== null) read({ kind: 'file', chosen })
      })
      .catch((error: unknown) => {
        desk.tell(wordFailure(error, words))
      })
  }
  /** What comes by itself must not push away what has been answered. */
  const take = (source: DeskSource): void => {
    if (hasWords) desk.tell(own.finishFirst)
    else read(source)
  }
  usePasted(desk.reading ? null : take, desk.tell)
  useBroughtFile(start, take)

  const canApply =
    mapping !== null && !desk.isStale && !applying && (ticked > 0 || mapping.target.kind === 'new-form')
  const apply = (): void => {
    if (draft === null || table === undefined || work === undefined || mapping === null || !canApply) return
    setApplying(true)
    applyTable(app, { draft: draft.draft, table: table.id, work, mapping, remember })
      .then((result) => {
        setDone(result)
        desk.change({ imported: result.cells, choices: { ...work.choices } })
        const next = pickFirstTable(draft, (id) => id === table.id || desk.works[id]?.imported !== null)
        if (next?.proposal == null) {
          app.session.setState({ dialog: null })
          showImported(app, result.revision, goTo, { words, cells: result.cells })
        } else desk.choose(next.id)
      })
      .catch((error: unknown) => {
        desk.tell(wordFailure(error, words))
      })
      .finally(() => {
        setApplying(false)
      })
  }
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.ctrlKey && event.key === 'Enter') {
      if (desk.pane === 'preview') apply()
      else desk.show('preview')
    } else if (event.altKey && event.code === 'Period' && work !== undefined && mapping?.notation != null) {
      const notation = mapping.notation.convention === 'vi' ? 'en' : 'vi'
      desk.change({ choices: { ...work.choices, notation } })
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <ModalDialog
      name="import"
      title={
        draft === null ? own.title : own.titleOf(desk.source?.kind === 'pasted' ? own.pastedName : draft.file)
      }
      full
      onClose={close}
      actions={
        <DeskFooter
          desk={desk}
          hasTable={mapping !== null}
          ticked={ticked}
          isNewForm={work?.target.kind === 'new-form'}
          hasDoubts={(table?.doubts ?? []).length > 0}
          remember={remember}
          applying={applying}
          isDone={done !== null}
          canApply={canApply}
          leaving={
            isLeaving
              ? {
                  leave,
                  stay: () => {
                    setLeaving(false)
                    focusWork()
                  },
                }
              : null
          }
          onRemember={setRemember}
          onApply={apply}
          onClose={close}
          onOther={choose}
        />
      }
    >
      {draft === null || desk.reading ? (
        <DeskStart desk={desk} onChoose={choose} />
      ) : (
        <div className="desk" onKeyDown={press}>
          <TableList desk={desk} draft={draft} />
          <div className="desk-main">
            {done !== null && (
              <p className="done-line" role="status" data-testid="desk-done">
                {own.imported(
                  done.cells,
                  draft.tables.filter(({ id }) => desk.works[id]?.imported === null).length,
                )}
              </p>
            )}
            {desk.problem !== '' && (
              <p className="problem" role="alert" data-testid="desk-problem">
                {desk.problem}
              </p>
            )}
            {table !== undefined && work !== undefined && (
              <TargetBar
                workbook={workbook}
                options={options}
                table={table}
                work={work}
                mapping={mapping}
                onChange={desk.change}
              />
            )}
            {mapping !== null && work !== undefined && (
              <>
                <div className="desk-panes segments" role="radiogroup" aria-label={own.panes.name}>
                  <PaneButton desk={desk} pane="map" text={own.panes.map} note={own.panes.asked(asked)} />
                  <PaneButton
                    desk={desk}
                    pane="preview"
                    text={own.panes.preview}
                    note={own.panes.cells(ticked)}
                  />
                </div>
                {desk.pane === 'map' ? (
                  <MappingPane
                    key={desk.table}
                    mapping={mapping}
                    choices={work.choices}
                    onChange={(choices) => {
                      desk.change({ choices })
                    }}
                    onDone={() => {
                      desk.show('preview')
                    }}
                  />
                ) : (
                  <PreviewPane
                    key={desk.table}
                    mapping={mapping}
                    work={work}
                    onChange={desk.change}
                    onReview={() => {
                      desk.show('map')
                    }}
                  />
                )}
              </>
            )}
          </div>
        </div>
      )}
    </ModalDialog>
  )
}

/** The list that is worked on has the keyboard again. */
function focusWork(): void {
  document.querySelector<HTMLElement>('.desk-list')?.focus({ preventScroll: true })
}

function countAsked(mapping: ImportMapping | null, work: TableWork | undefined): number {
  if (mapping === null || work === undefined) return 0
  const asked = [...showRows(mapping, work.choices), ...showColumns(mapping, work.choices)]
  return asked.reduce((sum, { doubtful }) => sum + (doubtful ? 1 : 0), 0)
}

type PaneButtonProps = {
  desk: ReturnType<typeof useDesk>
  pane: 'map' | 'preview'
  text: string
  note: string
}

function PaneButton({ desk, pane, text, note }: PaneButtonProps): ReactNode {
  return (
    <button
      type="button"
      role="radio"
      aria-checked={desk.pane === pane}
      data-testid={`desk-pane-${pane}`}
      onClick={() => {
        desk.show(pane)
      }}
    >
      {text} <small>{note}</small>
    </button>
  )
}
