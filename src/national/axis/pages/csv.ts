/** Rows that a download holds at most. */
export const csvLimit = 20_000;
