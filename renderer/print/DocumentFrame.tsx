import type { ReactNode } from 'react'
import type { PackPaper } from '../../shared/model/pack'
import type { PaperWords } from './words'

/** What stands around the content of an official document. Source: Nghị định 30/2020/NĐ-CP, phụ lục I. */

type Props = { paper: PackPaper; words: PaperWords }

/** Agency and number on the left; motto, place and date on the right; the title under both. */
export function DocumentHead({ paper, words }: Props): ReactNode {
  const { superior, agency, number, placeAndDate, title } = paper
  const [nation, motto] = words.motto
  return (
    <header className="paper-head">
      <div className="paper-head-columns">
        <div className="paper-office">
          <Lines text={superior} className="paper-superior" />
          <Lines text={agency} className="paper-agency" />
          {agency !== '' && <div className="paper-rule" />}
        </div>
        <div className="paper-nation">
          <div className="paper-country">{nation}</div>
          <div className="paper-motto">
            <span>{motto}</span>
          </div>
        </div>
        {/* On one line, however many lines the names of the agency take. */}
        <div>
          <Lines text={number} className="paper-issue" />
        </div>
        <div>
          <Lines text={placeAndDate} className="paper-place" />
        </div>
      </div>
      <Lines text={title} className="paper-document-title" />
    </header>
  )
}

/** Who gets it on the left; who signs on the right. */
export function DocumentSignature({ paper, words }: Props): ReactNode {
  const { recipients, signer } = paper
  return (
    <footer className="paper-signature">
      <div className="paper-recipients">
        {recipients.length > 0 && <div className="paper-recipients-head">{words.recipients}</div>}
        {recipients.map((one, at) => (
          <div key={at}>{one}</div>
        ))}
      </div>
      <div className="paper-signer">
        <Lines text={signer.office} className="paper-signer-office" />
        {/* A name that is printed already is only signed above. */}
        {signer.name === '' && <div className="paper-sign-here">{words.signHere}</div>}
        <div className="paper-signer-name">{signer.name}</div>
      </div>
    </footer>
  )
}

function Lines({ text, className }: { text: string; className: string }): ReactNode {
  if (text === '') return null
  return text.split('\n').map((line, at) => (
    <div key={at} className={className}>
      {line}
    </div>
  ))
}
