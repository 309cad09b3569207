import { type App, type AppContext, sendFile } from "../../../../platform/http/index.ts";
import { sendPage } from "../../../../platform/typeset/index.ts";
import { readEdxml } from "../../../exchange/index.ts";
import { previewDraft } from "../../actions/submit-document.ts";
import { officeErrors } from "../../errors.ts";
import type { OutgoingDocument } from "../../store/outgoing.ts";
import { idOf, type Officer, officer } from "../officer.ts";
import { readSent, reportOn, seenOutgoing } from "./read-document.ts";

/** The files of an outgoing document: PDF, pictures of its pages, the signed edXML, the evidence of arrival. */
export function addDocumentFiles(app: App): void {
  app.get("/outgoing/:id/document.pdf", async (c) => {
    const who = officer(c);
    const document = await seenOutgoing(who, idOf(c));
    const name = `${(document.issued?.numberText ?? "du-thao").replaceAll("/", "-")}.pdf`;
    return sendFile(c, { bytes: await pdfOf(who, document), name, mediaType: "application/pdf", inline: true });
  });
  app.get("/outgoing/:id/pages/:page", async (c) => {
    const who = officer(c);
    const document = await seenOutgoing(who, idOf(c));
    const isLaidOut = document.state !== "draft" && document.state !== "returned";
    const sha256 = isLaidOut && document.fileSha256 ? document.fileSha256 : `${document.id} ${document.version}`;
    return sendPage(c, { sha256, page: c.req.param("page"), pdf: () => pdfOf(who, document) });
  });
  app.get("/outgoing/:id/edxml/:dispatch", sendEdxml);
  app.get("/outgoing/:id/evidence", sendEvidence);
}

/** The PDF as it stands: what was submitted, signed or issued; of a draft, as it would be submitted now. */
async function pdfOf({ node, by }: Officer, { state, fileSha256, draft }: OutgoingDocument): Promise<Uint8Array> {
  if (state === "draft" || state === "returned" || fileSha256 === null) return previewDraft(node, by.agencyCode, draft);
  return node.files.bytes(fileSha256);
}

async function sendEdxml(c: AppContext): Promise<Response> {
  const who = officer(c);
  const document = await seenOutgoing(who, idOf(c));
  const dispatch = idOf(c, "dispatch");
  const sent = (await readSent(who.node, document.id)).find(({ edoc }) => edoc.id === dispatch);
  if (!sent) throw officeErrors.missing();
  const bytes = await readEdxml(who.node.db, dispatch);
  const name = `${(document.issued?.numberText ?? dispatch).replaceAll("/", "-")}.edxml`;
  return sendFile(c, { bytes, name, mediaType: "application/octet-stream" });
}

/** What proves the document and its arrival: hashes, the report on its signatures, signed receipts of axis and recipients' nodes. */
async function sendEvidence(c: AppContext): Promise<Response> {
  const who = officer(c);
  const document = await seenOutgoing(who, idOf(c));
  const sent = await readSent(who.node, document.id);
  const evidence = {
    document: {
      agency: document.agencyCode,
      number: document.issued?.numberText ?? null,
      documentId: document.issued?.documentId ?? null,
      issuedAt: document.issued?.issuedAt ?? null,
      sha256: document.fileSha256,
    },
    checkedAt: who.now,
    signatures: (await reportOn(who.node, document, who.now)) ?? null,
    dispatches: sent.map(({ edoc, recipients }) => ({
      exchangeId: edoc.id,
      documentId: edoc.documentId,
      sentAt: edoc.sentAt,
      axisReceipt: edoc.receipt,
      recipients,
    })),
  };
  const name = `bang-chung-${(document.issued?.numberText ?? document.id).replaceAll("/", "-")}.json`;
  return sendFile(c, { bytes: Buffer.from(JSON.stringify(evidence, null, 2)), name, mediaType: "application/json" });
}
