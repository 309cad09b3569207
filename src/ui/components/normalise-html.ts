/** A flat list of tags and texts that is equal for two pieces of HTML a browser would show alike. For tests. */
export function normaliseHtml(html: string): readonly string[] {
  const tokens: string[] = [];
  const pattern =
    /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*(\/?)>|([^<]+)/g;
  for (const match of html.matchAll(pattern)) {
    const [, closing, tag, attributes, selfClosing, text] = match;
    if (text !== undefined) pushText(tokens, text);
    else if (tag) {
      if (!closing) tokens.push(`<${tag}${sortedAttributes(attributes ?? "")}>`);
      if (closing || selfClosing) tokens.push(`</${tag}>`);
    }
  }
  return tokens.filter((token) => !/^<\/(?:input|path|br|img|hr)>$/.test(token));
}

// White space between tags is not compared: the templates indent, we do not.
function pushText(tokens: string[], text: string): void {
  const words = decode(text).replaceAll(/\s+/g, " ").trim();
  if (words === "") return;
  const last = tokens.at(-1);
  if (last !== undefined && !last.startsWith("<")) tokens[tokens.length - 1] = `${last} ${words}`;
  else tokens.push(words);
}

function sortedAttributes(source: string): string {
  const found = [...source.matchAll(/([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s]+)))?/g)].map(
    ([, name = "", double, single, bare]) => {
      const value = decode(double ?? single ?? bare ?? "");
      return ` ${name}="${name === "class" ? value.replaceAll(/\s+/g, " ").trim() : value}"`;
    },
  );
  return found.sort().join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ctdot: "⋯",
};

function decode(text: string): string {
  return text.replaceAll(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith("#x") || name.startsWith("#X")) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1)));
    return ENTITIES[name] ?? whole;
  });
}
