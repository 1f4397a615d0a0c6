import { cellAddress, type GridRange } from '../../shared/table/cell-grid'
import type { SheetHighlight, SheetValidation } from '../../shared/table/sheet-model'
import type { StyleBook } from './write-styles'
import { cellXml, escapeXml } from './write-xml'

/** What a page asks of the cells typed into it, and how it marks them. */

/** What spreadsheets take of titles, messages and lists. */
const longestTitle = 32
const longestMessage = 255
const longestList = 255

export function writeHighlights(highlights: readonly SheetHighlight[], styles: StyleBook): string {
  return highlights
    .map((highlight, at) => {
      const rule = `<cfRule type="expression" dxfId="${String(styles.highlight(highlight))}" priority="${String(at + 1)}"><formula>${escapeXml(highlight.formula)}</formula></cfRule>`
      return `<conditionalFormatting sqref="${addresses(highlight.ranges)}">${rule}</conditionalFormatting>`
    })
    .join('')
}

/** @throws RangeError when a list is longer than a spreadsheet takes */
export function writeValidations(validations: readonly SheetValidation[]): string {
  if (validations.length === 0) return ''
  const items = validations.map((validation) => {
    const { rule, strict, prompt, error, ranges } = validation
    const asked =
      prompt === undefined
        ? ''
        : ` showInputMessage="1" promptTitle="${attribute(prompt.title, longestTitle)}" prompt="${attribute(prompt.message, longestMessage)}"`
    const style = strict ? '' : ' errorStyle="warning"'
    const refused = ` showErrorMessage="1" errorTitle="${attribute(error.title, longestTitle)}" error="${attribute(error.message, longestMessage)}"`
    const { kind, formulas } = ruleXml(rule)
    return `<dataValidation ${kind}${style} allowBlank="1"${refused}${asked} sqref="${addresses(ranges)}">${formulas}</dataValidation>`
  })
  return `<dataValidations count="${String(items.length)}">${items.join('')}</dataValidations>`
}

function ruleXml(rule: SheetValidation['rule']): { kind: string; formulas: string } {
  switch (rule.kind) {
    case 'whole':
    case 'decimal':
      return {
        kind: `type="${rule.kind}" operator="between"`,
        formulas: `<formula1>${escapeXml(String(rule.min))}</formula1><formula2>${escapeXml(String(rule.max))}</formula2>`,
      }
    case 'list': {
      const list = rule.values.join(',')
      if (list.length > longestList || rule.values.some((value) => value.includes(',')))
        throw new RangeError('a list of choices is too long or has a comma in it')
      return { kind: 'type="list"', formulas: `<formula1>${escapeXml(`"${list}"`)}</formula1>` }
    }
    case 'custom':
      return { kind: 'type="custom"', formulas: `<formula1>${escapeXml(rule.formula)}</formula1>` }
  }
}

/** Line feeds as codes: as they stand, a reader of attributes makes spaces of them. */
function attribute(text: string, limit: number): string {
  return cellXml(text, limit).replaceAll('\n', '&#10;')
}

function addresses(ranges: readonly GridRange[]): string {
  return ranges.map(rangeAddress).join(' ')
}

/** "B2:D8"; one cell alone is "B2". */
export function rangeAddress({ top, left, bottom, right }: GridRange): string {
  const first = cellAddress(top, left)
  return top === bottom && left === right ? first : `${first}:${cellAddress(bottom, right)}`
}
