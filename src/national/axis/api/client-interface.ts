import type { App, AppContext } from "../../../platform/http/index.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { type ClientCredential, canonicalCode, searchAgencies, submitRegistration } from "../../directory/index.ts";
import { acceptDocuments } from "../actions/accept-documents.ts";
import { acceptStatuses } from "../actions/accept-statuses.ts";
import { fetchItem } from "../actions/fetch-item.ts";
import { refuseUnread } from "../actions/refuse-unread.ts";
import type { Axis, Source } from "../axis.ts";
import { findMailboxItem, readMailbox, setMailboxState } from "../store/mailbox.ts";
import { readSentDocuments } from "../store/sent-documents.ts";
import { limitedBody, readBody } from "./client-body.ts";
import { createClientGate } from "./client-credentials.ts";
import { describeClientInterface } from "./client-description.ts";
import { ClientError, clientErrors, replyFault, replyOk } from "./client-reply.ts";
import { application, departure, docId, statusChange } from "./client-schemas.ts";

/** Paths of the interface that existing office software speaks; whoever composes the node names them as machine paths. */
export const clientInterfacePaths = [
  "/sendEdoc",
  "/getReceivedEdocList",
  "/getSentEdocList",
  "/getEdoc",
  "/updateStatus",
  "/getAgenciesList",
  "/registerAgency",
  "/deleteAgency",
] as const;

type Handler = (c: AppContext, axis: Axis, client: ClientCredential) => Promise<Response>;

/**
 * Adds the interface and its description. Each call is proved and limited first; each answer has the same shape. See
 * docs/protocol/client-interface.md.
 */
export function addClientInterface(app: App, axis: Axis): void {
  describeClientInterface(app);
  const gate = createClientGate(axis);
  for (const path of clientInterfacePaths) {
    app.post(path, async (c) => {
      try {
        const client = await gate(c);
        if (c.req.header("servicetype")?.toLowerCase() !== "edoc") throw new ClientError(clientErrors.serviceType);
        return await handlers[path](c, axis, client);
      } catch (thrown) {
        return replyFault(c, thrown);
      }
    });
  }
}

const handlers: Readonly<Record<(typeof clientInterfacePaths)[number], Handler>> = {
  "/sendEdoc": sendEdoc,
  "/getReceivedEdocList": listReceived,
  "/getSentEdocList": listSent,
  "/getEdoc": getEdoc,
  "/updateStatus": updateStatus,
  "/getAgenciesList": listAgencies,
  "/registerAgency": registerAgency,
  "/deleteAgency": deleteAgency,
};

async function sendEdoc(c: AppContext, axis: Axis, client: ClientCredential): Promise<Response> {
  const type = messageType(c);
  const source = { kind: "client", clientId: client.clientId, agencyCode: client.agencyCode } as const;
  const body = await wholeBody(c, axis, source, type === "edoc" ? "document" : "status");
  const submission = { id: null, body };
  const [outcome] = await axis.node.db
    .transaction()
    .execute((tx) =>
      type === "edoc"
        ? acceptDocuments(tx, axis, source, [submission])
        : acceptStatuses(tx, axis, source, [submission]),
    );
  if (!outcome) throw new ClientError(clientErrors.body);
  if (!outcome.taken) throw new ClientError({ http: 422, ...outcome.reason });
  const { messageId: docId, repeated, recipients, findings } = outcome;
  const words = findings.map(({ message, path }) => ({ vi: `${path}: ${message.vi}`, en: `${path}: ${message.en}` }));
  const note = { vi: words.map((each) => each.vi).join("; "), en: words.map((each) => each.en).join("; ") };
  return replyOk(c, { docId, repeated, recipients, findings }, note);
}

/**
 * The message, read whole. Files travel in base64, a third larger than they are, and the rest of a message is small beside them; what is
 * larger is refused unread and noted. Throws ClientError.
 */
async function wholeBody(c: AppContext, axis: Axis, source: Source, kind: "document" | "status"): Promise<Buffer> {
  const most = Math.ceil(axis.node.config.maxUploadBytes * 1.5);
  try {
    return await limitedBody(c, most);
  } catch (thrown) {
    if (thrown instanceof ClientError && thrown.fault.http === 413) {
      const { code, vi, en } = thrown.fault;
      const bytes = Math.max(most + 1, Number(c.req.header("content-length") ?? 0));
      await refuseUnread(axis, source, { kind, reason: { code, vi, en }, bytes });
    }
    throw thrown;
  }
}

const mostListed = 200;

async function listReceived(c: AppContext, axis: Axis, client: ClientCredential): Promise<Response> {
  const items = await readMailbox(axis.node.db, client.agencyCode, messageType(c), mostListed);
  const data = items.map((item) => ({
    docId: item.id,
    serviceType: "eDoc",
    messageType: item.kind,
    status: item.state === "new" ? "initial" : item.state,
    from: item.fromCode,
    documentId: item.documentId,
    code: item.numberText,
    subject: item.subject,
    created: item.putAt.toISOString(),
  }));
  return replyOk(c, data);
}

async function listSent(c: AppContext, axis: Axis, client: ClientCredential): Promise<Response> {
  return replyOk(c, await readSentDocuments(axis.node.db, client.agencyCode, mostListed));
}

async function getEdoc(c: AppContext, axis: Axis, client: ClientCredential): Promise<Response> {
  const { docId: id } = await readBody(c, docId, { docId: c.req.header("docid") });
  const fetched = await fetchItem(axis, client.agencyCode, id);
  if (!fetched) throw new ClientError(clientErrors.missing);
  if (c.req.header("accept")?.includes("application/xml")) {
    return c.body(new Uint8Array(fetched), 200, { "Content-Type": "application/xml" });
  }
  return replyOk(c, { docId: id, content: Buffer.from(fetched).toString("base64") });
}

async function updateStatus(c: AppContext, axis: Axis, client: ClientCredential): Promise<Response> {
  const given = { docId: c.req.header("docid"), status: c.req.header("status") };
  const { docId: id, status } = await readBody(c, statusChange, given);
  const found = await axis.node.db.transaction().execute(async (tx) => {
    const item = await findMailboxItem(tx, client.agencyCode, id);
    if (item) await setMailboxState(tx, id, status);
    return item;
  });
  if (!found) throw new ClientError(clientErrors.missing);
  return replyOk(c, { docId: id, status });
}

async function listAgencies(c: AppContext, axis: Axis): Promise<Response> {
  const { agencies } = await searchAgencies(axis.node.db, { on: isoDay(axis.node.clock.now()) });
  const data = agencies.map(({ code, qcvn102, name, parent, level, email }) => ({
    id: code,
    code: qcvn102 ?? code,
    name,
    pcode: parent,
    level,
    mail: email,
  }));
  return replyOk(c, data);
}

async function registerAgency(c: AppContext, axis: Axis, client: ClientCredential): Promise<Response> {
  const given = await readBody(c, application);
  const agencyCode = ownCode(client, given.code);
  const id = await submitRegistration(axis.node, {
    kind: "join",
    agencyCode,
    name: given.name,
    level: given.level,
    software: client.software,
    source: `client:${client.clientId}`,
    ...optional({ nameEn: given.nameEn, parent: given.pcode, address: given.address, email: given.mail }),
    ...optional({ contactName: given.contact, contactPhone: given.phone }),
  });
  return replyOk(c, { registrationId: id, state: "submitted" }, waiting);
}

async function deleteAgency(c: AppContext, axis: Axis, client: ClientCredential): Promise<Response> {
  const given = await readBody(c, departure);
  const agencyCode = ownCode(client, given.code);
  const source = `client:${client.clientId}`;
  const id = await submitRegistration(axis.node, {
    kind: "leave",
    agencyCode,
    source,
    ...optional({ note: given.note }),
  });
  return replyOk(c, { registrationId: id, state: "submitted" }, waiting);
}

const waiting = {
  vi: "Đã nhận hồ sơ; cơ quan vận hành Trục sẽ duyệt.",
  en: "The application has been received; the axis's operator decides on it.",
};

function messageType(c: AppContext): "edoc" | "status" {
  const type = c.req.header("messagetype")?.toLowerCase();
  if (type !== "edoc" && type !== "status") throw new ClientError(clientErrors.messageType);
  return type;
}

function ownCode(client: ClientCredential, written: string): string {
  const code = canonicalCode(written);
  if (code === client.agencyCode || code.startsWith(`${client.agencyCode}.`)) return code;
  throw new ClientError(clientErrors.foreign);
}

function optional<K extends string>(values: Readonly<Record<K, string | undefined>>): { readonly [P in K]?: string } {
  const given = Object.entries<string | undefined>(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { readonly [P in K]?: string };
}
