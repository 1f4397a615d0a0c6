import { describe, expect, it } from 'vitest'
import { continueRun, findStep, type FillValue } from '../../../../shared/table/fill-series'

const number = (value: string): FillValue => ({ state: 'number', value, qualifier: null })
const near = (value: string): FillValue => ({ state: 'number', value, qualifier: 'near' })
const none: FillValue = { state: 'none' }
const blank: FillValue = { state: 'blank' }

describe('filling', () => {
  it('finds the one step of two or more numbers', () => {
    expect(findStep([number('1'), number('2'), number('3')])).toBe('1')
    expect(findStep([number('0.3'), number('0.1')])).toBe('-0.2')
    expect(findStep([number('5'), number('5')])).toBe('0')
    expect(findStep([number('1'), number('2'), number('4')])).toBeNull()
    expect(findStep([number('1')])).toBeNull()
    expect(findStep([number('1'), none])).toBeNull()
    expect(findStep([near('1'), number('2')])).toBeNull()
  })

  it('continues a series exactly', () => {
    expect(continueRun([number('0.1'), number('0.2')], 3, 'series')).toEqual([
      number('0.3'),
      number('0.4'),
      number('0.5'),
    ])
    // Filling up: the run turned round goes down.
    expect(continueRun([number('20'), number('10')], 2, 'series')).toEqual([number('0'), number('-10')])
  })

  it('counts on from a single number', () => {
    expect(continueRun([number('2019')], 2, 'series')).toEqual([number('2020'), number('2021')])
  })

  it('copies the run again and again, with its states and limiting words', () => {
    expect(continueRun([near('4'), none, blank], 5, 'copy')).toEqual([
      near('4'),
      none,
      blank,
      near('4'),
      none,
    ])
    expect(continueRun([number('1'), number('2')], 3, 'copy')).toEqual([
      number('1'),
      number('2'),
      number('1'),
    ])
  })

  it('copies where a series was asked and there is none', () => {
    expect(continueRun([none, blank], 3, 'series')).toEqual([none, blank, none])
    expect(continueRun([near('7')], 2, 'series')).toEqual([near('7'), near('7')])
    expect(continueRun([], 2, 'series')).toEqual([])
  })
})
