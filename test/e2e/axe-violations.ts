import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type AxeWindow = { axe: { run: (context: string, options: RunOptions) => Promise<AxeResults> } }

/** To be called once for a page, before `findViolations`. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(axeSource)
}

/** Serious and critical violations of a part of the window, with the elements they are on. */
export async function findViolations(page: Page, part: string): Promise<string[]> {
  const results = await page.evaluate(
    (context) =>
      (globalThis as unknown as AxeWindow).axe.run(context, {
        resultTypes: ['violations'],
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
      }),
    part,
  )
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`))
}
