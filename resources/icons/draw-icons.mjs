/**
 * Draws icon.svg into the PNG sizes and icon.ico (which holds PNGs, as Windows has accepted since Vista). Run with
 * `node resources/icons/draw-icons.mjs` after the drawing has changed; needs Chromium.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'

const folder = import.meta.dirname
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')
const sizes = [16, 24, 32, 48, 64, 128, 256]

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()
await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`)
const draw = async (size) => {
  await page.setViewportSize({ width: size, height: size })
  return page.screenshot({ omitBackground: true })
}
const images = []
for (const size of sizes) images.push(await draw(size))
writeFileSync(join(folder, 'icon-256.png'), await draw(256))
writeFileSync(join(folder, 'icon-512.png'), await draw(512))
await browser.close()

const directory = Buffer.alloc(6 + 16 * sizes.length)
directory.writeUInt16LE(1, 2)
directory.writeUInt16LE(sizes.length, 4)
let offset = directory.length
sizes.forEach((size, index) => {
  const entry = 6 + 16 * index
  directory.writeUInt8(size % 256, entry)
  directory.writeUInt8(size % 256, entry + 1)
  directory.writeUInt16LE(1, entry + 4)
  directory.writeUInt16LE(32, entry + 6)
  directory.writeUInt32LE(images[index].length, entry + 8)
  directory.writeUInt32LE(offset, entry + 12)
  offset += images[index].length
})
writeFileSync(join(folder, 'icon.ico'), Buffer.concat([directory, ...images]))
