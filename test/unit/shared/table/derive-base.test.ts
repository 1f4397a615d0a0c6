import { describe, expect, it } from 'vitest'
import { deriveBase } from '../../../../shared/table/derive-base'

describe('deriveBase', () => {
  it('takes the difference first, exactly', () => {
    expect(deriveBase({ current: '25454', difference: '836', ratio: '103.3' }, 0)).toEqual({
      value: '24618',
      derivation: { rule: 'difference', current: '25454', difference: '836' },
    })
    expect(deriveBase({ current: '3600.6', difference: '-1002.1', ratio: null }, 1)?.value).toBe('4602.7')
    expect(deriveBase({ current: '56', difference: '-0.4', ratio: '93.3' }, 1)?.value).toBe('56.4')
    expect(deriveBase({ current: '5700000', difference: '6389681', ratio: null }, 0)?.value).toBe('-689681')
    expect(deriveBase({ current: '17', difference: '0', ratio: null }, 0)?.value).toBe('17')
  })
  it('else the ratio, rounded half away from zero to the decimals of the indicator', () => {
    expect(deriveBase({ current: '63.2', difference: null, ratio: '79' }, 1)).toEqual({
      value: '80',
      derivation: { rule: 'ratio', current: '63.2', ratio: '79' },
    })
    expect(deriveBase({ current: '88.0', difference: null, ratio: '120.0' }, 1)?.value).toBe('73.3')
    expect(deriveBase({ current: '1', difference: null, ratio: '80' }, 1)?.value).toBe('1.3')
    expect(deriveBase({ current: '-1', difference: null, ratio: '80' }, 1)?.value).toBe('-1.3')
    expect(deriveBase({ current: '3000', difference: null, ratio: '60' }, 0)?.value).toBe('5000')
  })
  it('has no base without a figure or a usable comparison', () => {
    expect(deriveBase({ current: null, difference: '5', ratio: '100' }, 0)).toBeNull()
    expect(deriveBase({ current: '5', difference: null, ratio: null }, 0)).toBeNull()
    expect(deriveBase({ current: '5', difference: null, ratio: '0.0' }, 0)).toBeNull()
  })
})
