import { apiSchema as z } from "../../../platform/http/index.ts";
import { agencyLevels } from "../../directory/index.ts";
import { deliveryStates } from "../states.ts";

const words = z.object({ vi: z.string(), en: z.string() });
const code = z.string().min(1).max(60).openapi({ example: "H36.01", description: "Code of an agency, in either form" });
const instant = z.iso.datetime({ offset: true });

/** Body of `/getEdoc`; the header `docid` may stand in its place. */
export const docId = z.object({ docId: z.uuid() });

/** Body of `/updateStatus`; the headers `docid` and `status` may stand in its place. */
export const statusChange = docId.extend({ status: z.enum(["processing", "done", "fail"]) });

/** Body of `/registerAgency`. */
export const application = z.object({
  code,
  name: z.string().min(1).max(500),
  nameEn: z.string().max(500).optional(),
  level: z.enum(agencyLevels),
  pcode: z.string().max(60).optional().openapi({ description: "Code of the superior agency" }),
  address: z.string().max(500).optional(),
  mail: z.string().max(200).optional(),
  contact: z.string().max(200).optional(),
  phone: z.string().max(50).optional(),
});

/** Body of `/deleteAgency`. */
export const departure = z.object({ code, note: z.string().max(2000).optional() });

/** Data in the reply of `/sendEdoc`. */
export const taken = z.object({
  docId: z.uuid(),
  repeated: z.boolean().openapi({ description: "The very same bytes had been taken before; nothing was done again" }),
  recipients: z
    .record(z.string(), z.enum(deliveryStates))
    .openapi({ description: "State at each recipient, by the code as it was written" }),
  findings: z.array(z.object({ code: z.string(), severity: z.string(), path: z.string(), message: words })),
});

/** Data in the reply of `/getReceivedEdocList`. */
export const receivedList = z.array(
  docId.extend({
    serviceType: z.literal("eDoc"),
    messageType: z.enum(["edoc", "status"]),
    status: z.enum(["initial", "processing", "fail"]),
    from: z.string(),
    documentId: z.string(),
    code: z.string().openapi({ example: "9614/UBND-KSTT" }),
    subject: z.string(),
    created: instant,
  }),
);

/** Data in the reply of `/getSentEdocList`. */
export const sentList = z.array(
  docId.extend({
    documentId: z.string(),
    code: z.string(),
    subject: z.string(),
    created: instant,
    recipients: z.array(
      z.object({
        code: z.string(),
        state: z.enum(deliveryStates),
        at: instant,
        reason: words.extend({ code: z.string() }).nullable(),
      }),
    ),
  }),
);

/** Data in the reply of `/getEdoc`. */
export const fetched = docId.extend({ content: z.base64().openapi({ description: "The edXML as it was sent" }) });

/** Data in the reply of `/getAgenciesList`. */
export const agencyList = z.array(
  z.object({
    id: z.string().openapi({ example: "H36.01", description: "Code of Quyết định 20/2020/QĐ-TTg" }),
    code: z.string().openapi({ example: "000.00.01.H36", description: "Code of QCVN 102:2016/BTTTT" }),
    name: z.string(),
    pcode: z.string().nullable(),
    level: z.enum(agencyLevels),
    mail: z.string(),
  }),
);

/** Data in the replies of `/registerAgency` and `/deleteAgency`. */
export const submitted = z.object({ registrationId: z.uuid(), state: z.literal("submitted") });

/** A reply that says yes. */
export function success<T extends z.ZodType>(data: T) {
  return z.object({
    status: z.literal("success"),
    ErrorCode: z.literal("0"),
    ErrorDesc: z.string().openapi({ description: "What is wrong without keeping the document back, in Vietnamese" }),
    ErrorDescEn: z.string(),
    data,
  });
}

/** A reply that says no. */
export const failure = z
  .object({
    status: z.literal("fail"),
    ErrorCode: z.string().openapi({ example: "client.credential", description: "Stays the same between versions" }),
    ErrorDesc: z.string().openapi({ description: "What to do, in Vietnamese" }),
    ErrorDescEn: z.string(),
    data: z.null(),
  })
  .openapi("ClientFailure");
