/** Where people sign in; the entrance serves it. */
export const signInPath = "/sign-in";

/** The address of the sign-in page that leads back to a page of this node. */
export function signInHref(back: string): string {
  const path = localPath(back);
  return path === "/" || path.startsWith(signInPath) ? signInPath : `${signInPath}?to=${encodeURIComponent(path)}`;
}

/**
 * A path on this node, or `/` when the text names any other place. What comes from a query must pass here
 * before a redirect, or a link to us could lead people to a stranger's page.
 */
export function localPath(text: string | undefined): string {
  if (!text?.startsWith("/") || hasControl(text)) return "/";
  const base = "http://node.invalid";
  const url = URL.parse(text, base);
  if (!url || url.origin !== base || url.pathname.startsWith("//")) return "/";
  return `${url.pathname}${url.search}`;
}

function hasControl(text: string): boolean {
  // Browsers read a backslash as a slash and drop tabs and line ends.
  return /[\\\p{Cc}]/u.test(text);
}
