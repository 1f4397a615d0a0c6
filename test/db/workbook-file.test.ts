import {
  chmodSync,
  existsSync,
  linkSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createWorkbook } from '../../electron/db/create-workbook'
import { countFacts, readFact } from '../../electron/db/facts'
import { readForms } from '../../electron/db/forms'
import { commitChanges } from '../../electron/db/journal'
import { readMeta } from '../../electron/db/meta'
import { migrations } from '../../electron/db/migrate'
import { openWorkbook } from '../../electron/db/open-workbook'
import { readSources } from '../../electron/db/sources'
import { Failure } from '../../shared/contract/errors'
import { makeCommit, makeFact } from '../fixtures/make-commit'
import { makeSeed } from '../fixtures/make-seed'
import { makeKey } from '../fixtures/make-key'
import { createdAt, hashFile, makeFolder, makeWorkbook, workbookId } from '../fixtures/make-workbook'

const nameFile = makeFolder()

function listBeside(path: string): string[] {
  return readdirSync(dirname(path)).sort()
}

function makeOwnFolder(name: string): string {
  mkdirSync(nameFile(name))
  return nameFile(`${name}/sổ.kttt`)
}

describe('create, open, close', () => {
  it('leaves exactly one file after each step', () => {
    const path = makeWorkbook(makeOwnFolder('one'))
    expect(listBeside(path)).toEqual(['sổ.kttt'])

    const file = openWorkbook(path)
    commitChanges(file.db, makeCommit([{ key: makeKey('HTX.tong_so'), after: makeFact(1) }]))
    expect(listBeside(path)).toContain('sổ.kttt-wal')
    expect(listBeside(path)).not.toContain('sổ.kttt-shm')
    file.close()
    expect(listBeside(path)).toEqual(['sổ.kttt'])
    // The header says that no log belongs to the file: it opens from read-only media.
    expect([...readFileSync(path).subarray(18, 20)]).toEqual([1, 1])
  })

  it('has the marks of a workbook in its header', () => {
    const bytes = readFileSync(makeWorkbook(nameFile('marks.kttt')))
    expect(bytes.subarray(68, 72).toString('latin1')).toBe('KTTT')
    expect(bytes.readUInt32BE(60)).toBe(migrations.length)
  })

  it('starts at revision 0 with the content of the seed', () => {
    const file = openWorkbook(makeWorkbook(nameFile('start.kttt')))
    expect(readMeta(file.db)).toEqual({ uuid: workbookId, revision: 0, savedAt: createdAt })
    expect(countFacts(file.db)).toBe(makeSeed().facts.length)
    expect(file.readOnly).toBe(false)
    file.close()
    expect(() => {
      file.close()
    }).not.toThrow()
  })

  it('sets the pragmas that durability and safety rest on', () => {
    const file = openWorkbook(makeWorkbook(nameFile('pragmas.kttt')))
    const read = (name: string) => file.db.pragma(name, { simple: true })
    expect({
      journal_mode: read('journal_mode'),
      synchronous: read('synchronous'),
      locking_mode: read('locking_mode'),
      foreign_keys: read('foreign_keys'),
      trusted_schema: read('trusted_schema'),
      cell_size_check: read('cell_size_check'),
    }).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      locking_mode: 'exclusive',
      foreign_keys: 1,
      trusted_schema: 0,
      cell_size_check: 1,
    })
    file.close()
  })

  it('folds the log in at a checkpoint, so that a plain copy is complete', () => {
    const file = openWorkbook(makeWorkbook(nameFile('checkpoint.kttt')))
    commitChanges(file.db, makeCommit([{ key: makeKey('HTX.tong_so'), after: makeFact(4321) }]))
    file.checkpoint()
    expect(readFileSync(nameFile('checkpoint.kttt-wal')).length).toBe(0)
    file.close()
  })

  it('stores text in Unicode NFC', () => {
    const seed = makeSeed()
    const sectors = seed.sectors.map((sector) => ({ ...sector, name: sector.name.normalize('NFD') }))
    const forms = seed.forms.map((form) => ({ ...form, title: form.title.normalize('NFD') }))
    const path = nameFile('nfc.kttt')
    createWorkbook(path, { ...seed, sectors, forms }, { uuid: 'u', now: createdAt })
    const file = openWorkbook(path)
    expect(readForms(file.db)[0]?.definition).toEqual(seed.forms[0])
    const key = makeKey('HTX.tong_so')
    const written = 'ước'.normalize('NFD')
    const { facts } = commitChanges(file.db, makeCommit([{ key, after: makeFact(1, { written }) }]))
    expect(facts[0]?.after?.written).toBe('ước'.normalize('NFC'))
    expect(readFact(file.db, key)?.written).toBe('ước'.normalize('NFC'))
    file.close()
    expect(readFileSync(path).includes(Buffer.from('Nông'.normalize('NFD')))).toBe(false)
  })

  it('gives imported and derived figures of the seed their source, and the others none', () => {
    const file = openWorkbook(makeWorkbook(nameFile('sources.kttt')))
    expect(readSources(file.db)).toEqual([
      {
        id: 1,
        name: 'Báo cáo kinh tế tập thể năm 2020',
        file: 'bao-cao-2020.docx',
        sha256: null,
        importedAt: createdAt,
      },
    ])
    expect(readFact(file.db, makeKey('HTX.tong_so', { period: '2019' }))?.source).toBe(1)
    const typed = makeKey('HTX.thanh_lap_moi', { locality: 'R1', sector: 'NN', period: '2020-Q1' })
    expect(readFact(file.db, typed)?.source).toBeNull()
    file.close()
  })
})

describe('creating never overwrites', () => {
  it.each(['a workbook', 'any file', 'a folder', 'a broken link'])('refuses the name of %s', (what) => {
    const path = nameFile(`${what}.kttt`)
    if (what === 'a workbook') makeWorkbook(path)
    if (what === 'any file') writeFileSync(path, 'mine')
    if (what === 'a folder') mkdirSync(path)
    if (what === 'a broken link') symlinkSync(nameFile('nowhere'), path)
    const before = what === 'any file' || what === 'a workbook' ? hashFile(path) : null
    expect(() => makeWorkbook(path)).toThrow(new Failure('file-exists'))
    if (before !== null) expect(hashFile(path)).toBe(before)
  })

  it('refuses a name beside which an old log lies, which would be replayed over the new file', () => {
    writeFileSync(nameFile('stale.kttt-wal'), '')
    expect(() => makeWorkbook(nameFile('stale.kttt'))).toThrow(new Failure('file-exists'))
    expect(existsSync(nameFile('stale.kttt'))).toBe(false)
  })

  it('names a missing folder', () => {
    expect(() => makeWorkbook(nameFile('no/such/folder.kttt'))).toThrow(new Failure('file-missing'))
  })

  it('leaves nothing behind when the seed contradicts itself', () => {
    const path = makeOwnFolder('contradiction')
    const seed = makeSeed()
    const broken = { ...seed, facts: seed.facts.map((fact) => ({ ...fact, sector: 'KHÔNG' })) }
    expect(() => {
      createWorkbook(path, broken, { uuid: 'u', now: createdAt })
    }).toThrow('Unknown code KHÔNG')
    expect(listBeside(path)).toEqual([])
  })
})

describe('one workbook, one opening', () => {
  it('refuses a second opening in this process under any name, and opens again after closing', () => {
    const path = makeWorkbook(nameFile('once.kttt'))
    symlinkSync(path, nameFile('link.kttt'))
    linkSync(path, nameFile('hard.kttt'))
    const file = openWorkbook(path)
    for (const name of ['once.kttt', 'link.kttt', 'hard.kttt']) {
      expect(() => openWorkbook(nameFile(name)), name).toThrow(new Failure('file-in-use'))
    }
    // The refused attempts must not have dropped our lock or hurt our connection.
    expect(
      commitChanges(file.db, makeCommit([{ key: makeKey('HTX.tong_so'), after: makeFact(7) }])).revision,
    ).toBe(1)
    file.close()
    const again = openWorkbook(nameFile('link.kttt'))
    expect(readMeta(again.db).revision).toBe(1)
    again.close()
  })

  it('lets the name go when an opening is refused', () => {
    const path = nameFile('retry.kttt')
    writeFileSync(path, '')
    expect(() => openWorkbook(path)).toThrow(new Failure('file-empty'))
    expect(() => openWorkbook(path)).toThrow(new Failure('file-empty'))
  })
})

describe('read-only', () => {
  it('opens a file without write permission for reading and refuses commits', () => {
    const path = makeWorkbook(nameFile('locked.kttt'))
    chmodSync(path, 0o444)
    const before = hashFile(path)
    const file = openWorkbook(path)
    expect(file.readOnly).toBe(true)
    expect(countFacts(file.db)).toBe(makeSeed().facts.length)
    expect(() =>
      commitChanges(file.db, makeCommit([{ key: makeKey('HTX.tong_so'), after: makeFact(1) }])),
    ).toThrow(new Failure('read-only'))
    expect(() => openWorkbook(path)).toThrow(new Failure('file-in-use'))
    file.checkpoint()
    file.close()
    expect(hashFile(path)).toBe(before)
  })

  it('reads a read-only file that a crash left with a log, without touching either', () => {
    const path = makeWorkbook(makeOwnFolder('crashed'))
    const file = openWorkbook(path)
    const key = makeKey('HTX.tong_so')
    commitChanges(file.db, makeCommit([{ key, after: makeFact(99) }]))
    const crashed = makeOwnFolder('crashed-copy')
    // What a crash leaves: the pages as they are now, without a closing.
    writeFileSync(crashed, readFileSync(path))
    writeFileSync(`${crashed}-wal`, readFileSync(`${path}-wal`))
    file.close()
    chmodSync(crashed, 0o444)
    const before = [hashFile(crashed), hashFile(`${crashed}-wal`)]

    const reader = openWorkbook(crashed)
    expect(reader.readOnly).toBe(true)
    expect(reader.path).toBe(crashed)
    expect(readFact(reader.db, key)?.value).toBe(99)
    reader.close()
    expect([hashFile(crashed), hashFile(`${crashed}-wal`)]).toEqual(before)
    expect(listBeside(crashed)).toEqual(['sổ.kttt', 'sổ.kttt-wal'])
  })
})
