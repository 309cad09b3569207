/** The common name in a distinguished name ("CN=…, O=…, C=VN"), or the whole when it has none. */
export function nameIn(distinguishedName: string): string {
  const found = /(?:^|,\s*)CN=((?:\\.|[^,\\])+)/i.exec(distinguishedName);
  return (found?.[1] ?? distinguishedName).replaceAll(/\\(.)/g, "$1").trim();
}
