/** The drawing of a page by the press, small: each letter once, used wherever it stands. Looks the same to a hundredth of a point. */
export function compactPage(svg: string): string;
