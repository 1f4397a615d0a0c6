import { severities, type Finding } from '../../../shared/model/finding'
import type { CheckStamp, FindingMarks } from '../../../shared/model/finding-entry'
import type { ViewId } from '../../../shared/model/ids'
import type { OpenView } from '../open-view'
import type { Session } from '../session'
import { nameCell } from './finding-cells'
import { findAtCell } from './list-findings'
import { readViewCells } from './view-cells'

/** The cells of a view that findings are about. The others of their arithmetic have no mark: they may well be right. */
export function markView({ checks }: Session, id: ViewId, view: OpenView): FindingMarks {
  const { indexesOf } = readViewCells(view)
  const { involved } = checks
  const worst = new Map<number, FindingMark>()
  // Of the cells of the view and those with findings, whichever are fewer.
  const names = indexesOf.size < involved.size ? indexesOf.keys() : involved.keys()
  for (const name of names) {
    for (const finding of checks.findingsAt(name)) {
      const [first] = finding.terms
      if (first === undefined || nameCell(first.cell) !== name) continue
      const mark = checks.explanationOf(finding) === null ? finding.severity : 'explained'
      for (const index of indexesOf.get(name) ?? []) {
        const known = worst.get(index)
        worst.set(index, known === undefined ? mark : pickWorse(known, mark))
      }
    }
  }
  const marked = [...worst].sort(([a], [b]) => a - b)
  return { view: id, index: marked.map(([index]) => index), worst: marked.map(([, mark]) => mark) }
}

type FindingMark = FindingMarks['worst'][number]

const gravest: readonly FindingMark[] = [...severities, 'explained']

function pickWorse(one: FindingMark, other: FindingMark): FindingMark {
  return gravest.indexOf(one) <= gravest.indexOf(other) ? one : other
}

/**
 * What a print says about the checks of its table: the findings that its cells take part in, with the words of its form;
 * how much was looked at is of the whole workbook.
 */
export function stampView(session: Session, view: OpenView, at: string): CheckStamp {
  const { checks } = session
  const found = new Set<Finding>()
  for (const index of view.table.specs.keys())
    for (const finding of findAtCell(session, view, index)) found.add(finding)
  const { request } = view
  if (request.kind === 'form')
    for (const finding of checks.findings.values())
      if (finding.terms.some(({ cell }) => cell.kind === 'wording' && cell.form === request.form))
        found.add(finding)
  return { ...checks.countChecked(), counts: checks.countAmong(found), revision: session.revision, at }
}
