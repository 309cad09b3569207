/** A person at a browser without script: keeps cookies, opens pages, fills in the forms that are there. */
export type Visitor = {
  /** The text of a page, which must answer 200. */
  page(path: string): Promise<string>;
  /** A file, which must answer 200. */
  bytes(path: string): Promise<Uint8Array>;
  /** Reads JSON, which the caller knows the shape of. */
  json(path: string): Promise<unknown>;
  /**
   * Opens a page, fills in the form that is sent to `action` and sends it. What the form holds already is sent along, as a browser
   * does. Returns the path it leads to. Throws with what the page says when it is not taken.
   */
  submit(path: string, action: string, fields: Fields): Promise<string>;
};

/** What is filled in: a list is several fields of one name; a function chooses one of a select's items. */
export type Fields = Readonly<Record<string, string | readonly string[] | ((items: readonly Item[]) => string)>>;

/** An item of a select. */
export type Item = { readonly value: string; readonly text: string };

/** Opens a browser at a node and signs in there. */
export async function signInAt(baseUrl: string, username: string, password: string): Promise<Visitor> {
  const visitor = createVisitor(baseUrl);
  await visitor.submit("/sign-in", "/sign-in", { username, password });
  return visitor;
}

function createVisitor(baseUrl: string): Visitor {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(new URL(path, baseUrl), { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    return response;
  }

  async function read(path: string): Promise<Response> {
    const response = await send(path);
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${await said(response)}`);
    return response;
  }

  const page = async (path: string): Promise<string> => (await read(path)).text();
  return {
    page,
    bytes: async (path) => new Uint8Array(await (await read(path)).arrayBuffer()),
    json: async (path) => (await read(path)).json(),
    async submit(path, action, fields) {
      const form = readForm(await page(path), action);
      const body = form.multipart ? new FormData() : new URLSearchParams();
      for (const [name, value] of filledIn(form, fields)) body.append(name, value);
      const response = await send(action, { method: "POST", body });
      const location = response.headers.get("location");
      if (response.status !== 303 || !location)
        throw new Error(`${action} answered ${response.status}: ${await said(response)}`);
      return new URL(location, baseUrl).pathname;
    },
  };
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = ""] = line.split(";");
  const at = pair.indexOf("=");
  if (/;\s*max-age=0\b/i.test(line)) cookies.delete(pair.slice(0, at));
  else cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
}

/** What the page says went wrong, or its first words. */
async function said(response: Response): Promise<string> {
  const html = await response.text();
  const [, summary = html] = /govuk-error-summary__list">([\s\S]*?)<\/ul>/.exec(html) ?? [];
  return plain(summary.replace(/<(script|style)[\s\S]*?<\/\1>/g, "")).slice(0, 400);
}

type Form = {
  readonly multipart: boolean;
  readonly values: readonly (readonly [name: string, value: string])[];
  readonly selects: ReadonlyMap<string, readonly Item[]>;
};

/** Reads a form of a page: its hidden, typed and chosen values, and what its selects offer. */
function readForm(html: string, action: string): Form {
  for (const [, attributes = "", inside = ""] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)) {
    if (attributeOf(attributes, "action") !== action || attributeOf(attributes, "method") === "get") continue;
    const selects = new Map(
      [...inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(
        ([, tag = "", options = ""]) => [attributeOf(tag, "name") ?? "", itemsOf(options)] as const,
      ),
    );
    const multipart = attributeOf(attributes, "enctype") === "multipart/form-data";
    return { multipart, values: [...typed(inside), ...chosen(inside)], selects };
  }
  throw new Error(`No form for ${action} here: ${plain(html).slice(0, 300)}`);
}

function* typed(inside: string): Generator<[string, string]> {
  for (const [, tag = ""] of inside.matchAll(/<input\b([^>]*)>/g)) {
    const name = attributeOf(tag, "name");
    const type = attributeOf(tag, "type") ?? "text";
    const ticked = !["checkbox", "radio"].includes(type) || /\schecked\b/.test(tag);
    if (name && ticked && !["file", "submit", "button"].includes(type)) yield [name, attributeOf(tag, "value") ?? ""];
  }
  for (const [, tag = "", text = ""] of inside.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const name = attributeOf(tag, "name");
    if (name) yield [name, decode(text)];
  }
}

function* chosen(inside: string): Generator<[string, string]> {
  for (const [, tag = "", options = ""] of inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const name = attributeOf(tag, "name");
    const selected = /<option\b([^>]*\sselected\b[^>]*)>/.exec(options)?.[1] ?? /<option\b([^>]*)>/.exec(options)?.[1];
    if (name && selected !== undefined) yield [name, attributeOf(selected, "value") ?? ""];
  }
}

function itemsOf(options: string): readonly Item[] {
  return [...options.matchAll(/<option\b([^>]*)>([\s\S]*?)<\/option>/g)].map(([, tag = "", text = ""]) => ({
    value: attributeOf(tag, "value") ?? "",
    text: plain(text),
  }));
}

function* filledIn(form: Form, fields: Fields): Generator<[string, string]> {
  for (const [name, value] of form.values) if (!(name in fields)) yield [name, value];
  for (const [name, given] of Object.entries(fields)) {
    const value = typeof given === "function" ? given(form.selects.get(name) ?? []) : given;
    for (const one of typeof value === "string" ? [value] : value) yield [name, one];
  }
}

function attributeOf(tag: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : decode(value);
}

function plain(html: string): string {
  return decode(html.replace(/<[^>]+>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "");
}
