/** What menus and buttons ask of the clipboard. */
export type SheetClipboard = {
  copy(): void
  cut(): void
  paste(figuresOnly: boolean): void
  flipPaste(): void
  cancelPaste(): void
}
