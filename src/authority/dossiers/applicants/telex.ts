const letters: Readonly<Record<string, string>> = { aa: "â", aw: "ă", ee: "ê", oo: "ô", ow: "ơ", uw: "ư", dd: "đ" };
const tones: Readonly<Record<string, string>> = {
  s: "\u0301",
  f: "\u0300",
  r: "\u0309",
  x: "\u0303",
  j: "\u0323",
  z: "",
};
const vowel = /[aeiouyâăêôơư]/u;
const key = /aa|aw|ee|oo|ow|uw|dd|w/;

/** Whether a text without accents is Vietnamese as Telex keys spell it: `Nguyeenx Vawn An`. */
export function isTelex(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
  return /^[\x20-\x7e]*$/.test(text) && words.some((word) => key.test(word) || /[aeiouy][a-z]*[sfrxj]$/.test(word));
}

/** Reads Telex: `Nguyeenx Vawn An` is `Nguyễn Văn An`. Each word is read by itself; what is no Telex stays. */
export function fromTelex(text: string): string {
  // "KThuyeen" is K and Thuyên; the two capitals of "DDaf" are one letter.
  return text.replace(/DD[a-z]+|[A-Z](?=[A-Z][a-z])|[A-Za-z]+/g, wordFromTelex);
}

function wordFromTelex(word: string): string {
  const [, body = "", sign = ""] = /^(.*[aeiouyw].*?)([sfrxjz])?$/.exec(word.toLowerCase()) ?? [
    "",
    word.toLowerCase(),
    "",
  ];
  const spelled = body
    .replace(/uow/g, "ươ")
    .replace(/aa|aw|ee|oo|ow|uw|dd/g, (pair) => letters[pair] ?? pair)
    .replace(/w/g, "ư");
  return casedAs(word, withTone(spelled, tones[sign] ?? "")).normalize("NFC");
}

/** Puts the mark where it is written: on the marked vowel, else before a final consonant on the last, else on the last but one. */
function withTone(word: string, mark: string): string {
  if (mark === "") return word;
  const chars = [...word];
  const head = /^(?:qu|gi(?=[aeouyâăêôơư]))/u.exec(word)?.[0].length ?? 0;
  const at = chars.flatMap((char, index) => (index >= head && vowel.test(char) ? [index] : []));
  const marked = at.filter((index) => /[âăêôơư]/u.test(chars[index] ?? ""));
  const isOpen = at.at(-1) === chars.length - 1;
  const place = marked.at(-1) ?? (isOpen && at.length > 1 ? at.at(-2) : at.at(-1));
  return chars.map((char, index) => (index === place ? char + mark : char)).join("");
}

function casedAs(model: string, word: string): string {
  if (model === model.toUpperCase()) return word.toUpperCase();
  const [first = "", ...rest] = [...word];
  return model[0] === model[0]?.toUpperCase() ? first.toUpperCase() + rest.join("") : word;
}
