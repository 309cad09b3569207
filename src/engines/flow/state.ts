import type { Bilingual } from "../deadline/index.ts";

/** How an instance stands. */
export type FlowStatus = "running" | "completed" | "terminated" | "failed";

/** A place where an instance is. Plain data: kept as JSON. */
export type Token = {
  readonly id: number;
  /** Id of the node in the drawing. */
  readonly node: string;
  /** Id of the token of the scope it is in: a sub-process, or the body of a multi-instance activity; 0 at the top. */
  readonly scope: number;
  /** The flow it came by, kept while it stands at a join. */
  readonly flow?: string;
  /** It is an activity, an event or a scope that something outside has to end. */
  waits?: true;
  /** Of one of several instances: its place in the list, from 0, and its item. */
  readonly item?: number;
  readonly value?: unknown;
  /** Of the body of a multi-instance activity: how many instances there are and how many are done. */
  readonly total?: number;
  done?: number;
  /** How often each non-interrupting event attached to it, or starting in it, fired; negative once it will not fire again. */
  fired?: Readonly<Record<string, number>>;
  /** An event sub-process interrupted what this scope did; no other may start in it. */
  interrupted?: true;
};

/** The state of an instance: about a hundred bytes beside its variables. */
export type FlowState = {
  readonly status: FlowStatus;
  /** Last id given to a token. */
  readonly last: number;
  readonly tokens: readonly Token[];
  readonly vars: Readonly<Record<string, unknown>>;
  /** What `fired` and `interrupted` are for the top. */
  readonly root?: Pick<Token, "fired" | "interrupted">;
  readonly suspended?: true;
  /** Why it failed. */
  readonly error?: Bilingual;
};

/** Values brought in with a command; they become variables of the instance. */
export type Vars = Readonly<Record<string, unknown>>;

/** What an instance can be told. */
export type FlowCommand =
  /** @property at id of a start event; by default the blank one, else the first */
  | { readonly kind: "start"; readonly vars?: Vars; readonly at?: string }
  /** The work a token waits for is done. */
  | { readonly kind: "complete"; readonly token: number; readonly vars?: Vars }
  /** An event that a token waits for, or that is attached to it, happened. `token` is 0 for an event sub-process at the top. */
  | { readonly kind: "fire"; readonly token: number; readonly node: string; readonly vars?: Vars }
  /** A message: the first that waits for it gets it. */
  | { readonly kind: "message"; readonly name: string; readonly vars?: Vars }
  /** A signal: everyone who waits for it gets it. */
  | { readonly kind: "signal"; readonly name: string; readonly vars?: Vars }
  /** The work a token waits for failed with an error of the drawing. */
  | { readonly kind: "error"; readonly token: number; readonly code?: string; readonly vars?: Vars }
  /** Ends the instance by order of an administrator. */
  | { readonly kind: "cancel" }
  | { readonly kind: "suspend" }
  | { readonly kind: "resume" }
  /** Takes tokens from where they are and puts one at a node of the same scope, whatever the drawing says. */
  | { readonly kind: "move"; readonly tokens: readonly number[]; readonly to: string; readonly vars?: Vars };

/** What a step asks the outside to do, in order. */
export type Effect =
  | { readonly kind: "task" | "job" | "call"; readonly token: number; readonly node: string; readonly item?: unknown }
  | {
      readonly kind: "wait";
      readonly token: number;
      readonly node: string;
      readonly event: "message" | "signal";
      readonly name: string;
      readonly correlation?: string;
    }
  /** @property due as `isTime` reads it @property fired how often it fired before */
  | {
      readonly kind: "timer";
      readonly token: number;
      readonly node: string;
      readonly due: string;
      readonly fired: number;
    }
  /** One event is no longer waited for, while its token stays. */
  | { readonly kind: "unwait"; readonly token: number; readonly node: string }
  /** A token is gone, and with it everything it waited for. */
  | { readonly kind: "closed"; readonly token: number; readonly node: string; readonly how: "completed" | "cancelled" }
  /** Work or an event of a token now stands at another node: the instance went over to another version. */
  | { readonly kind: "renamed"; readonly token: number; readonly node: string; readonly to: string }
  | { readonly kind: "published"; readonly node: string; readonly event: "message" | "signal"; readonly name: string }
  | { readonly kind: "entered" | "left"; readonly token: number; readonly node: string }
  | { readonly kind: "ended"; readonly status: Exclude<FlowStatus, "running"> };

/** A command that does not fit the state; nothing has changed. */
export class FlowCommandError extends Error {
  override name = "FlowCommandError";
  readonly code:
    | "flow.not-running"
    | "flow.suspended"
    | "flow.not-waiting"
    | "flow.nobody-waits"
    | "flow.no-start"
    | "flow.no-node"
    | "flow.other-scope";
  readonly people: Bilingual;
  constructor(code: FlowCommandError["code"], people: Bilingual) {
    super(people.en);
    this.code = code;
    this.people = people;
  }
}
