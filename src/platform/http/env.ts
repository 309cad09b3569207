import type { HttpBindings } from "@hono/node-server";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Principal, Role, Session } from "../auth/index.ts";
import type { Node } from "../node.ts";
import type { Locale, Text } from "../text/index.ts";
import type { Multipart } from "./multipart.ts";
import type { Site } from "./site.ts";

/** A message kept across one redirect. */
export type Flash = { readonly kind: "done" | "note" | "failed"; readonly text: string };

/** What the request carries through its handlers. */
export type Env = {
  Bindings: HttpBindings;
  Variables: {
    node: Node;
    site: Site;
    /** Names the request in the log, the answer's header and the error page. */
    requestId: string;
    locale: Locale;
    /** The signed-in official; undefined when nobody is, and always on machine paths. */
    principal: Principal | undefined;
    session: Session | undefined;
    /** Finds out anew whether `principal` is still signed in with the same rights: for answers that go on for long. */
    stillHolds: (() => Promise<boolean>) | undefined;
    /** A session that was there and has ended: what was typed under it is kept. */
    endedSession: Session | undefined;
    /** Fields of a form that came urlencoded, already NFC. */
    form: URLSearchParams | undefined;
    /** A multipart form whose first field, the token, was right; read by `readUpload`. */
    multipart: Multipart | undefined;
    flash: Flash | undefined;
    /** Name given to this browser in this very request. */
    visitor: string | undefined;
  };
};

/** A node's HTTP application. Machine interfaces add themselves with `app.openapi(createRoute(…), handler)`. */
export type App = OpenAPIHono<Env>;

/** What a handler gets. */
export type AppContext = Context<Env>;

/** An entry of the main menu. */
export type NavEntry = {
  readonly href: string;
  readonly label: Text;
  /** Smaller stands further left. */
  readonly order: number;
  /** Who sees it: a person holding any of these where they act now. Absent: everyone, signed in or not. */
  readonly roles?: readonly Role[];
  /** A further condition. */
  readonly when?: (principal: Principal | undefined) => boolean;
  /** A figure beside the word. Asked on every page the person opens: it must be one indexed query. */
  readonly count?: (node: Node, principal: Principal) => Promise<number>;
};
