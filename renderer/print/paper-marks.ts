/** Before a figure that differs from its document. */
export const differenceMark = '▲'
