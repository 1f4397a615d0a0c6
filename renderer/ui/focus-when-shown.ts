/**
 * As `ref`, beside `autoFocus`: React focuses while the dialog around the element is not shown yet, which does nothing;
 * `showModal` looks for this attribute, which React does not write.
 */
export function focusWhenShown(element: HTMLElement | null): void {
  element?.setAttribute('autofocus', '')
}
