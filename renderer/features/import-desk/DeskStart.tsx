import type { ReactNode } from 'react'
import { useWords } from '../../i18n/words'
import { useSession } from '../../state/app-state'
import type { Desk } from './use-desk'
import { takeFocus } from '../../ui/take-focus'

type Props = { desk: Desk; onChoose: () => void }

/** The first page of the desk: the ways in. While a file is being read, how far it is. */
export function DeskStart({ desk, onChoose }: Props): ReactNode {
  const words = useWords()
  const own = words.importDesk
  return (
    <div className="desk-start" data-testid="desk-start">
      {desk.problem !== '' && (
        <p className="problem" role="alert" data-testid="desk-problem">
          {desk.problem}
        </p>
      )}
      {desk.reading ? (
        <Reading desk={desk} />
      ) : (
        <>
          <p className="desk-lead">{own.start.lead}</p>
          <div className="desk-ways">
            <section>
              <button
                type="button"
                className="primary"
                ref={takeFocus}
                data-testid="desk-choose"
                onClick={onChoose}
              >
                {own.start.choose}
              </button>
              <p className="quiet">{own.start.chooseHint}</p>
            </section>
            <section>
              <b>{own.start.paste}</b>
              <p className="quiet">{own.start.pasteHint}</p>
            </section>
          </div>
          <p className="quiet">{own.start.safe}</p>
        </>
      )}
    </div>
  )
}

function Reading({ desk }: { desk: Desk }): ReactNode {
  const words = useWords()
  const own = words.importDesk
  const job = useSession((state) => (state.job?.kind === 'import' ? state.job : null))
  const name =
    desk.source?.kind === 'file'
      ? desk.source.chosen.name
      : desk.source?.kind === 'dropped'
        ? desk.source.file.name.normalize('NFC')
        : own.pastedName
  return (
    <div className="desk-reading" role="status" data-testid="desk-reading">
      <span>{own.reading(name)}</span>
      {job !== null && job.total > 0 ? (
        <>
          <progress value={job.done} max={job.total} aria-label={own.reading(name)} />
          <span className="quiet">{own.progress(job.done, job.total)}</span>
        </>
      ) : (
        <progress aria-label={own.reading(name)} />
      )}
      <button type="button" ref={takeFocus} data-testid="desk-stop" onClick={desk.stop}>
        {own.stop}
      </button>
    </div>
  )
}
