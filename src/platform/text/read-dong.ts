/**
 * Reads an amount as people type it: `75000`, `75.000`, `75 000 đồng`. A dot stands only between groups of three digits, so `8.5` is no
 * amount rather than eighty-five.
 * @returns integer đồng, undefined when it is no amount or beyond a thousand billion
 */
export function readDong(text: string): number | undefined {
  const typed = text.replace(/(?:đồng|đ|vnd)\s*$/iu, "").replace(/\s/gu, "");
  if (!/^(?:\d{1,13}|\d{1,3}(?:\.\d{3})+)$/.test(typed)) return undefined;
  const amount = Number(typed.replaceAll(".", ""));
  return amount <= 1e12 ? amount : undefined;
}
