import { DomainError } from "../../../../platform/errors/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { type DiffPart, wordDiff } from "../../../../ui/index.ts";
import { type Draft, plainText } from "../../draft.ts";
import { findOutgoing, type OutgoingDocument } from "../../store/outgoing.ts";
import { findVersion, listOutgoingEvents } from "../../store/outgoing-events.ts";
import { listOutgoing } from "../../store/outgoing-list.ts";
import type { Officer } from "../officer.ts";

/** One document that waits for the person's signature. */
export type WaitingDocument = {
  readonly document: OutgoingDocument;
  /** The file is no longer what was submitted. */
  readonly isChanged: boolean;
  /** What changed since it was last returned, or else since the version before; undefined when there is only one. */
  readonly change: readonly DiffPart[] | undefined;
  /** The history's line of the text that was submitted. */
  readonly versionId: string | undefined;
};

/** Documents submitted to the person, the most urgent first, then those longest waiting. */
export async function readQueue({ node, by }: Officer): Promise<readonly WaitingDocument[]> {
  const list = await listOutgoing(node.db, {
    agencyCode: by.agencyCode,
    states: ["submitted"],
    signerId: by.accountId,
    sort: "submitted",
    ascending: true,
    pageSize: 100,
  });
  const rows = list.rows.toSorted((a, b) => b.urgency - a.urgency);
  const found = await Promise.all(rows.map(async ({ id }) => waitingOf(node, await findOutgoing(node.db, id))));
  return found.flat();
}

async function waitingOf(node: Node, document: OutgoingDocument | undefined): Promise<readonly WaitingDocument[]> {
  if (document?.state !== "submitted") return [];
  const [isChanged, compared] = await Promise.all([isFileChanged(node, document), compare(node, document)]);
  return [{ document, isChanged, ...compared }];
}

async function isFileChanged(node: Node, { fileSha256 }: OutgoingDocument): Promise<boolean> {
  try {
    await node.files.bytes(fileSha256 ?? "");
    return false;
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith("files.")) return true;
    throw error;
  }
}

async function compare(
  node: Node,
  { id, draft }: OutgoingDocument,
): Promise<Pick<WaitingDocument, "change" | "versionId">> {
  const events = await listOutgoingEvents(node.db, id);
  const versionId = events.find(({ hasDraft }) => hasDraft)?.id;
  const returned = events.findIndex(({ act }) => act === "returned");
  const before = events.slice(Math.max(returned, 0)).find(({ hasDraft, id: event }) => hasDraft && event !== versionId);
  const earlier = before && (await findVersion(node.db, id, before.id));
  if (!earlier) return { change: undefined, versionId };
  const parts = wordDiff(whole(earlier), whole(draft), 40);
  return { change: parts.some(({ kind }) => kind !== "same") ? parts.slice(0, 40) : undefined, versionId };
}

function whole(draft: Draft): string {
  return `${draft.subject}\n${plainText(draft)}`;
}
