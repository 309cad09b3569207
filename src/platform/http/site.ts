import type { JSX } from "hono/jsx/jsx-runtime";
import type { SignIns } from "../auth/index.ts";
import type { Node } from "../node.ts";
import type { Text } from "../text/index.ts";
import type { App, NavEntry } from "./env.ts";
import type { Frame } from "./frame.ts";
import type { NodeSecret } from "./node-secret.ts";
import type { RateLimits } from "./rate-limit.ts";

/** What a system brings to the application; a `System` is one. */
export type AppSystem = {
  readonly name: string;
  readonly routes?: (app: App) => void;
  readonly nav?: readonly NavEntry[];
};

/** What an error page says. The page's words belong to whoever draws it. */
export type ErrorFacts = {
  /** HTTP status. */
  readonly status: number;
  readonly code: string;
  /** What a person reads: what is wrong and what to do. */
  readonly people: Text;
  readonly requestId: string;
  /** Seconds until it makes sense to try again. */
  readonly retryAfter?: number;
};

/** How an agency is named in the head of a page. */
export type AgencyName = { readonly name: Text };

/** A gauge read when Prometheus asks. */
export type Gauge = { readonly name: string; readonly help: string; readonly read: () => Promise<number> };

/** What the application of a node is made of. */
export type AppOptions = {
  readonly systems: readonly AppSystem[];
  /** Draws an error page. */
  readonly renderError: (frame: Frame, error: ErrorFacts) => JSX.Element;
  /** Answers for a path under `/assets/`, or nothing when there is no such file. */
  readonly handleAsset?: (path: string, acceptEncoding?: string) => Promise<Response | undefined>;
  /** The name of an agency of this node, for the head of pages; without it the node's own name stands there. */
  readonly describeAgency?: (code: string) => Promise<AgencyName | undefined>;
  /** Further gauges for Prometheus, such as the outbox's depth. */
  readonly gauges?: readonly Gauge[];
  /** Prefixes, beside `/api/` and `/_node/`, of interfaces with their own credentials and limits: no session, no form token, problems as JSON. */
  readonly machinePaths?: readonly string[];
  /** Let Prometheus ask from other machines than this one. */
  readonly openMetrics?: boolean;
  readonly limits?: Partial<RateLimits>;
};

/** The application's standing parts, reached from a request by `c.get("site")`. */
export type Site = AppOptions & {
  readonly node: Node;
  readonly nav: readonly NavEntry[];
  readonly secret: NodeSecret;
  readonly app: App;
  readonly signIns: SignIns;
  /** Whether a path belongs to a machine interface. */
  readonly isMachinePath: (path: string) => boolean;
};
