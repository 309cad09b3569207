/** What else people hold under the scanner, or what keeps a scan from being read. */
export type OtherQr =
  | "web-address"
  | "vneid"
  | "bank"
  | "vaccination"
  | "health-insurance"
  | "dossier"
  | "card-back"
  | "keyboard-layout"
  | "incomplete"
  | "unknown";

const known: readonly (readonly [OtherQr, RegExp])[] = [
  ["vneid", /vneid|dinhdanhdientu|dichvucong\.dancuquocgia/i],
  ["vaccination", /^(?:HC1:|shc:\/)|pc-?covid|tiemchung|vaccin/i],
  ["bank", /^0002010[12]|momo|vietqr|napas|zalopay|vnpay/i],
  ["dossier", /\b(?:\d{3}\.\d{2}\.\d{2}\.[GH]\d{2}|[GH]\d{2}(?:\.\d{2})*)-\d{6}-\d{4}\b|\/track\//i],
  ["web-address", /^(?:https?:\/\/|www\.)/i],
  ["card-back", /^(?:ID|IP|I<)VNM|<{3,}/],
  ["health-insurance", /^[A-Z]{2}\d{13}\b|^\d{10}\|(?:[0-9a-f]{2}){6,}\|/i],
];

/** Says what a scan is that is no citizen card. */
export function nameOtherQr(text: string): OtherQr {
  const found = known.find(([, pattern]) => pattern.test(text))?.[0];
  if (found) return found;
  // On a Vietnamese keyboard layout the row of digits writes letters: 0 is đ, 1 is ă, 6 is a hook above.
  if (/^(?:[đăâêô]\p{M}*|\p{M}){5,}/u.test(text)) return "keyboard-layout";
  if (/^\d{9,12}\b/.test(text) && text.includes("|")) return "incomplete";
  // A screen's code of an identity app: one long word of letters and digits that nobody can read.
  return /^[\w+/=-]{60,}$/.test(text) ? "vneid" : "unknown";
}
