import { createHmac, randomBytes } from "node:crypto";
import { createSignIns, type Principal, signIn } from "../../../platform/auth/index.ts";
import { DomainError } from "../../../platform/errors/index.ts";
import type { AppContext } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Text } from "../../../platform/text/index.ts";

/** Who calls a machine interface: an account that holds a post, as people do. */
export type Caller = (c: AppContext) => Promise<Principal>;

/** How long a password that was right is not checked again, in milliseconds of the machine's clock. */
const keptFor = 10 * 60_000;

/**
 * Proves a caller by HTTP Basic: name and password of an account of the node. What it may do is decided by its posts, as for a person. A right
 * password is remembered for ten minutes, because checking one costs a tenth of a second; posts and the account itself are looked at anew
 * within seconds. Throws `auth.wrong`, `auth.locked`, `auth.no-post`, `dossier.credentials-missing`.
 */
export function createCaller(node: Node): Caller {
  const signIns = createSignIns(node);
  const key = randomBytes(32);
  const tokens = new Map<string, { readonly token: string; readonly until: number }>();
  return async (c) => {
    const header = c.req.header("authorization") ?? "";
    const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header)?.[1];
    if (!basic) throw credentialsMissing(c);
    const name = createHmac("sha256", key).update(basic).digest("base64url");
    const now = node.machine.now().getTime();
    const known = tokens.get(name);
    if (known && known.until > now) {
      const found = await signIns.recognise(known.token);
      if (found.kind === "live") return found.principal;
    }
    tokens.delete(name);
    const [username = "", ...rest] = Buffer.from(basic, "base64").toString("utf8").split(":");
    const userAgent = c.req.header("user-agent")?.slice(0, 200) ?? "machine interface";
    const { token } = await signIn(node, { username, password: rest.join(":"), userAgent }).catch((error: unknown) => {
      // On a page a wrong password is a field to correct; here it is a caller that is not known.
      throw error instanceof DomainError && error.code === "auth.wrong"
        ? unauthenticated(c, error.code, error.people)
        : error;
    });
    const found = await signIns.recognise(token);
    if (found.kind !== "live") throw credentialsMissing(c);
    if (tokens.size > 1_000) tokens.clear();
    tokens.set(name, { token, until: now + keptFor });
    return found.principal;
  };
}

function credentialsMissing(c: AppContext): DomainError {
  return unauthenticated(c, "dossier.credentials-missing", {
    vi: "Hãy gửi tên đăng nhập và mật khẩu của tài khoản Một cửa theo HTTP Basic.",
    en: "Send the name and password of a one-stop account by HTTP Basic.",
  });
}

function unauthenticated(c: AppContext, code: string, people: Text): DomainError {
  c.header("WWW-Authenticate", 'Basic realm="lienthong", charset="UTF-8"');
  return new DomainError(code, "unauthenticated", people);
}
