/** A grid row is only a position in the layout; everything shown is read through the model. */
export type SheetRow = { id: string; position: number }
