/** Puts the reason given to `context.skip(reason)` into the JSON report, which would otherwise lose it. */
export class SkipReasonsReporter {
  /** @param {import('vitest/node').TestCase} testCase */
  onTestCaseResult(testCase) {
    const result = testCase.result()
    if (result.state === 'skipped' && result.note !== undefined) {
      Object.assign(testCase.meta(), { skipReason: result.note })
    }
  }
}
