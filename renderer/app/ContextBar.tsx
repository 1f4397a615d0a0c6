import { useMemo, type ReactNode } from 'react'
import type { WorkbookState } from '../../shared/model/workbook'
import { ColumnsPopover } from '../features/outline/ColumnsPopover'
import { LevelButtons } from '../features/outline/LevelButtons'
import { useWords } from '../i18n/words'
import { useApp, useSession, useSlot } from '../state/app-state'
import { slotOfTab } from '../state/session-store'
import { isEnabled, type CommandName } from './commands'
import { Picker } from '../ui/Picker'
import { SearchPicker } from '../ui/SearchPicker'
import { listIndicatorOptions, listPeriodOptions, listPlaceOptions } from './context-options'

type Props = {
  workbook: WorkbookState
  /** The breakdown on screen, which is of one indicator; null on the other tables. */
  breakdown: 'sectors' | 'localities' | null
  onCommand: (name: CommandName) => void
}

/** From here on a place is found by typing, not by scrolling. */
const longList = 80

/** What the sheet is about: period, place, which figures, how deep; and the ways in and out. */
export function ContextBar({ workbook, breakdown, onCommand }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const tab = useSession((state) => state.tab)
  const period = useSession((state) => state.period)
  const locality = useSession((state) => state.locality)
  const indicator = useSession((state) => state.indicator)
  const sectorList = useSession((state) => state.sectorList)
  const { periods, localities, indicators } = workbook
  const periodOptions = useMemo(() => listPeriodOptions(periods, words), [periods, words])
  const placeOptions = useMemo(
    () =>
      listPlaceOptions(
        localities,
        periods.find((one) => one.id === period),
        words,
      ),
    [localities, periods, period, words],
  )
  const indicatorOptions = useMemo(
    () => (breakdown === null ? [] : listIndicatorOptions(indicators, breakdown, words)),
    [indicators, breakdown, words],
  )
  return (
    <div className="context" role="toolbar" aria-label={words.context.name}>
      <Picker
        name="period"
        label={words.context.period}
        value={period}
        options={periodOptions}
        onPick={(id) => {
          app.session.setState({ period: id })
        }}
      />
      {placeOptions.length > longList ? (
        <SearchPicker
          name="locality"
          inBar
          label={words.context.locality}
          value={locality}
          options={placeOptions}
          none={null}
          placeholder={words.reference.places.choose}
          nothingFound={words.reference.places.nothingFound}
          onPick={(id) => {
            app.session.setState({ locality: id })
          }}
        />
      ) : (
        <Picker
          name="locality"
          label={words.context.locality}
          value={locality}
          options={placeOptions}
          onPick={(id) => {
            app.session.setState({ locality: id })
          }}
        />
      )}
      {indicatorOptions.length > 0 && (
        <Picker
          name="indicator"
          label={words.context.indicator}
          value={indicator}
          options={indicatorOptions}
          onPick={(id) => {
            app.session.setState({ indicator: id })
          }}
        />
      )}
      {breakdown === 'sectors' && workbook.sectorLists.length > 0 && (
        <Picker
          name="sector-list"
          label={words.context.sectorList}
          value={1 + workbook.sectorLists.indexOf(sectorList ?? '')}
          options={[words.context.mainSectorList, ...workbook.sectorLists].map((text, id) => ({ id, text }))}
          onPick={(id) => {
            app.session.setState({ sectorList: workbook.sectorLists[id - 1] ?? null })
          }}
        />
      )}
      {tab === 'appendix' && <StatedSwitch />}
      <TableButtons />
      <span className="space" />
      <button
        type="button"
        data-testid="excel.import"
        disabled={!isEnabled('excel.import', app)}
        onClick={() => {
          onCommand('excel.import')
        }}
      >
        {words.context.importExcel}
      </button>
      <button
        type="button"
        data-testid="excel.export"
        disabled={!isEnabled('excel.export', app)}
        onClick={() => {
          onCommand('excel.export')
        }}
      >
        {words.context.exportExcel}
      </button>
      <button
        type="button"
        className="primary"
        data-testid="print.open"
        disabled={!isEnabled('print.open', app)}
        onClick={() => {
          onCommand('print.open')
        }}
      >
        {words.context.print}
      </button>
    </div>
  )
}

function StatedSwitch(): ReactNode {
  const app = useApp()
  const words = useWords()
  const stated = useSession((state) => state.stated)
  const option = (value: boolean, text: string, hint: string): ReactNode => (
    <button
      type="button"
      role="radio"
      aria-checked={stated === value}
      title={hint}
      data-testid={value ? 'mode-stated' : 'mode-computed'}
      onClick={() => {
        app.session.setState({ stated: value })
      }}
    >
      {text}
    </button>
  )
  return (
    <div className="segments" role="radiogroup" aria-label={words.context.sourceSwitch}>
      {option(true, words.context.stated, words.context.statedHint)}
      {option(false, words.context.computed, words.context.computedHint)}
    </div>
  )
}

/** How much of the shown table is seen: its levels, and its columns. */
function TableButtons(): ReactNode {
  const slot = useSession((state) => slotOfTab(state.tab))
  const { cache } = useSlot(slot ?? 'form')
  if (slot === null || cache === null) return null
  return (
    <>
      <LevelButtons layout={cache.layout} />
      <ColumnsPopover layout={cache.layout} slot={slot} />
    </>
  )
}
