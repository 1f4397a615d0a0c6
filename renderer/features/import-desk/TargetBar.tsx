import type { ReactNode } from 'react'
import type { DraftTable, ImportMapping, ImportTarget } from '../../../shared/model/import-draft'
import type { LocalityId, PeriodId } from '../../../shared/model/ids'
import type { WorkbookState } from '../../../shared/model/workbook'
import { useWords } from '../../i18n/words'
import { Picker, type PickerOption } from '../../ui/Picker'
import { SearchPicker, type SearchOption } from '../../ui/SearchPicker'
import { AddPeriod } from './AddPeriod'
import { noChoices, type TableWork } from './desk-work'
import { NotationLine, UnitPicker } from './NumberReading'
import { TargetDoubts } from './TargetDoubts'
import { listIndicators, nameTarget, readTarget } from './target-choice'

/** What the window lets choose as time and place; made by whoever knows how they are listed. */
export type DeskOptions = {
  periods: readonly PickerOption<PeriodId>[]
  /** Of a period: places that it does not have come last. */
  listPlaces: (period: PeriodId) => readonly SearchOption<LocalityId>[]
}

type Props = {
  workbook: WorkbookState
  options: DeskOptions
  table: DraftTable
  work: TableWork
  mapping: ImportMapping | null
  onChange: (part: Partial<TableWork>) => void
}

/** Where the table goes: form, time and place; and how its numbers are read. */
export function TargetBar({ workbook, options, table, work, mapping, onChange }: Props): ReactNode {
  const words = useWords()
  const own = words.importDesk.target
  const { target } = work
  // Another target has other rows: what was said about them means nothing there, and the units and the notation stay.
  const retarget = (next: ImportTarget): void => {
    onChange({ target: next, choices: { ...work.choices, rows: noChoices.rows, columns: noChoices.columns } })
  }
  const place = (part: { period: PeriodId } | { locality: LocalityId }): void => {
    onChange({ target: { ...target, ...part } })
  }
  return (
    <div className="desk-target" role="group" aria-label={own.name}>
      <label className="pick">
        <small>{own.into}</small>
        <select
          value={nameTarget(target)}
          data-testid="desk-into"
          onChange={(event) => {
            const name = table.title === '' ? words.importDesk.tables.untitled : table.title
            const next = readTarget(event.target.value, target, workbook, name)
            if (next !== null) retarget(next)
          }}
        >
          <optgroup label={own.forms}>
            {workbook.forms.map((form) => (
              <option key={form.id} value={String(form.id)}>
                {form.name}
              </option>
            ))}
          </optgroup>
          <optgroup label={own.others}>
            <option value="sectors">{own.sectors}</option>
            <option value="localities">{own.localities}</option>
            {target.kind === 'formulas' && <option value="formulas">{words.side.formulas}</option>}
            <option value="new-form">{own.newForm}</option>
          </optgroup>
        </select>
      </label>
      {target.kind === 'new-form' && (
        <label className="pick desk-new-name">
          <small>{own.newName}</small>
          <input
            type="text"
            maxLength={120}
            value={target.name}
            data-testid="desk-new-name"
            onChange={(event) => {
              onChange({ target: { ...target, name: event.target.value } })
            }}
            onBlur={(event) => {
              const name = event.target.value.normalize('NFC').trim()
              onChange({
                target: { ...target, name: name === '' ? words.importDesk.tables.untitled : name },
              })
            }}
          />
        </label>
      )}
      {target.kind === 'breakdown' && (
        <SearchPicker
          name="desk-indicator"
          inBar
          label={own.indicator}
          value={target.indicator}
          options={listIndicators(workbook, target.by)}
          none={null}
          placeholder={own.chooseIndicator}
          nothingFound={own.nothingFound}
          onPick={(id) => {
            if (id !== null) retarget({ ...target, indicator: id })
          }}
        />
      )}
      {target.kind === 'breakdown' && target.by === 'sectors' && workbook.sectorLists.length > 0 && (
        <Picker
          name="desk-sector-list"
          label={words.context.sectorList}
          value={1 + workbook.sectorLists.indexOf(target.list ?? '')}
          options={[words.context.mainSectorList, ...workbook.sectorLists].map((text, id) => ({ id, text }))}
          onPick={(at) => {
            retarget({ ...target, list: workbook.sectorLists[at - 1] })
          }}
        />
      )}
      <Picker
        name="desk-period"
        label={own.period}
        value={target.period}
        options={options.periods}
        onPick={(period) => {
          place({ period })
        }}
      />
      <AddPeriod
        periods={workbook.periods}
        onAdded={(period) => {
          place({ period })
        }}
      />
      <SearchPicker
        name="desk-locality"
        inBar
        label={own.locality}
        value={target.locality}
        options={options.listPlaces(target.period)}
        none={null}
        placeholder={own.choosePlace}
        nothingFound={own.nothingFound}
        onPick={(locality) => {
          if (locality !== null) place({ locality })
        }}
      />
      <UnitPicker table={table} work={work} onChange={onChange} />
      <NotationLine mapping={mapping} work={work} onChange={onChange} />
      <TargetDoubts
        table={table}
        periods={workbook.periods}
        onAdded={(period) => {
          place({ period })
        }}
      />
      {table.proposal === null && target.kind === 'new-form' && (
        <p className="quiet desk-wide">{own.noProposal}</p>
      )}
    </div>
  )
}
