import { locate, type Position } from '../../shared/calc/axes'
import { cellState, type Cube, type Entry } from '../../shared/calc/cube'
import { judgeRule, type CompiledRule, type RuleVerdict } from '../../shared/checks/compile-rule'
import { makeRuleFinding } from '../../shared/checks/rule-finding'
import { RuleReach } from '../../shared/checks/rule-reach'
import { compileRules, listReached } from '../../shared/checks/user-rules'
import { Failure } from '../../shared/contract/errors'
import type { CheckRule } from '../../shared/model/check-rule'
import type { Fact, FactKey } from '../../shared/model/fact'
import { rereadSession, type Session } from './session'

/** The rules that block, ready to be asked, and for which rules of which engine. */
type Guard = {
  rules: readonly CheckRule[]
  blocking: readonly CompiledRule[]
  reach: RuleReach
}

const guards = new WeakMap<Cube, Guard>()

/**
 * Refuses figures with which a blocking rule would newly not hold: they are put into the engine, the rules they reach are
 * asked, and they are taken out again before anything is stored. What is broken already may stay so, else it could not be
 * mended step by step.
 * @throws Failure('rule-broken') with the rule, its arithmetic, and in how many places
 */
export function refuseBrokenRules(
  session: Session,
  facts: readonly { key: FactKey; after: Fact | null }[],
): void {
  if (facts.length === 0 || session.rules.every(({ severity }) => severity !== 'block')) return
  const { blocking, reach } = prepareGuard(session)
  const concerned = facts.filter(({ key }) => blocking.some((rule) => reach.concerns(rule, key)))
  if (concerned.length === 0) return
  const { cube } = session
  const cells = blocking.flatMap((rule) =>
    listReached(
      cube.axes,
      reach,
      rule,
      concerned.map(({ key }) => key),
    ).map((position) => ({ rule, position, before: judgeRule(cube, rule, position) })),
  )
  const refusal = tryFigures(session, concerned, () => findNewlyBroken(session, cells))
  if (refusal !== null) throw refusal
}

function prepareGuard({ cube, forms, rules }: Session): Guard {
  const known = guards.get(cube)
  if (known?.rules === rules) return known
  const { compiled } = compileRules(
    cube.axes,
    forms,
    rules.filter(({ severity }) => severity === 'block'),
  )
  const guard = { rules, blocking: compiled, reach: new RuleReach(cube.axes) }
  guards.set(cube, guard)
  return guard
}

/** What `look` says while the engine has the figures; afterwards it is as before, or built again from the file. */
function tryFigures<T>(
  session: Session,
  facts: readonly { key: FactKey; after: Fact | null }[],
  look: () => T,
): T {
  const { cube } = session
  const entries = facts.flatMap(({ key, after }): Entry[] => {
    const position = locate(cube.axes, key)
    const state = after === null ? cellState.missing : cellState[after.state]
    return position === null ? [] : [{ position, state, value: after?.value ?? 0 }]
  })
  const before = entries.map(({ position }): Entry => {
    const { state, value } = cube.readEntered(position)
    return { position, state, value }
  })
  try {
    cube.apply(entries)
    const seen = look()
    cube.apply(before)
    return seen
  } catch (error) {
    rereadSession(session)
    throw error
  }
}

function findNewlyBroken(
  { cube, dimensions }: Session,
  cells: readonly { rule: CompiledRule; position: Position; before: RuleVerdict }[],
): Failure | null {
  const broken = cells.filter(
    ({ rule, position, before }) => before !== 'broken' && judgeRule(cube, rule, position) === 'broken',
  )
  const [first] = broken
  if (first === undefined) return null
  const { detail } = makeRuleFinding(cube, first.rule, first.position)
  return new Failure('rule-broken', {
    rule: first.rule.rule.name,
    message: first.rule.rule.message,
    arithmetic: detail['arithmetic'] ?? '',
    places: broken.length,
    locality: dimensions.localities[first.position.locality]?.name ?? '',
  })
}
