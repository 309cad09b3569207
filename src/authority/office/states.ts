/** Where an outgoing document stands. Drafted, submitted to the leader (trình ký), signed or returned, issued; then perhaps taken back. */
export const outgoingStates = ["draft", "submitted", "returned", "signed", "issued", "recalled", "replaced"] as const;
export type DocumentState = (typeof outgoingStates)[number];

/** Where an incoming document stands. `assigned` and `processing` come with directions (04, 05). */
export const incomingStates = ["arrived", "refused", "registered", "assigned", "processing", "completed"] as const;
export type IncomingState = (typeof incomingStates)[number];

/** Acts on an outgoing document that move it. */
export type OutgoingAct = "save" | "submit" | "return" | "sign" | "issue" | "add-recipients" | "recall" | "replace";

const outgoingMoves: Readonly<Record<OutgoingAct, Partial<Record<DocumentState, DocumentState>>>> = {
  // A document that was signed is no longer edited: signed bytes are never rewritten.
  save: { draft: "draft", returned: "returned" },
  submit: { draft: "submitted", returned: "submitted" },
  // Signed but not yet numbered may go back too: nothing has left the agency.
  return: { submitted: "returned", signed: "returned" },
  sign: { submitted: "signed" },
  issue: { signed: "issued" },
  "add-recipients": { issued: "issued" },
  recall: { issued: "recalled" },
  replace: { issued: "replaced", recalled: "replaced" },
};

/** Where an act leads an outgoing document; undefined when it cannot be done there. */
export function nextOutgoingState(state: DocumentState, act: OutgoingAct): DocumentState | undefined {
  return outgoingMoves[act][state];
}

/** Acts on an incoming document that move it. */
export type IncomingAct = "register" | "refuse" | "assign" | "process" | "complete";

const incomingMoves: Readonly<Record<IncomingAct, Partial<Record<IncomingState, IncomingState>>>> = {
  register: { arrived: "registered" },
  // What is wrongly addressed may be seen only after registration; what is completed is not given back.
  refuse: { arrived: "refused", registered: "refused", assigned: "refused", processing: "refused" },
  assign: { registered: "assigned", assigned: "assigned", processing: "assigned" },
  process: { registered: "processing", assigned: "processing" },
  complete: { registered: "completed", assigned: "completed", processing: "completed" },
};

/** Where an act leads an incoming document; undefined when it cannot be done there. */
export function nextIncomingState(state: IncomingState, act: IncomingAct): IncomingState | undefined {
  return incomingMoves[act][state];
}

/** What the sender asks of a received document, and how that stands (13 or a new version, then 15 or 16). */
export type ChangeKind = "recall" | "update" | "replacement";
export type ChangeState = "asked" | "agreed" | "refused";

/** What was found about who an incoming document comes from and whether it is whole; `unchecked` until looked at. */
export type Authenticity = "unchecked" | "valid" | "weak" | "unsigned" | "invalid";
