import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import type { Browser, Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** Own indicators, places and periods of a workbook, by hand, on a screen of 1366 × 768: one program, one window. */
let program: Program
let browser: Browser
let page: Page
let window: WindowModel
let errors: string[]

beforeAll(async () => {
  browser = await launchBrowser()
  program = await startProgram()
  ;({ page, errors } = await openPage(browser, program.address, { width: 1366, height: 768 }))
  page.setDefaultTimeout(8000)
  window = new WindowModel(page)
  await window.ready()
})
afterAll(async () => {
  await browser.close()
  await program.stop()
  removeFolder(program.folder)
})

const at = (name: string): Locator => page.getByTestId(name)
const place = (name: string): Locator => page.getByTestId(`place-${name}`)

async function open(dialog: 'indicators' | 'places' | 'periods'): Promise<void> {
  await page.keyboard.press(
    { indicators: 'Control+Shift+F', places: 'Control+Shift+L', periods: 'Control+Shift+K' }[dialog],
  )
  await at(`dialog-${dialog}`).waitFor()
  if (dialog === 'places') await at('places-search').waitFor()
}

async function close(dialog: string): Promise<void> {
  await page.keyboard.press('Escape')
  await at(`dialog-${dialog}`).waitFor({ state: 'detached' })
}

async function optionsOf(picker: string): Promise<string[]> {
  return at(picker).locator('option').allInnerTexts()
}

/** Own indicators of the tests by name: they get the codes that the editor suggests. */
const members = 'TT.thanh_vien_binh_quan_mot_htx'
const growth = 'TT.thanh_vien_them'

describe('own indicators', () => {
  it('begin with a sheet that says what they are', async () => {
    await window.openTab('formulas')
    expect(await at('no-formulas').innerText()).toContain('=[HTX.thanh_vien]/[HTX.tong_so]')
    expect(await at('excel.export').isDisabled()).toBe(true)
    await at('no-formulas').getByRole('button').click()
    await at('dialog-indicator-editor').waitFor()
  })

  it('are written with completion, checked at every letter', async () => {
    await at('indicator-name').fill('Thành viên bình quân một HTX')
    expect(await at('indicator-code').inputValue()).toBe(members)
    await at('indicator-unit').fill('người/HTX')
    await at('indicator-formula').focus()
    await page.keyboard.type('=[tong so thanh vien htx')
    await page.getByRole('option', { name: 'HTX.thanh_vien' }).first().waitFor()
    await page.keyboard.press('Enter')
    expect(await at('indicator-formula').inputValue()).toBe('=[HTX.thanh_vien]')
    await page.keyboard.type('/')
    await page.getByRole('listbox').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('listbox').count()).toBe(0)
    expect(await at('dialog-indicator-editor').isVisible()).toBe(true)
    expect(await at('formula-problems').innerText()).toMatch(/còn thiếu/)
    expect(await at('indicator-save').isDisabled()).toBe(true)
    await page.keyboard.type('[HTX.khong_co]')
    await page.keyboard.press('Escape')
    await expect.poll(() => at('formula-problems').innerText()).toContain('HTX.khong_co')
    expect(await page.locator('.formula-mirror mark').innerText()).toBe('[HTX.khong_co]')
    expect(await at('indicator-reason').innerText()).not.toBe('')
    await window.shoot('8-formula-problem')
    for (let step = 0; step < 'HTX.khong_co]'.length; step++) await page.keyboard.press('Backspace')
    await page.keyboard.type('tong so htx')
    await page.getByRole('option', { name: 'HTX.tong_so' }).first().waitFor()
    await page.keyboard.press('Tab')
    expect(await at('indicator-formula').inputValue()).toBe('=[HTX.thanh_vien]/[HTX.tong_so]')
    expect(await at('formula-words').innerText()).toContain('Tổng số thành viên HTX chia cho Tổng số HTX')
    expect(await at('formula-warning').count()).toBe(0)
    await page.keyboard.press('Enter')
    await at(`indicator-${members}`).waitFor()
  })

  it('stand in the table of the sheet, which was open all the time', async () => {
    await close('indicators')
    await window.ready()
    await expect.poll(() => window.sheet.innerText()).toContain('257,7')
    expect(await at('tab-formulas').getAttribute('aria-selected')).toBe('true')
    await page.getByText('257,7', { exact: true }).first().click()
    await expect.poll(() => at('formula-bar').innerText()).toContain('6.560.509 / 25.454')
    expect(await at('excel.import').isEnabled()).toBe(true)
    await window.shoot('8-own-indicators')
  })

  it('go to paper and to Excel like other tables', async () => {
    await page.keyboard.press('Control+p')
    await page.locator('.print-view').waitFor()
    await expect.poll(() => page.locator('.print-view').innerText()).toContain('257,7')
    await page.keyboard.press('Escape')
    await page.locator('.print-view').waitFor({ state: 'detached' })
    const waiting = page.waitForEvent('download')
    await at('excel.export').click()
    await at('export-confirm').click()
    const path = await (await waiting).path()
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(readFileSync(path).buffer)
    const texts: string[] = []
    book.worksheets[0]?.eachRow((row) => {
      row.eachCell((cell) => texts.push(cell.text))
    })
    expect(texts).toContain('Thành viên bình quân một HTX')
  })

  it('warn of units with the factor that makes them fit', async () => {
    await open('indicators')
    await at('indicator-add').click()
    await at('indicator-name').fill('Vốn điều lệ bình quân')
    await at('indicator-unit').fill('triệu đồng/HTX')
    await at('indicator-formula').fill('=[HTX.von_dieu_le]/[HTX.tong_so]')
    await at('formula-warning').getByRole('button').click()
    expect(await at('indicator-formula').inputValue()).toBe('=([HTX.von_dieu_le]/[HTX.tong_so])*1000')
    await expect.poll(() => at('formula-warning').count()).toBe(0)
  })

  it('are not lost by one Escape', async () => {
    await at('indicator-name').focus()
    await page.keyboard.press('Escape')
    expect(await at('indicator-reason').innerText()).toContain('Chưa lưu')
    expect(await at('indicator-name').inputValue()).toBe('Vốn điều lệ bình quân')
    await page.keyboard.press('Escape')
    await at('dialog-indicators').waitFor()
    expect(await at('indicator-TT.von_dieu_le_binh_quan').count()).toBe(0)
  })

  it('may build on each other, but not in a circle, and say who needs them', async () => {
    await at('indicator-add').click()
    await at('indicator-name').fill('Thành viên thêm')
    await at('indicator-formula').fill(`=[${members}]-KYTRUOC([${members}])`)
    await at('indicator-save').click()
    await at(`indicator-${growth}`).waitFor()
    await at(`indicator-${members}`).getByRole('button').first().click()
    expect(await at('indicator-code').getAttribute('readonly')).not.toBeNull()
    await at('indicator-formula').fill(`=[${growth}]+1`)
    await expect.poll(() => at('formula-problems').innerText()).toContain(growth)
    expect(await at('indicator-save').isDisabled()).toBe(true)
    await at('indicator-formula').focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await at(`indicator-${members}`).getByRole('button').last().click()
    await expect.poll(() => at('dialog-message').innerText()).toContain('Thành viên thêm')
    await at(`indicator-${growth}`).getByRole('button').last().click()
    await at(`indicator-${growth}`).waitFor({ state: 'detached' })
    await close('indicators')
    await page.keyboard.press('Control+z')
    await expect.poll(() => window.sheet.innerText()).toContain('Thành viên thêm')
  })

  it('are among the indicators of the breakdowns', async () => {
    await window.openTab('localities')
    await expect.poll(() => optionsOf('pick-indicator')).toContain('Thành viên bình quân một HTX (người/HTX)')
  })
})

describe('divisions of the economy', () => {
  it('are chosen on the sheet of sectors', async () => {
    await window.openTab('sectors')
    await expect.poll(() => window.text('NN', 'actual')).toBe('16.520')
    await at('pick-sector-list').selectOption({ label: 'Nông nghiệp, phi nông nghiệp, tín dụng' })
    await expect.poll(() => window.sheet.innerText()).toContain('Quỹ tín dụng nhân dân')
    await expect.poll(() => window.text('PNN3', 'actual')).toBe('7.746')
    expect(await window.text('total', 'actual')).toBe('25.454')
    await at('pick-sector-list').selectOption({ index: 0 })
    await expect.poll(() => window.text('NN', 'actual')).toBe('16.520')
  })
})

describe('periods', () => {
  it('are added by year, months and plan, and offered under their year', async () => {
    await open('periods')
    await at('period-year').fill('2025')
    await at('period-year').press('Enter')
    await expect.poll(() => at('periods-2025').innerText()).toMatch(/6 tháng đầu năm.*9 tháng.*Quý I /s)
    expect(await at('add-year').isDisabled()).toBe(true)
    await at('add-months').click()
    await expect.poll(() => at('periods-2025').innerText()).toContain('Tháng 12')
    await at('add-plan').click()
    await expect.poll(() => at('periods-plans').innerText()).toContain('2021-2025')
    await at('period-year').fill('99')
    expect(await at('dialog-periods').innerText()).toContain('1945')
    await window.shoot('8-periods')
    await close('periods')
    const offered = await optionsOf('pick-period')
    for (const text of [
      'Năm 2025',
      'Quý II/2025',
      '6 tháng đầu năm 2025',
      'Tháng 5/2025',
      'Giai đoạn 2021-2025',
    ])
      expect(offered).toContain(text)
  })
})

describe('places', () => {
  it('are added one by one by keyboard', async () => {
    await window.openTab('appendix')
    await open('places')
    await page.keyboard.type('dong bac')
    await place('Đông Bắc').waitFor()
    expect(await place('Tây Bắc').count()).toBe(0)
    await place('Đông Bắc').click()
    await at('places-add').press('Enter')
    await at('place-name').fill('Tỉnh Bắc Giang')
    await at('place-level').selectOption('province')
    expect(await at('pick-place-parent').inputValue()).toBe('Đông Bắc')
    await at('place-to').fill('31/6/2025')
    expect(await at('place-save').isDisabled()).toBe(true)
    await at('place-to').fill('30/6/2025')
    await at('place-name').press('Enter')
    await expect.poll(() => place('Tỉnh Bắc Giang').innerText()).toContain('đến 30/06/2025')
  })

  it('are added as a list, without those that are there', async () => {
    await at('places-batch').click()
    expect(await at('pick-batch-parent').inputValue()).toBe('Tỉnh Bắc Giang')
    await at('batch-names').fill('07210\tXã An Thượng\n07213\tXã Đồng Vương\n\nXã đồng  vương')
    expect(await at('batch-skipped').innerText()).toContain('1')
    await at('batch-add').click()
    await expect.poll(() => at('dialog-message').innerText()).toContain('2')
    await expect.poll(() => place('Xã Đồng Vương').innerText()).toContain('xã, phường')
    await place('Xã Đồng Vương').click()
    expect(await at('place-code').inputValue()).toBe('07213')
  })

  it('keep the place of the keyboard in the tree', async () => {
    await place('Tỉnh Bắc Giang').click()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => place('Xã An Thượng').getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => place('Xã An Thượng').count()).toBe(0)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await at('place-name').evaluate((field) => field === document.activeElement)).toBe(true)
  })

  it('are renamed and moved', async () => {
    await at('place-name').fill('Phường An Thượng')
    await at('pick-place-parent').click()
    await page.keyboard.type('tay bac')
    await page.keyboard.press('Enter')
    await at('place-save').click()
    await place('Phường An Thượng').waitFor()
    await at('pick-place-parent').click()
    await page.keyboard.type('bac giang')
    await page.keyboard.press('Enter')
    await at('place-save').click()
    await expect.poll(() => at('pick-place-parent').inputValue()).toBe('Tỉnh Bắc Giang')
  })

  it('are merged into another, which then is what they were', async () => {
    await place('Phường An Thượng').click()
    await at('places-merge').click()
    await at('pick-merge-target').click()
    await page.keyboard.type('dong vuong')
    await page.keyboard.press('Enter')
    await at('merge-day').fill('30/06/2025')
    await at('merge-fresh').click()
    await window.shoot('8-places-merge')
    await at('merge-run').click()
    await expect.poll(() => place('Phường An Thượng').innerText()).toContain('→ Xã Đồng Vương')
    expect(await place('Phường An Thượng').innerText()).toContain('đến 30/06/2025')
    expect(await place('Xã Đồng Vương').innerText()).toContain('từ 01/07/2025')
    await close('places')
  })

  it('are greyed with their dates where the period does not have them', async () => {
    await at('pick-period').selectOption({ label: 'Năm 2025' })
    await expect.poll(() => optionsOf('pick-locality')).toContain('Phường An Thượng (đến 30/06/2025)')
    const offered = await optionsOf('pick-locality')
    expect(offered.indexOf('Xã Đồng Vương')).toBeLessThan(
      offered.indexOf('Phường An Thượng (đến 30/06/2025)'),
    )
    await at('pick-period').selectOption({ label: 'Năm 2020' })
    await expect.poll(() => optionsOf('pick-locality')).toContain('Phường An Thượng')
  })

  it('are not removed while something needs them', async () => {
    await open('places')
    await place('Đông Bắc').click()
    await at('places-remove').click()
    await expect.poll(() => at('dialog-message').innerText()).toContain('không xóa được')
    expect(await place('Đông Bắc').count()).toBe(1)
    await place('Phường An Thượng').click()
    await at('places-remove').click()
    await place('Phường An Thượng').waitFor({ state: 'detached' })
    await close('places')
  })
})

describe('the history', () => {
  it('tells what was done to the lists, and undoes it', async () => {
    await page.keyboard.press('Control+z')
    await expect.poll(() => at('toast').last().innerText()).toContain('xóa địa bàn “Phường An Thượng”')
    await page.getByText('Sửa', { exact: true }).click()
    await at('menu-history.show').click()
    const text = await at('dialog-history').innerText()
    for (const words of ['ghi 2 địa bàn', 'kỳ báo cáo', 'xóa chỉ tiêu tự tính “Thành viên thêm”'])
      expect(text).toContain(words)
    await close('history')
    await open('places')
    expect(await place('Phường An Thượng').count()).toBe(1)
    await close('places')
  })

  it('left nothing broken behind', () => {
    expect(errors).toEqual([])
  })
})
