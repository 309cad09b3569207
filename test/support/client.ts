import { cookieName } from "../../src/platform/http/index.ts";
import type { Node } from "../../src/platform/node.ts";
import { type Person, type PersonOptions, person } from "./person.ts";

/** Where a test asks for a form token without looking for a page with a form. */
export const tokenPath = "/_test/token";

/** Fields of a form: lists are sent as the same name several times. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A visitor: keeps cookies, follows no redirect by itself, sends forms as a browser does. */
export type Client = {
  readonly cookies: Map<string, string>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  get(path: string, init?: RequestInit): Promise<Response>;
  /** The text of a page, which must answer 200. */
  page(path: string): Promise<string>;
  /** A form token of this visitor. */
  token(): Promise<string>;
  /** Posts a form with its token, urlencoded. */
  post(path: string, fields?: Fields, init?: RequestInit): Promise<Response>;
  /** Posts a form with files, token first. */
  upload(path: string, form: FormData): Promise<Response>;
  /** Makes an official with these roles and signs in as them, without the sign-in page. */
  signInAs(options: PersonOptions): Promise<Person>;
};

/** A new visitor of a served node. */
export function createClient(url: string, node: Node): Client {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0 && !headers.has("cookie")) {
      headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    }
    const response = await fetch(new URL(path, url), { redirect: "manual", ...init, headers });
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    return response;
  }

  const client: Client = {
    cookies,
    fetch: send,
    get: send,
    async page(path) {
      const response = await send(path);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 500)}`);
      return text;
    },
    token: async () => (await send(tokenPath)).text(),
    async post(path, fields = {}, init = {}) {
      const body = new URLSearchParams({ _csrf: await client.token() });
      for (const [name, value] of Object.entries(fields)) {
        for (const each of typeof value === "string" ? [value] : value) body.append(name, each);
      }
      return send(path, { method: "POST", body, ...init });
    },
    async upload(path, form) {
      const body = new FormData();
      body.append("_csrf", await client.token());
      for (const [name, value] of form) body.append(name, value);
      return send(path, { method: "POST", body });
    },
    async signInAs(options) {
      const made = await person(node, options);
      cookies.set(cookieName(node.config, "session"), made.token);
      return made;
    },
  };
  return client;
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split(";");
  const at = pair.indexOf("=");
  const name = pair.slice(0, at).trim();
  const ended = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
  if (ended) cookies.delete(name);
  else cookies.set(name, pair.slice(at + 1).trim());
}
