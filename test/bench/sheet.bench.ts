import { launchBrowser } from '../e2e/program'
import { buildPages } from './sheet/bench-pages'
import { countDrawn, measureOpening, readProgramShape } from './sheet/measure-open'
import { measureEnter } from './sheet/measure-enter'
import { measureScroll } from './sheet/measure-scroll'
import { middle } from './sheet/statistics'

await buildPages()
const browser = await launchBrowser()
const { window, opening } = await measureOpening(browser, 'program', 1000, null)
console.log('program', opening, await countDrawn(window))
const shape = await readProgramShape(window, true)
console.log(JSON.stringify(shape))
const bareAll = await measureOpening(browser, 'bare', 1000, { ...shape, allColumns: true })
console.log('bare all', bareAll.opening, await countDrawn(bareAll.window))
const bareSome = await measureOpening(browser, 'bare', 1000, { ...shape, allColumns: false })
console.log('bare some', bareSome.opening, await countDrawn(bareSome.window))
for (let round = 0; round < 3; round++) {
  console.log('scroll program', await measureScroll(window))
  console.log('scroll bare all', await measureScroll(bareAll.window))
  console.log('scroll bare some', await measureScroll(bareSome.window))
  for (const one of [window, bareAll.window, bareSome.window]) {
    const entering = await measureEnter(one, one === window ? 'program' : 'bare', 20)
    console.log('enter', middle(entering.painted), middle(entering.spent))
  }
}
await browser.close()
