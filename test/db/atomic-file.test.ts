import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { discardTemporary, nameTemporary, publishNew, replaceFile } from '../../electron/files/atomic-file'
import { makeFolder } from '../fixtures/make-workbook'

const nameFile = makeFolder()

function makeTarget(folder: string): { target: string; temporary: string } {
  mkdirSync(nameFile(folder))
  const target = nameFile(`${folder}/báo cáo.xlsx`)
  const temporary = nameTemporary(target)
  writeFileSync(temporary, 'new')
  return { target, temporary }
}

/** What a disk without hard links answers (FAT, many network shares). */
function refuseLink(): never {
  throw Object.assign(new Error('EPERM: operation not permitted, link'), { code: 'EPERM' })
}

describe('a temporary name', () => {
  it('is beside the target, and new each time', () => {
    const target = nameFile('a.kttt')
    const names = [nameTemporary(target), nameTemporary(target)]
    expect(new Set(names).size).toBe(2)
    for (const name of names) {
      expect(dirname(name)).toBe(dirname(target))
      expect(basename(name)).toMatch(/^\.a\.kttt\.[0-9a-f]{8}\.tmp$/)
    }
  })

  it('stays a legal name for the longest target', () => {
    const target = nameFile(`${'ế'.repeat(80)}.kttt`)
    writeFileSync(nameTemporary(target), 'x')
    expect(Buffer.byteLength(basename(nameTemporary(target)))).toBeLessThanOrEqual(255)
  })
})

describe.each([
  ['with hard links', undefined],
  ['on a disk without hard links', refuseLink],
])('publishing a new file %s', (where, link) => {
  it('gives the name and leaves nothing else', () => {
    const { target, temporary } = makeTarget(`free ${where}`)
    publishNew(temporary, target, link)
    expect(readdirSync(dirname(target))).toEqual(['báo cáo.xlsx'])
    expect(readFileSync(target, 'utf8')).toBe('new')
  })

  it('never replaces a file', () => {
    const { target, temporary } = makeTarget(`taken ${where}`)
    writeFileSync(target, 'of the user')
    expect(() => {
      publishNew(temporary, target, link)
    }).toThrow('EEXIST')
    expect(readFileSync(target, 'utf8')).toBe('of the user')
    discardTemporary(temporary)
    expect(readdirSync(dirname(target))).toEqual(['báo cáo.xlsx'])
  })
})

describe('replacing', () => {
  it('puts the new file in place of the old one', async () => {
    const { target, temporary } = makeTarget('replace')
    writeFileSync(target, 'old')
    await replaceFile(temporary, target)
    expect(readFileSync(target, 'utf8')).toBe('new')
    expect(readdirSync(dirname(target))).toEqual(['báo cáo.xlsx'])
  })

  it('leaves the target as it was when it fails', async () => {
    const { target, temporary } = makeTarget('replace-folder')
    mkdirSync(target)
    await expect(replaceFile(temporary, target)).rejects.toThrow()
    expect(readdirSync(dirname(target)).sort()).toEqual([basename(temporary), 'báo cáo.xlsx'].sort())
  })
})
