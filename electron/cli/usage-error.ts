/** A command line that cannot be carried out as written; `known` lists what could have been written. */
export class UsageError extends Error {
  constructor(
    readonly what: 'command' | 'option' | 'missing' | 'form' | 'period' | 'locality' | 'ending',
    readonly given: string,
    readonly known = '',
  ) {
    super(`${what}: ${given}`)
    this.name = 'UsageError'
  }
}
