import { describe, expect, it } from 'vitest'
import { findArgumentFile, isNetworkPath } from '../../../../electron/main/argument-file'

describe('findArgumentFile', () => {
  it.each([
    [['a.kttt'], '/home/an/a.kttt'],
    [['.', '/tmp/Sổ 2024.KTTT'], '/tmp/Sổ 2024.KTTT'],
    [['--flag=x.kttt', 'a.kttt', '--inspect'], '/home/an/a.kttt'],
    [['old.kttt', 'new.kttt'], '/home/an/new.kttt'],
    [['../b/a.kttt'], '/home/b/a.kttt'],
  ])('%j → %s', (args, path) => {
    expect(findArgumentFile(args, '/home/an')).toEqual({ path, refused: false })
  })

  it.each([[[]], [['.']], [['a.xlsx']], [['--x.kttt']], [['a.kttt.exe']]])('%j holds no workbook', (args) => {
    expect(findArgumentFile(args, '/home/an')).toBeNull()
  })

  it.each([
    '\\\\srv\\s\\a.kttt',
    '//srv/s/a.kttt',
    '\\/srv/a.kttt',
    '\\\\?\\C:\\a.kttt',
    '\\\\.\\pipe\\a.kttt',
  ])('refuses %s', (path) => {
    expect(findArgumentFile([path], '/home/an')).toEqual({ path, refused: true })
  })

  it('leaves local paths alone', () => {
    for (const path of ['C:\\a.kttt', 'C:/a.kttt', '/home/a.kttt', 'a\\\\b.kttt'])
      expect(isNetworkPath(path)).toBe(false)
  })
})
