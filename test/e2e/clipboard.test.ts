import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ClipboardModel, readFixture } from './clipboard-model'

/** Copying, cutting and pasting between the sheet and other programs. */
let on: ClipboardModel

beforeAll(async () => {
  on = await ClipboardModel.start()
})
afterAll(async () => {
  await on.stop()
})
beforeEach(async () => {
  await on.begin()
})

describe('copying', () => {
  it('gives spreadsheets typed numbers and documents a table with Vietnamese text', async () => {
    await on.selectRange('I.5', 'actual', 'I.6', 'previous')
    await on.page.keyboard.press('Control+c')
    const { html, plain } = await on.receive()
    expect(plain).toBe('2.138\t2.519\r\n811\t514')
    expect(html).toContain('x:num="2138"')
    expect(html).toContain('>2.138</td>')
    await on.selectRange('I.4.ty_le', 'actual', 'I.5', 'previous-difference')
    await on.page.keyboard.press('Control+c')
    expect((await on.receive()).plain).toMatch(/^\d+,\d%\t.*\t.*\r\n2\.138\t2\.519\t−381$/)
    expect((await on.receive()).html).toMatch(/x:num="0\.\d+"/)
    expect((await on.receive()).html).toContain('x:num="-381"')
  })

  it('takes the labels along when the range covers them', async () => {
    await on.selectRange('I.5', '#ordinal', 'I.6', 'actual')
    await on.page.keyboard.press('Control+c')
    expect((await on.receive()).plain).toBe('5\tThành lập mới\tHTX\t2.138\r\n6\tGiải thể\tHTX\t811')
  })

  it('draws a dashed line around the range until Escape', async () => {
    await on.selectRange('I.5', 'actual', 'I.6', 'previous')
    await on.page.keyboard.press('Control+c')
    await expect.poll(() => on.outlines()).toBe(1)
    await on.window.shoot('copied-range')
    await on.window.select('I.7', 'plan')
    expect(await on.outlines()).toBe(1)
    await on.page.keyboard.press('Escape')
    expect(await on.outlines()).toBe(0)
  })

  it('leaves the clipboard to the text field while a cell is being edited', async () => {
    await on.window.select('I.5', 'actual')
    await on.page.keyboard.press('F2')
    await on.page.keyboard.press('Control+a')
    await on.page.keyboard.press('Control+c')
    expect((await on.receive()).plain).toBe('2138')
    await on.page.keyboard.press('Control+v')
    await on.page.keyboard.press('Escape')
    expect(await on.changes()).toEqual({})
  })

  it('cuts: the source is emptied by the paste, not before, and both are one undo', async () => {
    await on.selectRange('I.5', 'actual', 'I.6', 'actual')
    await on.page.keyboard.press('Control+x')
    await expect.poll(() => on.outlines()).toBe(1)
    expect(await on.changes()).toEqual({})
    await on.paste('I.6', 'actual')
    await expect.poll(() => on.window.text('I.6', 'actual')).toBe('2.138')
    expect(await on.changes()).toEqual({
      'HTX.thanh_lap_moi/ALL 2020': '',
      'HTX.giai_the/ALL 2020': '2138',
      'HTX.hieu_qua/ALL 2020': '811',
    })
    expect(await on.outlines()).toBe(0)
    await on.undoAll()
  })
})

describe('pasting from other programs', () => {
  it('Excel with stored numbers: hidden digits, accounting zero, merges aligned, one undo', async () => {
    await on.offer(readFixture('excel-2003.html'))
    await on.paste('I.12', 'actual')
    await on.panel().waitFor()
    expect(await on.changes()).toEqual({
      'HTX.doanh_thu_bq/ALL 2020': '25454',
      'HTX.doanh_thu_bq/ALL 2019': '3600.6',
      'HTX.lai_bq/ALL 2020': '16520000',
      'HTX.lai_bq/ALL 2019': '0',
      'HTX.lai_bq/ALL 2020 2': '…',
      'HTX.thu_nhap_bq/ALL 2020': '7',
      'HTX.thu_nhap_bq/ALL 2019': '',
    })
    await on.closePanel()
    await on.undoAll()
  })

  it('Excel in English: the separators of the whole block decide, and the panel says how it was read', async () => {
    await on.offer(readFixture('excel-365-english.html'))
    await on.paste('I.12', 'actual')
    await expect.poll(() => on.toastText()).toContain('Đã hiểu 25,500 = 25500')
    expect(await on.changes()).toEqual({
      'HTX.doanh_thu_bq/ALL 2020': '25500',
      'HTX.doanh_thu_bq/ALL 2019': '24700',
      'HTX.lai_bq/ALL 2020': '16600',
      'HTX.lai_bq/ALL 2019': '15900',
      'HTX.thu_nhap_bq/ALL 2020': '1950',
      'HTX.thu_nhap_bq/ALL 2019': '1234.5',
    })
    await on.undoAll()
  })

  it('LibreOffice with label columns: figures land in their columns, merged cells say nothing', async () => {
    await on.offer(readFixture('libreoffice-calc.html'))
    await on.paste('I.9.ty_le', '#ordinal')
    await on.panel().waitFor()
    expect(await on.panel().innerText()).toContain('3 cột chữ')
    expect(await on.changes()).toMatchObject({
      'HTX.lao_dong/ALL 2020': '26112',
      'HTX.lao_dong/ALL 2019': '27000',
      'HTX.von_dieu_le/ALL 2020': '17345',
      'HTX.doanh_thu_bq/ALL 2020': '8767',
      'HTX.doanh_thu_bq/ALL 2019': '…',
      'HTX.thu_nhap_bq/ALL 2020': '1250',
      'HTX.can_bo/ALL 2020': '77',
      'HTX.can_bo/ALL 2019': '88',
    })
    await on.closePanel()
    await on.undoAll()
  })

  it('Word: paragraphs, a footnote number, a qualifier and a spaced minus', async () => {
    await on.offer(readFixture('word.html'))
    await on.paste('I.10', '#ordinal')
    await on.panel().waitFor()
    expect(await on.changes()).toEqual({
      'HTX.lao_dong/ALL 2019': '836',
      'HTX.von_dieu_le/ALL 2020': '16520',
      'HTX.von_dieu_le/ALL 2019': '-1024',
      'HTX.doanh_thu_bq/ALL 2020': '3600.6 q0',
    })
    expect(await on.panel().innerText()).toContain('25.454 1')
    await on.closePanel()
    await on.undoAll()
  })

  it('a web page with scripts: nothing of it runs or is fetched', async () => {
    const requests: string[] = []
    on.page.on('request', (request) => requests.push(request.url()))
    await on.offer(readFixture('web-page.html'))
    await on.paste('I.2', 'actual')
    await on.panel().waitFor()
    expect(await on.changes()).toEqual({
      'HTX.chuoi_gia_tri/ALL 2020': '2019',
      'HTX.chuoi_gia_tri/ALL 2019': '24618',
      'HTX.lm_ho_tro_chuoi_gia_tri/ALL 2020': '2020',
      'HTX.thanh_vien_lm/ALL 2020': '2021',
      'HTX.thanh_vien_lm/ALL 2019': '26112',
    })
    expect(await on.panel().innerText()).toContain('25.454 [1]')
    expect(requests.filter((url) => url.includes('example.invalid'))).toEqual([])
    expect(await on.page.evaluate(() => 'soKtttTaken' in globalThis)).toBe(false)
    // The browser says for each piece that it was not let through.
    expect(on.errors.splice(0).filter((error) => !error.includes('Content Security Policy'))).toEqual([])
    await on.closePanel()
    await on.undoAll()
  })

  it('plain text: quoted line breaks, the line break at the end dropped, ragged rows filled', async () => {
    await on.offer('', '"1\n"\t2\r\n3\r\n4\t5\r\n')
    await on.paste('I.12', 'actual')
    await expect.poll(() => on.window.text('I.14', 'previous')).toBe('5,0')
    expect(await on.changes()).toEqual({
      'HTX.doanh_thu_bq/ALL 2020': '1',
      'HTX.doanh_thu_bq/ALL 2019': '2',
      'HTX.lai_bq/ALL 2020': '3',
      'HTX.lai_bq/ALL 2019': '',
      'HTX.thu_nhap_bq/ALL 2020': '4',
      'HTX.thu_nhap_bq/ALL 2019': '5',
    })
    await on.undoAll()
  })
})

describe('where a paste goes', () => {
  it('one value fills a range; computed cells are skipped and counted', async () => {
    await on.offer('', '7')
    await on.selectRange('I.5', 'actual', 'I.6', 'plan')
    await on.page.keyboard.press('Control+v')
    await on.panel().waitFor()
    expect(await on.summary()).toBe('Đã dán 6 ô; bỏ qua 4 ô công thức')
    expect(await on.changes()).toEqual({
      'HTX.thanh_lap_moi/ALL 2020': '7',
      'HTX.thanh_lap_moi/ALL 2019': '7',
      'HTX.thanh_lap_moi/ALL 2020 2': '7',
      'HTX.giai_the/ALL 2020': '7',
      'HTX.giai_the/ALL 2019': '7',
      'HTX.giai_the/ALL 2020 2': '7',
    })
    await on.closePanel()
    await on.undoAll()
  })

  it('a block repeats over a multiple of its size', async () => {
    await on.offer('', '1\n2')
    await on.selectRange('I.12', 'actual', 'I.13', 'previous')
    await on.page.keyboard.press('Control+v')
    await expect.poll(() => on.window.text('I.13', 'previous')).toBe('2,0')
    expect(await on.changes()).toEqual({
      'HTX.doanh_thu_bq/ALL 2020': '1',
      'HTX.doanh_thu_bq/ALL 2019': '1',
      'HTX.lai_bq/ALL 2020': '2',
      'HTX.lai_bq/ALL 2019': '2',
    })
    await on.undoAll()
  })

  it('computed columns keep their place in the block', async () => {
    await on.offer('', '1\t2\t3\t4\t5')
    await on.paste('I.5', 'actual')
    await on.panel().waitFor()
    expect(await on.summary()).toBe('Đã dán 3 ô; bỏ qua 2 ô công thức')
    expect(await on.changes()).toEqual({
      'HTX.thanh_lap_moi/ALL 2020': '1',
      'HTX.thanh_lap_moi/ALL 2019': '2',
      'HTX.thanh_lap_moi/ALL 2020 2': '5',
    })
    await on.closePanel()
    await on.undoAll()
  })

  it('rows that are folded away take nothing', async () => {
    await on.window.cell('I.7', '#indicator').locator('.twisty').click()
    await expect.poll(() => on.window.cell('I.7.NN', 'actual').count()).toBe(0)
    await on.offer('', '71\n72\n73')
    await on.paste('I.6', 'actual')
    await on
      .panel()
      .or(on.toast().filter({ hasText: 'Đã dán' }))
      .first()
      .waitFor()
    const found = await on.changes()
    expect(found).toMatchObject({ 'HTX.giai_the/ALL 2020': '71' })
    expect(Object.keys(found).filter((place) => /hieu_qua\/(NN|PNN)/.test(place))).toEqual([])
    await on.closePanel()
    await on.undoAll()
    await on.window.cell('I.7', '#indicator').locator('.twisty').click()
  })

  it('a block with the labels of the table goes to the figures from any column', async () => {
    await on.selectRange('I.5', '#ordinal', 'I.6', 'actual')
    await on.page.keyboard.press('Control+c')
    await on.paste('I.12', '#ordinal')
    await expect.poll(() => on.window.text('I.12', 'actual')).toBe('2.138,0')
    expect(await on.changes()).toEqual({
      'HTX.doanh_thu_bq/ALL 2020': '2138',
      'HTX.lai_bq/ALL 2020': '811',
    })
    await on.undoAll()
  })

  it('says what does not fit into the table, and pastes nothing beside it', async () => {
    const last = await on.lastRow()
    await on.offer(
      '',
      Array.from({ length: 4 }, (_, row) => `${String(row + 1)}\t2\t3\t4\t5\t6\t7\t8\t9`).join('\n'),
    )
    await on.paste(last, 'plan')
    await on.panel().waitFor()
    expect(await on.summary()).toMatch(
      /33 ô không vừa bảng \(thừa 3 dòng, 6 cột\)|không vừa bảng \(thừa 3 dòng, \d cột\)/,
    )
    expect(Object.keys(await on.changes()).length).toBeLessThanOrEqual(1)
    await on.closePanel()
    await on.page.keyboard.press('Control+z')
  })
})

describe('the page', () => {
  it('has reported no error in all of this', () => {
    expect(on.errors).toEqual([])
  })
})
