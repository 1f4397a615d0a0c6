import type { ReactNode } from 'react'
import type { PackPaper } from '../../../shared/model/pack'
import { useWords } from '../../i18n/words'
import { changePaper } from './pack-edits'
import type { PackDraft } from './use-pack-draft'

type Props = { draft: PackDraft; readOnly: boolean }

/** What a document says of itself: its head, its attachments, its signature. */
export function PackPaperForm({ draft, readOnly }: Props): ReactNode {
  const words = useWords()
  const { paper } = draft.definition
  const change = (part: Partial<PackPaper>, kept: boolean): void => {
    const edit = kept ? draft.keep : draft.type
    edit((definition) => ({
      ...definition,
      paper: changePaper(definition.paper, part, words.packs.paper.attachment),
    }))
  }
  const field = (
    name: keyof typeof words.packs.fields,
    value: string,
    longest: number,
    rows: number,
    write: (text: string) => Partial<PackPaper>,
    placeholder = '',
  ): ReactNode => {
    const common = {
      value,
      maxLength: longest,
      readOnly,
      placeholder,
      'data-testid': `pack-paper-${name}`,
      onChange: (event: { target: { value: string } }) => {
        change(write(event.target.value.normalize('NFC')), false)
      },
      onBlur: draft.leave,
    }
    return (
      <label>
        {words.packs.fields[name]}
        {rows === 1 ? <input {...common} /> : <textarea rows={rows} {...common} />}
      </label>
    )
  }
  return (
    <div className="pack-paper">
      <label className="tick">
        <input
          type="checkbox"
          checked={paper.header === 'official'}
          disabled={readOnly}
          data-testid="pack-paper-header"
          onChange={(event) => {
            change({ header: event.target.checked ? 'official' : 'none' }, true)
          }}
        />
        {words.packs.fields.header}
      </label>
      {field('superior', paper.superior, 300, 1, (superior) => ({ superior }))}
      {field('agency', paper.agency, 300, 1, (agency) => ({ agency }))}
      {field('number', paper.number, 100, 1, (number) => ({ number }))}
      {field(
        'placeAndDate',
        paper.placeAndDate,
        200,
        1,
        (placeAndDate) => ({ placeAndDate }),
        words.packs.placeAndDateHint,
      )}
      {field('title', paper.title, 500, 3, (title) => ({ title }))}
      {field('attachment', paper.attachment, 300, 2, (attachment) => ({ attachment }))}
      {field('recipients', paper.recipients.join('\n'), 2000, 3, (text) => ({
        recipients: readLines(text),
      }))}
      {field('office', paper.signer.office, 300, 2, (office) => ({ signer: { ...paper.signer, office } }))}
      {field('signer', paper.signer.name, 120, 1, (name) => ({ signer: { ...paper.signer, name } }))}
    </div>
  )
}

/** Lines as they are typed; none where there is no text. At most thirty of 200 letters are kept. */
function readLines(text: string): readonly string[] {
  return text === ''
    ? []
    : text
        .split('\n')
        .slice(0, 30)
        .map((line) => line.slice(0, 200))
}
