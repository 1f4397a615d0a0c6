import { describe, expect, it } from 'vitest'
import { findFreeId } from '../../electron/db/definitions'
import { commitChanges } from '../../electron/db/journal'
import { openWorkbook } from '../../electron/db/open-workbook'
import { readForms } from '../../electron/db/forms'
import { readRules } from '../../electron/db/rules'
import { Failure } from '../../shared/contract/errors'
import type { CheckRule } from '../../shared/model/check-rule'
import type { DefinitionChange } from '../../shared/model/definition'
import type { RuleId } from '../../shared/model/ids'
import { makeCommit } from '../fixtures/make-commit'
import { makeFolder, makeWorkbook } from '../fixtures/make-workbook'

const nameFile = makeFolder()

function openWithRule(name: string) {
  const file = openWorkbook(makeWorkbook(nameFile(name)))
  const form = readForms(file.db)[0]
  if (form === undefined) throw new Error('the workbook has a form')
  const rule: CheckRule = {
    id: findFreeId(file.db, 'rule') as RuleId,
    form: form.id,
    name: 'Hoa\u0300 hợp',
    formula: '=[HTX.hieu_qua]<=[HTX.tong_so]',
    severity: 'block',
    message: '',
  }
  const store = (...definitions: DefinitionChange[]) =>
    commitChanges(file.db, { ...makeCommit([]), definitions })
  store({ list: 'rule', before: null, after: rule })
  const stored = { ...rule, name: rule.name.normalize('NFC') }
  return { file, form, stored, store }
}

describe('rules of the user', () => {
  it('are stored in NFC, changed over exactly what was there, and removed; ids are never used again', () => {
    const { file, stored, store } = openWithRule('rules.kttt')
    expect(readRules(file.db)).toEqual([stored])
    const changed = { ...stored, severity: 'off', message: 'nhắn' } as const
    store({ list: 'rule', before: stored, after: changed })
    expect(readRules(file.db)).toEqual([changed])
    expect(() => store({ list: 'rule', before: stored, after: null })).toThrow(new Failure('undo-conflict'))
    store({ list: 'rule', before: changed, after: null })
    expect(readRules(file.db)).toEqual([])
    expect(findFreeId(file.db, 'rule')).toBe(stored.id + 1)
    file.close()
  })

  it('keep their form in the workbook', () => {
    const { file, form, store } = openWithRule('form.kttt')
    expect(() => store({ list: 'form', before: form, after: null })).toThrow(new Failure('undo-conflict'))
    expect(readForms(file.db)).toHaveLength(1)
    file.close()
  })

  it('that are none make the file a damaged one', () => {
    const { file } = openWithRule('damaged.kttt')
    file.db.exec("UPDATE rule SET severity = 'shout'")
    expect(() => readRules(file.db)).toThrow(/^file-damaged/)
    file.close()
  })
})
