import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** Whatever is wrong with a file or a disk: a sentence in Vietnamese that says so, and nothing lost. */
let browser: Browser
const programs: Program[] = []

beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  for (const program of programs.splice(0)) {
    await program.stop()
    removeFolder(program.folder)
  }
})
afterAll(async () => {
  await browser.close()
})

async function start(
  options: Parameters<typeof startProgram>[0] = {},
): Promise<{ program: Program; page: Page; window: WindowModel }> {
  const program = await startProgram(options)
  programs.push(program)
  const { page } = await openPage(browser, program.address)
  return { program, page, window: new WindowModel(page) }
}

/** Chooses a file in the open dialog and returns the sentence that answers. */
async function openFile(page: Page, path: string): Promise<string> {
  await page.keyboard.press('Control+o')
  await page.getByTestId('dialog-open').waitFor()
  const chooser = page.waitForEvent('filechooser')
  await page.getByTestId('open-choose').click()
  await (await chooser).setFiles(path)
  const sentence = page
    .locator('[data-testid=toast], [data-testid=dialog-open] [role=alert]')
    .filter({ hasNotText: 'Đã lưu' })
    .last()
  await sentence.waitFor()
  return sentence.innerText()
}

async function makeCopy(page: Page, window: WindowModel, program: Program): Promise<string> {
  await window.ready()
  const waiting = page.waitForEvent('download')
  await page.getByText('Tệp', { exact: true }).click()
  await page.getByTestId('menu-workbook.saveCopy').click()
  const download = await waiting
  const path = join(program.folder, 'bản sao.kttt')
  await download.saveAs(path)
  return path
}

describe('opening what is not a workbook', () => {
  it('says what the file is and keeps the open workbook', async () => {
    const { program, page, window } = await start()
    const copy = await makeCopy(page, window, program)
    const cases: [name: string, make: (path: string) => void, words: RegExp][] = [
      [
        'phụ lục.kttt',
        (path) => {
          writeFileSync(path, 'TT\tChỉ tiêu\n')
        },
        /không phải|văn bản/,
      ],
      [
        'bảng.kttt',
        (path) => {
          writeFileSync(path, readFileSync(makeExcelLike()))
        },
        /Excel/,
      ],
      [
        'trống.kttt',
        (path) => {
          writeFileSync(path, '')
        },
        /trống|rỗng/,
      ],
      [
        'mới hơn.kttt',
        (path) => {
          changeVersion(copy, path, 99)
        },
        /mới hơn/,
      ],
      [
        'chương trình khác.kttt',
        (path) => {
          makeForeign(path)
        },
        /chương trình khác|không phải/,
      ],
      [
        'hỏng.kttt',
        (path) => {
          damage(copy, path)
        },
        /hỏng/,
      ],
    ]
    for (const [name, make, words] of cases) {
      const path = join(program.folder, name)
      make(path)
      const before = readFileSync(path)
      expect(await openFile(page, path), name).toMatch(words)
      expect(readFileSync(path).equals(before)).toBe(true)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      expect(await window.text('I.1', 'actual')).toBe('25.454')
    }
  })

  it('opens a workbook named on the command line, and says why when it cannot', async () => {
    const first = await start()
    const copy = await makeCopy(first.page, first.window, first.program)
    const named = await start({ args: [copy] })
    await named.window.ready()
    expect(await named.page.getByRole('heading', { level: 1 }).innerText()).toContain('bản sao')
    const missing = await start({ args: [join(first.program.folder, 'không có.kttt')] })
    await expect.poll(() => missing.page.locator('body').innerText()).toMatch(/không (còn|thấy|tìm thấy|có)/i)
  })
})

describe('a workbook that cannot be written', () => {
  it('opens for reading when the file is read-only, and says so', async () => {
    const first = await start()
    const copy = await makeCopy(first.page, first.window, first.program)
    chmodSync(copy, 0o444)
    const { page, window } = await start({ args: [copy] })
    await window.ready()
    await page.getByTestId('banner-read-only').waitFor()
    await window.select('I.5', 'actual')
    await page.keyboard.type('5')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    expect(await window.text('I.5', 'actual')).toBe('2.138')
    chmodSync(copy, 0o644)
  })

  it('refuses a workbook that another program holds', async () => {
    const first = await start()
    await first.window.ready()
    const second = await start({ args: [join(first.program.dataFolder, 'Cả nước 2020.kttt')] })
    await expect.poll(() => second.page.locator('body').innerText()).toMatch(/đang (được )?mở|đang dùng/)
    await first.window.type('I.5', 'actual', '2.139')
    await expect.poll(() => first.window.text('I.5', 'actual')).toBe('2.139')
  })

  it('keeps every stored figure when the disk is full', async (context) => {
    const mount = join(tmpdir(), `kttt-full-${String(process.pid)}`)
    mkdirSync(mount, { recursive: true })
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', mount], { stdio: 'ignore' })
    } catch {
      context.skip('a small disk can be mounted only by root')
      return
    }
    try {
      const { program, page, window } = await start({ dataFolder: join(mount, 'data') })
      await window.ready()
      await window.type('I.5', 'actual', '2.139')
      await expect.poll(() => window.text('I.5', 'actual')).toBe('2.139')
      execFileSync('sh', ['-c', `head -c 4m /dev/zero > ${join(mount, 'fill')} || true`], { stdio: 'ignore' })
      let sentence = ''
      for (let value = 3000; value < 3200 && sentence === ''; value++) {
        await window.type('I.6', 'actual', String(value))
        await page.waitForTimeout(60)
        const toast = page.getByTestId('toast').filter({ hasText: /đĩa/i })
        if ((await toast.count()) > 0) sentence = await toast.first().innerText()
      }
      expect(sentence).toMatch(/đĩa|ổ/i)
      const kept = await window.text('I.6', 'actual')
      await program.stop()
      execFileSync('rm', [join(mount, 'fill')])
      const again = await start({ folder: program.folder, dataFolder: join(mount, 'data') })
      await again.window.ready()
      expect(await again.window.text('I.5', 'actual')).toBe('2.139')
      expect(await again.window.text('I.6', 'actual')).toBe(kept)
      await again.program.stop()
    } finally {
      execFileSync('umount', ['-l', mount])
    }
  })
})

describe('a program that is killed', () => {
  it('loses nothing that was shown as saved', async () => {
    const first = await start()
    await first.window.type('I.5', 'actual', '2.222')
    await expect.poll(() => first.window.text('I.5', 'previous-difference')).toBe('−297')
    await first.program.kill()
    await first.page.getByTestId('banner-lost').waitFor()
    const second = await start({ folder: first.program.folder })
    await second.window.ready()
    expect(await second.window.text('I.5', 'actual')).toBe('2.222')
  })
})

describe('two windows', () => {
  it('show each other’s edits', async () => {
    const first = await start()
    await first.window.ready()
    const token = await first.page.evaluate(() => JSON.stringify(sessionStorage))
    const page = await first.page.context().newPage()
    await page.addInitScript((stored) => {
      for (const [key, value] of Object.entries(JSON.parse(stored) as Record<string, string>))
        sessionStorage.setItem(key, value)
    }, token)
    await page.goto(new URL(first.page.url()).origin)
    const second = new WindowModel(page)
    await second.ready()
    await first.window.type('I.1.NN', 'actual', '16.521')
    await expect.poll(() => second.text('I.1', 'actual')).toBe('25.455')
  })
})

/** An .xlsx as every spreadsheet writes it begins like this; the rest does not matter to a workbook reader. */
function makeExcelLike(): string {
  const path = join(tmpdir(), `kttt-excel-${String(process.pid)}.xlsx`)
  const entry = Buffer.from('[Content_Types].xml xl/workbook.xml')
  const header = Buffer.alloc(30)
  header.write('PK\u0003\u0004', 'latin1')
  header.writeUInt16LE(19, 26)
  writeFileSync(path, Buffer.concat([header, entry, Buffer.alloc(200)]))
  return path
}

function changeVersion(from: string, to: string, version: number): void {
  copyFileSync(from, to)
  const db = new Database(to)
  db.pragma(`user_version = ${String(version)}`)
  db.close()
}

function makeForeign(path: string): void {
  if (existsSync(path)) return
  const db = new Database(path)
  db.exec('CREATE TABLE song (title TEXT)')
  db.close()
}

function damage(from: string, to: string): void {
  const bytes = readFileSync(from)
  bytes.fill(0x5a, 4096, 40_000)
  writeFileSync(to, bytes)
}
