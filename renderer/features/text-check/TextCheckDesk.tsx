import { useEffect, useState, type ReactNode } from 'react'
import type { ShownPlace } from '../../../shared/contract/workbook-contract'
import type { LocalityId, PeriodId } from '../../../shared/model/ids'
import { textStatuses } from '../../../shared/model/text-check'
import type { WorkbookState } from '../../../shared/model/workbook'
import { useWords } from '../../i18n/words'
import { useApp, useSession } from '../../state/app-state'
import type { DeskSource } from '../../state/import-source'
import { showNotice } from '../../state/notices'
import { wordFailure } from '../../state/report-failure'
import { wordProblem, type CheckedDraft } from '../../state/text-problem'
import { ModalDialog } from '../../ui/ModalDialog'
import { Picker, type PickerOption } from '../../ui/Picker'
import { SearchPicker, type SearchOption } from '../../ui/SearchPicker'
import { useLatest } from '../../ui/use-latest'
import { writeDecimal } from '../../ui/write-decimal'
import { copyText } from './copy-text'
import { DraftStart } from './DraftStart'
import { DraftText } from './DraftText'
import { MarkDetails } from './MarkDetails'
import { ProblemList } from './ProblemList'
import { useTextCheck } from './use-text-check'
import './text-check.css'

type Props = {
  workbook: WorkbookState
  options: {
    periods: readonly PickerOption<PeriodId>[]
    listPlaces: (period: PeriodId) => readonly SearchOption<LocalityId>[]
  }
  /** A file that was dropped on the window. */
  start: DeskSource | null
  onClose: () => void
  onGoTo: (place: ShownPlace) => void
}

/** Text against table: a draft, its numbers and what is wrong with them. Nothing in it changes the workbook. */
export function TextCheckDesk({ workbook, options, start, onClose, onGoTo }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.textCheck
  const draft = useTextCheck()
  const checked = useSession((state) => state.draftCheck)
  const [at, setAt] = useState(() => {
    const { period, locality } = app.session.getState()
    return {
      period: checked?.period ?? period ?? workbook.period,
      locality: checked?.locality ?? locality ?? workbook.locality,
    }
  })
  const read = (source: DeskSource): void => {
    app.session.setState({ draftCheck: null })
    draft.check(source, at)
  }
  useBrought(start, read)
  const choose = (): void => {
    app.platform
      .pickFile('excel')
      .then((chosen) => {
        if (chosen !== null) read({ kind: 'file', chosen })
      })
      .catch((error: unknown) => {
        draft.tell(wordFailure(error, words))
      })
  }
  const isShown = checked !== null && !draft.reading
  return (
    <ModalDialog
      name="text-check"
      title={isShown ? own.titleOf(checked.check.file) : own.name}
      full
      onClose={draft.reading ? draft.stop : onClose}
      actions={
        <>
          {isShown && <DeskActions checked={checked} />}
          {isShown && (
            <button
              type="button"
              data-testid="draft-other"
              onClick={() => {
                app.session.setState({ draftCheck: null })
              }}
            >
              {own.other}
            </button>
          )}
          <button type="button" data-testid="draft-close" onClick={onClose}>
            {own.close}
          </button>
        </>
      }
    >
      <div className="draft-desk">
        <div className="draft-bar">
          <Picker
            name="draft-period"
            label={own.period}
            value={at.period}
            options={options.periods}
            onPick={(period) => {
              setAt({ ...at, period })
            }}
          />
          <SearchPicker
            name="draft-place"
            label={own.place}
            value={at.locality}
            options={options.listPlaces(at.period)}
            none={null}
            placeholder={own.search}
            nothingFound={own.nothingFound}
            inBar
            onPick={(locality) => {
              if (locality !== null) setAt({ ...at, locality })
            }}
          />
          {isShown && draft.source !== null && (
            <button
              type="button"
              data-testid="draft-again"
              onClick={() => {
                if (draft.source !== null) read(draft.source)
              }}
            >
              {own.again}
            </button>
          )}
          {isShown && checked.check.revision !== workbook.revision && (
            <span className="quiet" role="status">
              {own.outdated}
            </span>
          )}
        </div>
        {isShown ? (
          <Checked checked={checked} onGoTo={onGoTo} />
        ) : (
          <DraftStart
            draft={draft}
            onChoose={choose}
            onText={(text) => {
              read({ kind: 'pasted', html: null, text: text.normalize('NFC') })
            }}
          />
        )}
      </div>
    </ModalDialog>
  )
}

/** Reads what was brought along, once for each time. */
function useBrought(start: DeskSource | null, read: (source: DeskSource) => void): void {
  const latest = useLatest(read)
  useEffect(() => {
    if (start === null) return
    const timer = setTimeout(() => {
      latest.current(start)
    })
    return () => {
      clearTimeout(timer)
    }
  }, [start, latest])
}

function DeskActions({ checked: { check } }: { checked: CheckedDraft }): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.textCheck
  return (
    <>
      <button
        type="button"
        data-testid="draft-copy"
        onClick={() => {
          const lines = check.problems.map((problem) =>
            [wordProblem(problem, check, words, writeDecimal), problem.sentence].join('\t'),
          )
          if (copyText(lines.join('\r\n'))) showNotice(app.session, 'done', own.copied)
        }}
      >
        {own.copy}
      </button>
      <button
        type="button"
        data-testid="draft-print"
        onClick={() => {
          app.session.setState({ dialog: null, printing: 'text-check' })
        }}
      >
        {own.print}
      </button>
    </>
  )
}

function Checked({
  checked: { check },
  onGoTo,
}: {
  checked: CheckedDraft
  onGoTo: Props['onGoTo']
}): ReactNode {
  const own = useWords().textCheck
  const [active, setActive] = useState(0)
  const [chosen, setChosen] = useState<number | null>(check.problems[0]?.mark ?? null)
  const mark = chosen === null ? null : (check.marks[chosen] ?? null)
  const goTo = (position: number | null): void => {
    const place = position === null ? null : (check.marks[position]?.place ?? null)
    if (place !== null) onGoTo(place)
  }
  return (
    <div className="draft-checked">
      <div className="draft-left">
        <p className="draft-counts" data-testid="draft-counts">
          {textStatuses.map((status) => (
            <span key={status}>
              <span className={`draft-mark ${status}`}>{String(check.counts[status])}</span>{' '}
              {own.statuses[status]}
            </span>
          ))}
        </p>
        <DraftText
          check={check}
          chosen={chosen}
          onChoose={(position) => {
            setChosen(position)
            const problem = check.problems.findIndex((one) => one.mark === position)
            if (problem >= 0) setActive(problem)
          }}
          onGoTo={goTo}
        />
      </div>
      <div className="draft-side">
        <h3>{own.problems(check.problems.length)}</h3>
        <p className="quiet">{own.problemsHint}</p>
        <ProblemList
          check={check}
          active={active}
          onActivate={(problem) => {
            setActive(problem)
            setChosen(check.problems[problem]?.mark ?? null)
          }}
          onGoTo={(problem) => {
            goTo(check.problems[problem]?.mark ?? null)
          }}
        />
        <MarkDetails
          mark={mark}
          onGoTo={() => {
            goTo(chosen)
          }}
        />
      </div>
    </div>
  )
}
