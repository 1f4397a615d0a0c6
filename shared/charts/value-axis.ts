/** The ends of an axis of values. It always holds zero: a bar that starts elsewhere tells a false proportion. */

const steps = [1, 2, 2.5, 5, 10] as const
/** About so many intervals between the ends. */
const intervals = 5

/** A round distance between ticks for a span of values; `whole`: nothing lies between whole numbers. */
export function tickStep(span: number, whole = false): number {
  const step = roundStep(span)
  return whole ? Math.max(1, step) : step
}

function roundStep(span: number): number {
  if (!(span > 0) || !Number.isFinite(span)) return 1
  const rough = span / intervals
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = steps.find((one) => one * power >= rough * (1 - 1e-9)) ?? 10
  return step * power
}

/** From the values to be drawn to round ends around them and zero; of nothing but zeros: 0 to 1. */
export function spanAxis(values: readonly number[]): { min: number; max: number } {
  const lowest = Math.min(0, ...values)
  const highest = Math.max(0, ...values)
  if (lowest === 0 && highest === 0) return { min: 0, max: 1 }
  return spanSteps(lowest, highest, tickStep(highest - lowest))
}

/** Both ends are ticks, and so is zero between them: where the rounded span has wider steps, it is rounded to those. */
function spanSteps(lowest: number, highest: number, step: number): { min: number; max: number } {
  const round = (ticks: number): number => Number((ticks * step).toPrecision(12))
  const min = lowest === 0 ? 0 : round(Math.floor(lowest / step + 1e-9))
  const max = highest === 0 ? 0 : round(Math.ceil(highest / step - 1e-9))
  const next = tickStep(max - min)
  return next > step ? spanSteps(lowest, highest, next) : { min, max }
}

/** The ticks of an axis, ends included. */
export function listTicks({ min, max }: { min: number; max: number }): number[] {
  const step = tickStep(max - min)
  const first = Math.ceil(min / step - 1e-9)
  const last = Math.floor(max / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  )
}
