import type { XmlSignatureReport } from "../../engines/signing/index.ts";
import type { Tx } from "../../platform/db/index.ts";
import type { Text } from "../../platform/text/index.ts";
import type { AttachmentOutline, EdxmlDocumentHeader, Finding, Staff } from "../../protocol/edxml/index.ts";
import type { RecipientStation } from "./states.ts";

/** What was found about the XML signature of a received document, as it is kept. */
export type SignatureFacts = Omit<XmlSignatureReport, "certificate"> & {
  /** Whether the directory's copy knows the certificate for the sender or an agency above it. */
  readonly registered: boolean;
  /** Certificate, DER in base64. */
  readonly certificate: string | null;
};

/** A document that has just arrived for one agency of this node. Its files are read with `readDocument`. */
export type IncomingEdoc = {
  readonly incomingId: string;
  readonly recipientCode: string;
  readonly payloadId: string;
  readonly document: EdxmlDocumentHeader;
  readonly attachments: readonly AttachmentOutline[];
  readonly findings: readonly Finding[];
  readonly signature: SignatureFacts;
  /** Domain clock. */
  readonly receivedAt: Date;
};

/** Something became of a document, told by the other side. */
export type StatusChange =
  | {
      /** A recipient tells of a document that this node sent. */
      readonly side: "outgoing";
      readonly exchangeId: string;
      readonly officeId: string;
      readonly fromCode: string;
      readonly recipientCode: string;
      /** 01 to 06, 15, 16; "00" when the document cannot be delivered. */
      readonly code: string;
      /** Where the document now stands at that recipient; not changed by 15 and 16. */
      readonly state: RecipientStation;
      readonly at: Date;
      readonly description: string;
      readonly staff: Staff | null;
    }
  | {
      /** The sender wants a received document back (13). */
      readonly side: "incoming";
      readonly incomingId: string;
      readonly recipientCode: string;
      readonly code: string;
      readonly at: Date;
      readonly description: string;
      readonly staff: Staff | null;
    }
  | {
      /** The axis took a document over, refused it, or it could not be given to the axis. */
      readonly side: "axis";
      readonly exchangeId: string;
      readonly officeId: string;
      readonly fromCode: string;
      readonly state: "accepted" | "refused" | "stuck";
      readonly at: Date;
      readonly reason: (Text & { readonly code: string }) | null;
    };

/** The operator of the axis reminds an agency of a received document. */
export type Reminder = {
  readonly incomingId: string;
  readonly recipientCode: string;
  /** `registration`: it is not in the register yet; `recall`: the sender's request is not answered yet. As the axis knew it at `at`. */
  readonly about: "registration" | "recall";
  readonly at: Date;
};

/** Who is told of what the exchange receives, in the transaction that receives it. */
export type ExchangeListener = {
  readonly incoming: (tx: Tx, documents: readonly IncomingEdoc[]) => Promise<void>;
  readonly statusChanged: (tx: Tx, changes: readonly StatusChange[]) => Promise<void>;
  readonly reminded: (tx: Tx, reminders: readonly Reminder[]) => Promise<void>;
};
