/**
 * As `ref`: the element has the focus as soon as it is there. Unlike `autoFocus`, which does nothing while the dialog
 * around the element is not shown yet: `showModal` looks for the attribute, which React does not write.
 */
export function takeFocus(element: HTMLElement | null): void {
  element?.setAttribute('autofocus', '')
  element?.focus()
}
