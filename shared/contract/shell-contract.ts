import { z } from 'zod'
import { produced, type Contract } from './contract'

const fileToken = z.string().regex(/^[\w-]{16,64}$/)
const purpose = z.enum(['workbook', 'excel', 'pdf', 'csv', 'tsv', 'word', 'slides', 'archive', 'png', 'svg'])
export type FilePurpose = z.infer<typeof purpose>
export type ChosenFile = { file: string; name: string }

/**
 * What only a desktop shell can do. The Electron main process serves it on the same pipe as the workbook contract
 * (all names begin with "shell."); in a browser `renderer/client/platform.ts` does the same with uploads and downloads.
 */
export const shellContract = {
  procedures: {
    /** Native open dialog; null when the user cancels. */
    'shell.pickFile': { input: z.strictObject({ purpose: purpose }), output: produced<ChosenFile | null>() },
    /** Native save dialog; null when the user cancels. The system has asked about overwriting. */
    'shell.pickTarget': {
      input: z.strictObject({ purpose: purpose, suggestedName: z.string().min(1).max(200) }),
      output: produced<ChosenFile | null>(),
    },
    /** The native print dialog for the print view that the page shows. */
    'shell.print': { input: z.strictObject({}), output: produced<null>() },
    'shell.savePdf': { input: z.strictObject({ target: fileToken }), output: produced<{ name: string }>() },
    /** Opens the folder of a file that the shell wrote, with the file selected. */
    'shell.reveal': { input: z.strictObject({ file: fileToken }), output: produced<null>() },
  },
  events: {
    /** An item of the application menu; the same names as `renderer/app/commands.ts`. */
    'shell.menuChosen': produced<{ command: string }>(),
    /** A workbook opened from outside (double-click, second instance, drop on the icon). */
    'shell.openRequested': produced<ChosenFile>(),
    /** A file dropped on a desktop window. */
    'shell.fileDropped': produced<ChosenFile>(),
  },
} as const satisfies Contract
export type ShellContract = typeof shellContract
