import { describe, expect, it } from 'vitest'
import { DocumentChecks } from '../../../../shared/checks/document-checks'
import { readRelations } from '../../../../shared/checks/read-relations'
import type { FactKey } from '../../../../shared/model/fact'
import { makeCheckedBook, readNationalSeed } from '../../../fixtures/checked-book'
import { pickOne, seededRandom } from '../../../fixtures/seeded-random'

/** What is judged again after an edit must be what judging everything anew gives. */
describe('an edit', () => {
  it.each([11, 12, 13])(
    're-checked gives the findings of a full check (seed %i)',
    { timeout: 60_000 },
    (seedNumber) => {
      const random = seededRandom(seedNumber)
      const seed = readNationalSeed()
      const book = makeCheckedBook(seed)
      const relations = readRelations(book.dimensions, book.forms)
      const checks = new DocumentChecks(book, relations)
      checks.checkAll()
      const known = new Map(checks.findings)
      const cells = seed.stated[0]?.cells ?? []
      for (let step = 0; step < 60; step++) {
        const figures: FactKey[] = []
        const documents = []
        if (random() < 0.5) {
          const fact = pickOne(random, seed.facts)
          const key = book.keyOf(fact)
          book.type(key, random() < 0.2 ? null : Math.floor(random() * 30_000))
          figures.push(key)
        } else {
          const cell = pickOne(random, cells)
          const value = String(Math.floor(random() * 3000))
          const text = random() < 0.2 ? null : { text: value, value }
          documents.push(
            book.write(
              { form: 'PL-KTTT', period: '2020', locality: 'VN', row: cell.row, column: cell.column },
              text,
            ),
          )
        }
        const { added, removed } = checks.refresh({ figures, documents })
        for (const { id } of removed) known.delete(id)
        for (const finding of added) known.set(finding.id, finding)
        const anew = new DocumentChecks(book, relations)
        anew.checkAll()
        const sort = (findings: Iterable<readonly [string, { fingerprint: string }]>) =>
          [...findings].map(([id, { fingerprint }]) => `${id} ${fingerprint}`).sort()
        expect(sort(checks.findings)).toEqual(sort(anew.findings))
        expect(sort(known)).toEqual(sort(anew.findings))
        expect(checks.countChecked()).toEqual(anew.countChecked())
      }
    },
  )

  it('elsewhere changes nothing', () => {
    const book = makeCheckedBook(readNationalSeed())
    const checks = new DocumentChecks(book, readRelations(book.dimensions, book.forms))
    checks.checkAll()
    const key = book.keyOf({
      indicator: 'HTX.lao_dong',
      sector: 'NN',
      locality: 'V8.TB',
      period: '2021',
      scenario: 'plan',
    })
    book.type(key, 5)
    expect(checks.refresh({ figures: [key], documents: [] })).toEqual({ added: [], removed: [] })
  })
})
