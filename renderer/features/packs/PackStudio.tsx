import { useMemo, useState, type ReactNode } from 'react'
import type { PackTableSource, StoredPack } from '../../../shared/model/pack'
import type { PackId } from '../../../shared/model/ids'
import type { WorkbookState } from '../../../shared/model/workbook'
import { useWords } from '../../i18n/words'
import { composePaper } from '../../print/compose-paper'
import { PaperDocument } from '../../print/PaperDocument'
import { PrintPreview } from '../../print/PrintPreview'
import { useApp, useSession, useSlot, useWorkbook } from '../../state/app-state'
import { useCharts } from '../../state/chart-store'
import { usePacks } from '../../state/pack-store'
import { reportFailure } from '../../state/report-failure'
import type { SessionState } from '../../state/session-store'
import { usePrinting } from '../../state/use-printing'
import type { ViewSlot } from '../../state/view-store'
import { PackBar } from './PackBar'
import { makePack } from './pack-edits'
import { PackItems } from './PackItems'
import { PackPaperForm } from './PackPaperForm'
import { usePackContent } from './use-pack-content'
import { usePackDraft } from './use-pack-draft'
import { writePack } from './write-pack'
import './packs.css'

type Props = {
  /** The table that is shown, from which a new pack is made. */
  slot: ViewSlot
  tableName: string
}

/** The pack studio: what a pack is made of on the left, the very pages that will be printed on the right. */
export function PackStudio({ slot, tableName }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const workbook = useWorkbook((state) => state.workbook)
  const packs = usePacks(app.packs)
  const wanted = useSession((state) => state.pack)
  const pack = packs?.find(({ id }) => id === wanted) ?? packs?.[0] ?? null
  const make = useNewPack(slot, tableName)
  if (workbook === null || packs === null) return null
  if (pack !== null)
    return <OpenPack key={pack.id} pack={pack} packs={packs} workbook={workbook} onMake={make} />
  return (
    <PrintPreview
      words={words.printPreview}
      name={words.packs.name}
      hint=""
      onPrint={() => undefined}
      onSavePdf={() => undefined}
      canPrint={false}
      onClose={() => {
        close(app)
      }}
      side={
        <div className="pack-side">
          <p>{words.packs.none}</p>
          <button
            type="button"
            className="print-primary"
            disabled={workbook.readOnly}
            data-testid="pack-make"
            onClick={make}
          >
            {words.packs.make}
          </button>
        </div>
      }
    >
      {null}
    </PrintPreview>
  )
}

type OpenPackProps = {
  pack: StoredPack
  packs: readonly StoredPack[]
  workbook: WorkbookState
  onMake: () => void
}

function OpenPack({ pack, packs, workbook, onMake }: OpenPackProps): ReactNode {
  const app = useApp()
  const words = useWords()
  const draft = usePackDraft(pack)
  const content = usePackContent(draft.definition)
  const [sheets, setSheets] = useState(0)
  const [busy, setBusy] = useState(false)
  const { items, paper } = draft.definition
  const { contents, isReading } = content
  const sections = useMemo(() => composePaper({ items, paper }, contents), [items, paper, contents])
  const printing = usePrinting(`${draft.definition.name}.pdf`)
  const isEmpty = sections.length === 0
  const write = (format: 'pptx' | 'docx') => (): void => {
    setBusy(true)
    writePack(app, words, draft.definition, content, format)
      .catch((error: unknown) => {
        reportFailure(app.session, words, error)
      })
      .finally(() => {
        setBusy(false)
      })
  }
  return (
    <PrintPreview
      words={words.printPreview}
      name={words.packs.name}
      hint={isEmpty ? '' : words.printPreview.sheets(sheets)}
      busy={printing.busy || busy}
      canPrint={!isEmpty && !isReading}
      onPrint={printing.print}
      onSavePdf={printing.savePdf}
      onClose={() => {
        close(app)
      }}
      options={
        <>
          <button
            type="button"
            disabled={isEmpty || isReading || busy}
            data-testid="pack-word"
            onClick={write('docx')}
          >
            {words.packs.word}
          </button>
          <button
            type="button"
            disabled={isEmpty || isReading || busy}
            data-testid="pack-slides"
            onClick={write('pptx')}
          >
            {words.packs.slides}
          </button>
        </>
      }
      side={
        <div className="pack-side">
          <PackBar pack={pack} packs={packs} workbook={workbook} draft={draft} onMake={onMake} />
          <h2>{words.packs.contents}</h2>
          <PackItems workbook={workbook} draft={draft} />
          <h2>{words.packs.document}</h2>
          <PackPaperForm draft={draft} readOnly={workbook.readOnly} />
        </div>
      }
    >
      {(isEmpty || isReading) && (
        <p className="pack-empty" role="status" data-testid="pack-empty">
          {isReading ? words.packs.reading : words.packs.empty}
        </p>
      )}
      <PaperDocument
        sections={sections}
        words={words.paper}
        chartWords={words.charts}
        onLaidOut={setSheets}
      />
    </PrintPreview>
  )
}

function close(app: ReturnType<typeof useApp>): void {
  app.session.setState({ printing: null })
}

/** Makes a pack of what the window shows, and takes it in hand. */
function useNewPack(slot: ViewSlot, tableName: string): () => void {
  const app = useApp()
  const words = useWords()
  const { cache } = useSlot(slot)
  const charts = useCharts(app.charts)
  const session = useSession((state) => state)
  return () => {
    const source = sourceOf(slot, session)
    const layout = cache?.layout
    const kept = (charts ?? []).map(({ id }) => id)
    const definition = makePack(
      {
        name: words.packs.newName(tableName),
        title: layout?.title ?? '',
        table:
          source === null
            ? null
            : {
                source,
                label:
                  layout === undefined || layout.label === ''
                    ? words.packs.paper.appendix('I')
                    : layout.label,
                orientation: layout?.orientation ?? 'landscape',
              },
        charts: kept.length > 0 || session.shownChart === null ? kept : [session.shownChart],
      },
      app.packs.getState().packs ?? [],
      () => crypto.randomUUID(),
    )
    app.connection
      .call('pack.define', { id: null, definition })
      .then(({ pack }: { pack: PackId }) => {
        app.session.setState({ pack })
      })
      .catch((error: unknown) => {
        reportFailure(app.session, words, error)
      })
  }
}

function sourceOf(
  slot: ViewSlot,
  { form, indicator, sectorList }: Pick<SessionState, 'form' | 'indicator' | 'sectorList'>,
): PackTableSource | null {
  switch (slot) {
    case 'form':
      return form === null ? null : { table: 'form', form }
    case 'sectors':
    case 'localities':
      return indicator === null
        ? null
        : { table: 'breakdown', by: slot, list: slot === 'sectors' ? sectorList : null, indicator }
    case 'formulas':
      return { table: 'formulas' }
  }
}
