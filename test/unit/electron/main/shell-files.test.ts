import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { endShells, hostNotes, openPage, startShell } from './start-shell'

afterEach(endShells)

describe('dialogs', () => {
  it.each([
    ['workbook', 'kttt', 'Mở sổ'],
    ['excel', 'xlsx', 'Chọn tệp Excel để nhập'],
  ] as const)('opens a file for %s: the page gets a token and a name', async (purpose, extension, title) => {
    const shell = await startShell()
    const page = await openPage(shell.contents)
    shell.electron.answers.push({ canceled: false, filePaths: [`/home/an/Huyện ủy/số liệu.${extension}`] })
    const reply = await page.call('shell.pickFile', { purpose })
    expect(reply).toMatchObject({ kind: 'reply', output: { name: `số liệu.${extension}` } })
    expect(JSON.stringify(reply)).not.toContain('/home')
    expect(hostNotes(shell.configFolder)).toContain(`open /home/an/Huyện ủy/số liệu.${extension}`)
    const [shown] = shell.electron.dialogs
    expect(shown?.window).toBe(shell.window)
    expect(shown?.options).toMatchObject({ title, defaultPath: shell.dataFolder })
    expect(shown?.options.filters?.[0]?.extensions[0]).toBe(extension)
  })

  it('gives the page a dropped file as a token and a name', async () => {
    const shell = await startShell()
    const page = await openPage(shell.contents)
    await page.call('workbook.state', {})
    page.drop(['/home/an/Huyện ủy/biểu.xls'])
    const event = await vi.waitFor(() => {
      const found = page.frames.find(({ name }) => name === 'shell.fileDropped')
      if (found === undefined) throw new Error('not given')
      return found
    })
    expect(event.payload).toMatchObject({ name: 'biểu.xls' })
    expect(JSON.stringify(event)).not.toContain('/home')
    expect(hostNotes(shell.configFolder)).toContain('open /home/an/Huyện ủy/biểu.xls')
  })

  it('answers null when the user cancels', async () => {
    const shell = await startShell()
    const page = await openPage(shell.contents)
    const open = await page.call('shell.pickFile', { purpose: 'workbook' })
    const save = await page.call('shell.pickTarget', { purpose: 'pdf', suggestedName: 'a' })
    expect([open.output, save.output]).toEqual([null, null])
    // The host's thread starts in its own time; once it has, it must not have been given any file.
    await vi.waitFor(() => {
      expect(hostNotes(shell.configFolder)).toEqual(['start null'])
    })
  })

  it('proposes a plain name in the folder used last', async () => {
    const shell = await startShell()
    const page = await openPage(shell.contents)
    shell.electron.answers.push({ canceled: false, filePath: '/home/an/bc/Phụ lục.xlsx' })
    await page.call('shell.pickTarget', { purpose: 'excel', suggestedName: '../../etc/Phụ lục: 6/2024' })
    await page.call('shell.pickTarget', { purpose: 'pdf', suggestedName: 'Phụ lục.pdf' })
    await page.call('shell.pickTarget', { purpose: 'pdf', suggestedName: '...' })
    expect(shell.electron.dialogs.map(({ options }) => options.defaultPath)).toEqual([
      join(shell.dataFolder, '-..-etc-Phụ lục- 6-2024.xlsx'),
      '/home/an/bc/Phụ lục.pdf',
      '/home/an/bc/KTTT.pdf',
    ])
  })

  it('adds a missing ending, and asks again when that file exists', async () => {
    const shell = await startShell()
    const page = await openPage(shell.contents)
    const existing = join(shell.dataFolder, 'a.xlsx')
    writeFileSync(existing, 'old')
    shell.electron.answers.push(
      { canceled: false, filePath: join(shell.dataFolder, 'a') },
      { canceled: false, filePath: join(shell.dataFolder, 'b') },
    )
    const reply = await page.call('shell.pickTarget', { purpose: 'excel', suggestedName: 'a' })
    expect(reply.output).toMatchObject({ name: 'b.xlsx' })
    expect(shell.electron.dialogs.map(({ options }) => options.defaultPath)).toEqual([existing, existing])
    expect(hostNotes(shell.configFolder)).toContain(`save ${join(shell.dataFolder, 'b.xlsx')}`)
  })
})

describe('paper', () => {
  it('prints, and is content when the user changes his mind', async () => {
    const { electron, contents } = await startShell()
    const page = await openPage(contents)
    const reply = page.call('shell.print', {})
    await vi.waitFor(() => {
      expect(contents.printed).toHaveLength(1)
    })
    contents.printed[0]?.answer(false, 'Print job canceled')
    expect(await reply).toMatchObject({ kind: 'reply', output: null })
    expect(electron.dialogs).toEqual([])

    const refused = page.call('shell.print', {})
    await vi.waitFor(() => {
      expect(contents.printed).toHaveLength(2)
    })
    contents.printed[1]?.answer(false, 'Print job failed')
    expect(await refused).toMatchObject({ kind: 'reply', output: null })
    expect(electron.dialogs[0]?.options['message']).toBe('Chưa in được')
  })

  it('saves a PDF whole, on the paper of the stylesheet, and shows it in its folder', async () => {
    const shell = await startShell()
    const page = await openPage(shell.contents)
    const path = join(shell.dataFolder, 'Phụ lục.pdf')
    writeFileSync(path, 'older')
    shell.electron.answers.push({ canceled: false, filePath: path })
    const { output } = await page.call('shell.pickTarget', { purpose: 'pdf', suggestedName: 'Phụ lục' })
    const { file } = output as { file: string }
    expect(await page.call('shell.savePdf', { target: file })).toMatchObject({
      output: { name: 'Phụ lục.pdf' },
    })
    expect(readFileSync(path, 'utf8')).toBe('%PDF-1.7 test')
    expect(shell.contents.pdfOptions).toEqual([{ preferCSSPageSize: true, printBackground: true }])
    expect(readdirSync(shell.dataFolder)).toEqual(['Phụ lục.pdf'])
    await page.call('shell.reveal', { file })
    expect(shell.electron.revealed).toEqual([path])
  })

  it('leaves the older file alone when drawing or writing fails', async () => {
    const shell = await startShell()
    const page = await openPage(shell.contents)
    const path = join(shell.dataFolder, 'a.pdf')
    writeFileSync(path, 'older')
    shell.electron.answers.push(
      { canceled: false, filePath: path },
      { canceled: false, filePath: join(shell.dataFolder, 'gone/b.pdf') },
    )
    const first = (await page.call('shell.pickTarget', { purpose: 'pdf', suggestedName: 'a' })).output as {
      file: string
    }
    const other = (await page.call('shell.pickTarget', { purpose: 'pdf', suggestedName: 'b' })).output as {
      file: string
    }
    expect(await page.call('shell.savePdf', { target: other.file })).toMatchObject({ code: 'pdf-failed' })
    shell.contents.pdf = () => Promise.reject(new Error('Printing failed'))
    expect(await page.call('shell.savePdf', { target: first.file })).toMatchObject({ code: 'pdf-failed' })
    expect(readFileSync(path, 'utf8')).toBe('older')
    expect(readdirSync(shell.dataFolder)).toEqual(['a.pdf'])
  })
})

describe('recent documents', () => {
  it('notes a workbook when its opening has succeeded', async () => {
    const shell = await startShell()
    const page = await openPage(shell.contents)
    shell.electron.answers.push({ canceled: false, filePaths: ['/home/an/a.kttt'] })
    const { file } = (await page.call('shell.pickFile', { purpose: 'workbook' })).output as { file: string }
    expect(shell.electron.app.recent).toEqual([])
    await page.call('workbook.open', { file: 'bad-0000000000000000' })
    await page.call('workbook.saveCopy', { target: file })
    await page.call('workbook.open', { file })
    await vi.waitFor(() => {
      expect(shell.electron.app.recent).toEqual(['/home/an/a.kttt'])
    })
  })
})
