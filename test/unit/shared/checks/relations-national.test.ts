import { describe, expect, it } from 'vitest'
import { judgeRelation } from '../../../../shared/checks/judge'
import { readRelations } from '../../../../shared/checks/read-relations'
import type { Line, Statement } from '../../../../shared/checks/relation'
import type { FormId } from '../../../../shared/model/ids'
import { parseDecimal } from './decimal-quotient'
import { national, outlineRelations, sample } from './relations-fixture'

/** The appendix of the national alliance: what must hold in it, and what of it does not. */
describe('relations of the national appendix', () => {
  const { dimensions, forms } = national
  const relations = readRelations(dimensions, forms)

  it('are what the indicators declare and what the rows say, and nothing else', () => {
    expect(outlineRelations(national)).toEqual([
      'HTX.lm_ho_tro_chuoi_gia_tri ≤ HTX.chuoi_gia_tri',
      'HTX.ty_le_thanh_vien_lm = HTX.thanh_vien_lm / HTX.tong_so × 100',
      'HTX.ty_le_hieu_qua = HTX.hieu_qua / HTX.tong_so × 100',
      'HTX.ho_ca_the ≤ HTX.thanh_vien',
      'HTX.can_bo_dao_tao ≤ HTX.can_bo',
      'HTX.ty_le_can_bo_dao_tao = HTX.can_bo_dao_tao / HTX.can_bo × 100',
      'LHHTX.ty_le_thanh_vien_lm = LHHTX.thanh_vien_lm / LHHTX.tong_so × 100',
      'LHHTX.ty_le_hieu_qua = LHHTX.hieu_qua / LHHTX.tong_so × 100',
      'THT.ty_le_thanh_vien_lm = THT.thanh_vien_lm / THT.tong_so × 100',
      'THT.ty_le_hieu_qua = THT.hieu_qua / THT.tong_so × 100',
      'THT.ho_ca_the ≤ THT.thanh_vien',
      'LM.can_bo_dao_tao ≤ LM.can_bo',
      'LM.ty_le_can_bo_dao_tao = LM.can_bo_dao_tao / LM.can_bo × 100',
      'HTX.can_bo_dao_tao = HTX.can_bo_dai_hoc + HTX.can_bo_trung_cap',
      'LM.can_bo_dai_hoc + LM.can_bo_trung_cap ≤ LM.can_bo_dao_tao ?',
      'HTX.cong_nghe_cao ≤ HTX.tong_so ?',
      'HTX.chuoi_gia_tri ≤ HTX.tong_so ?',
      'HTX.thanh_vien_lm ≤ HTX.tong_so ?',
      'HTX.hieu_qua ≤ HTX.tong_so ?',
      'HTX.tong_so = HTX.tong_so(trước) + HTX.thanh_lap_moi − HTX.giai_the ?',
      'LHHTX.cnc_chuoi_gia_tri ≤ LHHTX.tong_so ?',
      'LHHTX.thanh_vien_lm ≤ LHHTX.tong_so ?',
      'LHHTX.hieu_qua ≤ LHHTX.tong_so ?',
      'LHHTX.tong_so = LHHTX.tong_so(trước) + LHHTX.thanh_lap_moi − LHHTX.giai_the ?',
      'THT.cnc_chuoi_gia_tri ≤ THT.tong_so ?',
      'THT.thanh_vien_lm ≤ THT.tong_so ?',
      'THT.dang_ky ≤ THT.tong_so ?',
      'THT.hieu_qua ≤ THT.tong_so ?',
      'THT.tong_so = THT.tong_so(trước) + THT.thanh_lap_moi − THT.giai_the ?',
    ])
  })

  it('hold in each sector too, as far as indicators are divided by sectors', () => {
    const all = outlineRelations(national, 'all')
    expect(all).toContain('HTX.ty_le_hieu_qua@NN = HTX.hieu_qua@NN / HTX.tong_so@NN × 100')
    expect(all).toContain('LHHTX.hieu_qua@PNN ≤ LHHTX.tong_so@PNN ?')
    expect(new Set(relations.map(({ id }) => id)).size).toBe(relations.length)
    expect(relations.length).toBeLessThan(600)
  })

  it('are the same in whatever order the rows of a reference list stand', () => {
    const turned = { ...dimensions, indicators: dimensions.indicators.toReversed() }
    const idsOf = (found: ReturnType<typeof readRelations>): string[] =>
      found
        .filter(({ kind }) => kind !== 'sum')
        .map(({ id }) => id)
        .sort()
    expect(idsOf(readRelations(turned, forms))).toEqual(idsOf(relations))
  })

  it('do not hold where the appendix contradicts itself, and hold everywhere else', () => {
    const broken: string[] = []
    const held: string[] = []
    for (const { id, ...relation } of relations) {
      const statementOf = (line: Line, step: number): Statement | null => stateFact(line, 2020 + step)
      const { verdict } = judgeRelation(
        { id, ...relation },
        relation.terms.map(({ line, step }) => statementOf(line, step)),
        statementOf(relation.result, 0),
      )
      if (verdict === 'broken') broken.push(id)
      if (verdict === 'holds') held.push(id)
    }
    expect(broken).toEqual([
      'quotient|LM.ty_le_can_bo_dao_tao|LM.can_bo_dao_tao+LM.can_bo|100',
      'subset|LM.can_bo_dao_tao|LM.can_bo_dai_hoc+LM.can_bo_trung_cap',
      'balance|HTX.tong_so|HTX.tong_so(-1)+HTX.thanh_lap_moi+-HTX.giai_the',
      'balance|LHHTX.tong_so|LHHTX.tong_so(-1)+LHHTX.thanh_lap_moi+-LHHTX.giai_the',
    ])
    expect(held).toEqual(
      expect.arrayContaining([
        'quotient|HTX.ty_le_thanh_vien_lm|HTX.thanh_vien_lm+HTX.tong_so|100',
        'quotient|HTX.ty_le_hieu_qua|HTX.hieu_qua+HTX.tong_so|100',
        'quotient|HTX.ty_le_can_bo_dao_tao|HTX.can_bo_dao_tao+HTX.can_bo|100',
        'quotient|LHHTX.ty_le_thanh_vien_lm|LHHTX.thanh_vien_lm+LHHTX.tong_so|100',
        'quotient|LHHTX.ty_le_hieu_qua|LHHTX.hieu_qua+LHHTX.tong_so|100',
        'sum|HTX.can_bo_dao_tao|HTX.can_bo_dai_hoc+HTX.can_bo_trung_cap',
      ]),
    )
  })

  /** What the appendix states for 2020, and for 2019 what follows from its differences. */
  function stateFact({ indicator, sector }: Line, year: number): Statement | null {
    const { code, kind } = dimensions.indicators.find(({ id }) => id === indicator) ?? {
      code: '',
      kind: 'stock',
    }
    const branch = dimensions.sectors.find(({ id }) => id === sector)?.code ?? ''
    const text = year === 2020 ? statedText(code, branch) : derivedText(code, branch, year)
    if (text === null) return null
    return {
      cell: { kind: 'wording', form: 0 as FormId, part: 'title', id: '' },
      quotient: parseDecimal(text),
      written: text.split('.')[1]?.length ?? 0,
      whole: kind === 'stock' || kind === 'flow',
      percent: kind === 'ratio',
      qualifier: null,
    }
  }

  function statedText(code: string, branch: string): string | null {
    const row = sample.forms[0]?.rows.find(
      ({ indicator, sector }) => indicator === code && (sector ?? 'ALL') === branch,
    )
    const cell = sample.stated[0]?.cells.find((item) => item.row === row?.id && item.column === 'actual')
    return cell?.value ?? null
  }

  function derivedText(code: string, branch: string, year: number): string | null {
    const fact = sample.facts.find(
      ({ indicator, sector, period, scenario, locality }) =>
        indicator === code &&
        sector === branch &&
        period === String(year) &&
        scenario === 'actual' &&
        locality === 'VN',
    )
    return fact?.state === 'number' ? fact.value : null
  }
})
