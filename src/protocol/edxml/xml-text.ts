/** Text as the content of an element: NFC, trimmed, with what XML needs escaped. A carriage return would be lost if written plainly. */
export function xmlText(text: string): string {
  const plain = text.trim().normalize("NFC");
  return special.test(plain) ? plain.replace(specials, (each) => references[each] ?? each) : plain;
}

/** Whether XML 1.0 can carry the text: no control characters but tab and line ends, no lone surrogates, no U+FFFE or U+FFFF. */
export function fitsXml(text: string): boolean {
  return !unfit.test(text) && text.isWellFormed();
}

const special = /[&<>\r]/;
const specials = /[&<>\r]/g;
const references: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming the characters that XML forbids is its purpose
const unfit = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
