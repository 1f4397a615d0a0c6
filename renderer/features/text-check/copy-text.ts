/** Puts a text on the clipboard, as a copy of the user does; false where the browser refuses. */
export function copyText(text: string): boolean {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  // The browser runs the command only when somebody has announced that there is something to take.
  const announce = (event: Event): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  addEventListener('beforecopy', announce, true)
  addEventListener('copy', fill, true)
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the one way that asks for no permission
    return document.execCommand('copy')
  } finally {
    removeEventListener('beforecopy', announce, true)
    removeEventListener('copy', fill, true)
  }
}
