/** A way in which offices write a procedure's code wrongly; gives the code as it would stand in their catalogue. */
export type Slip = (
  code: string,
  place: { readonly authority: string; readonly letters: string; readonly number: number },
) => string;

/** The slips that the codes of 2020 show: separators, zeros lost in spreadsheets, letters for digits, old codes, other agencies' suffixes. */
export const slips: readonly Slip[] = [
  (code) => code.replace(".", "-"),
  (code) => code.replace(".", ""),
  (code) => code.replace(/\.0+/, "."),
  (code) => code.replace(/0/, "O"),
  (code, { authority }) => `${code.replace(".", ",")}.000.00.00.${authority}`,
  (_, { letters, number }) => `T-${letters}-${String(280_000 + number * 137)}-TT`,
  (code, { authority }) => `${code}.000.00.00.${authority === "H36" ? "H15" : "H36"}`,
  (code, { authority }) => `${code}-000.00.00.${authority}`,
  // The last digit of another key of the same row.
  (code) => `${code.slice(0, -1)}${(Number(code.slice(-1)) + 4) % 10}`,
  (code) => code.replace(".", "_"),
];
