import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type AxeWindow = { axe: { run: (context: string) => Promise<AxeResults> } }

/** To be called once for a page, before `findViolations`. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(axeSource)
}

/**
 * Violations of every rule that axe runs by itself, with the elements they are on and the first reason: serious and
 * critical ones, or of "any" impact; in one part of the window (a selector), or in all of it.
 */
export async function findViolations(
  page: Page,
  part = 'html',
  least: 'serious' | 'any' = 'serious',
): Promise<string[]> {
  await untilRowsAreDrawn(page)
  const { violations } = await page.evaluate(
    (context) => (globalThis as unknown as AxeWindow).axe.run(context),
    part,
  )
  return violations
    .filter(({ impact }) => least === 'any' || impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const reason = [...any, ...all, ...none][0]?.message ?? ''
        return `${id}: ${String(target)} ${reason}`
      }),
    )
}

/** After a jump the sheet draws its rows first and their cells in the next frames; a row that stays empty fails here. */
async function untilRowsAreDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.ag-row')].every((row) => row.querySelector('[role=gridcell]') !== null),
  )
}
