import type { KeyStroke } from './keyboard'

/** The parts of a keyboard event that decide what it means. */
export function readStroke(event: KeyboardEvent): KeyStroke {
  return {
    key: event.key,
    keyCode: event.keyCode,
    ctrl: event.ctrlKey || event.metaKey,
    shift: event.shiftKey,
    alt: event.altKey,
    composing: event.isComposing,
  }
}
