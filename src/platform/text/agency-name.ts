const shortForms: readonly (readonly [RegExp, string])[] = [
  [/Ủy ban nhân dân/gu, "UBND"],
  [/Hội đồng nhân dân/gu, "HĐND"],
];

/**
 * An agency's name as every office writes it where room is scarce: "UBND huyện Đam Rông". For tables; a document, a form and a heading have the
 * whole name.
 */
export function shortAgencyName(name: string): string {
  return shortForms.reduce((text, [long, short]) => text.replace(long, short), name);
}
