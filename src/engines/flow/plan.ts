import type { Bilingual } from "../deadline/index.ts";

/** What a node does when a token reaches it. */
export type NodeKind =
  | "start"
  | "end"
  | "user"
  | "manual"
  | "service"
  | "send"
  | "rule"
  | "receive"
  | "pass"
  | "exclusive"
  | "parallel"
  | "inclusive"
  | "event-gateway"
  | "catch"
  | "throw"
  | "boundary"
  | "sub"
  | "event-sub"
  | "call";

/** What an event waits for or brings about. */
export type EventKind =
  | "none"
  | "timer"
  | "message"
  | "signal"
  | "error"
  | "escalation"
  | "terminate"
  | "link"
  | "conditional";

/** The event of a node. */
export type PlanEvent = {
  readonly kind: EventKind;
  /** Name of the message, signal or link; code of the error. Undefined on an error event that catches every error. */
  readonly ref?: string;
  /** What a timer waits for: an ISO 8601 duration, date or cycle, or an expression that gives one. */
  readonly timer?: { readonly form: "duration" | "date" | "cycle"; readonly expression: string };
  /** Of a message: an expression whose value picks the instance (`zeebe:subscription`). */
  readonly correlation?: string;
};

/** An activity done once for each of several items. */
export type MultiInstance = {
  readonly sequential: boolean;
  /** An expression that gives the list. */
  readonly collection?: string;
  /** Name under which each instance sees its item. */
  readonly element?: string;
  /** An expression that gives the number of instances. */
  readonly cardinality?: string;
  /** An expression: when true after an instance is done, the others are no longer needed. */
  readonly completion?: string;
};

/** A node of the drawing; refers to others by their ids, so that a state outlives the order of a file. */
export type PlanNode = {
  readonly id: string;
  /** As drawn; the id where it has no name. */
  readonly name: string;
  readonly kind: NodeKind;
  /** Id of the sub-process it lies in; null at the top. */
  readonly scope: string | null;
  /** Ids of sequence flows. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** Id of the flow taken when no condition holds. */
  readonly defaultFlow?: string;
  readonly event?: PlanEvent;
  /** Of a boundary event: the activity it is attached to, and whether it ends it. */
  readonly host?: string;
  readonly interrupting?: boolean;
  /** Ids of the boundary events attached to it. */
  readonly boundaries: readonly string[];
  readonly multiInstance?: MultiInstance;
  /** Who does it: name of the lane, or `camunda:candidateGroups`. */
  readonly role?: string;
  /** Code of the agency that does it (`lt:agency`), when it is not the one that received the dossier. */
  readonly agency?: string;
  /** How long it may take (`lt:allowance`), as `parseLimit` reads it. */
  readonly allowance?: string;
  /** The clock of the dossier stands still while a token waits here (`lt:clock="pause"`), and for what (`lt:reason`). */
  readonly pausesClock?: "supplement" | "payment" | "suspension" | "other";
  readonly form?: string;
  /** Of a service, send or rule task: what is to be carried out. */
  readonly topic?: string;
  /** Of a call activity: id of the process called. */
  readonly called?: string;
};

/** An arrow of the drawing. */
export type PlanFlow = {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** FEEL, without the leading "=". */
  readonly condition?: string;
};

/** A process ready to be carried out: plain data, kept as JSON with the version it was compiled from. */
export type Plan = {
  readonly process: string;
  readonly name: string;
  readonly nodes: Readonly<Record<string, PlanNode>>;
  readonly flows: Readonly<Record<string, PlanFlow>>;
  /**
   * For every inclusive join: per incoming flow, the nodes of its scope from which that flow can still be reached without passing
   * the join.
   */
  readonly reach: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
};

/** Something that is wrong with a drawing. */
export type FlowProblem = {
  readonly severity: "error" | "warning";
  /** Id of the element; the process's own id, or "" for the file. */
  readonly element: string;
  readonly code: string;
  readonly message: Bilingual;
};
