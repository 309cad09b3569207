/**
 * What an edXML message (QCVN 102:2016/BTTTT) says, free of its wire form. Three rules hold for every text here:
 * it is NFC, it is trimmed, and "" means that the sender left it out (the findings then say so).
 *
 * Agency codes are in the form of Quyết định 20/2020/QĐ-TTg ("H36.01"), dates are `yyyy-MM-dd`, instants are ISO 8601 with
 * the offset of Vietnam (`2020-10-27T09:15:00+07:00`). A code, date or instant that could not be read keeps the sender's own
 * characters; `isCalendarDate` and `isInstant` tell the two apart.
 */
export type EdxmlMessage = EdxmlDocument | EdxmlStatus;

/** An official document with its files, as one agency issues it to others. */
export type EdxmlDocument = EdxmlDocumentHeader & { attachments: readonly Attachment[] };

/** Everything of a document but the bytes of its files: what routing needs. */
export type EdxmlDocumentHeader = {
  kind: "document";
  from: Organ;
  to: readonly Organ[];
  /** `OrganId,yyyy/MM/dd,number/notation` or a UUID; an opaque key, kept as the sender wrote it. */
  documentId: string;
  /** Số, ký hiệu: "9614" and "UBND-KSTT". */
  code: DocumentCode;
  promulgation: { place: string; date: string };
  documentType: { type: string; typeDetail?: string; typeName: string };
  /** Trích yếu. */
  subject: string;
  content?: string;
  signer: { competence?: string; position?: string; fullName: string };
  /** The day by which the sender wants an answer. */
  dueDate?: string;
  otherInfo: OtherInfo;
  /** Documents that this one answers. */
  responseFor: readonly ResponseFor[];
  /** 1 not steering, 2 steering (chỉ đạo), 3 report on a steering document. */
  steeringType: SteeringType;
  applicationType?: string;
  /** Nơi nhận, as printed on the document. */
  toPlaces: readonly string[];
  /** Codes of assigned tasks that this document answers. */
  responseForTask: readonly string[];
  traces: readonly Trace[];
  business: Business;
};

export type DocumentCode = { number: string; notation: string };

/** An agency as a message names it. */
export type Organ = {
  organId: string;
  organName: string;
  /** The agency above it. */
  organizationInCharge?: string;
  organAdd?: string;
  email?: string;
  telephone?: string;
  fax?: string;
  website?: string;
};

/** 0 thường, 1 khẩn, 2 thượng khẩn, 3 hoả tốc, 4 hoả tốc hẹn giờ. */
export type Priority = 0 | 1 | 2 | 3 | 4;
export type SteeringType = 1 | 2 | 3;

export type OtherInfo = {
  priority: Priority;
  sphereOfPromulgation?: string;
  typerNotation?: string;
  /** Copies printed. */
  promulgationAmount?: number;
  /** Pages. */
  pageAmount?: number;
  replyFors?: string;
  direction?: string;
  referenceCodes?: string;
  appendixes: readonly string[];
};

/** The document that a message is about. */
export type ResponseFor = {
  organId: string;
  /** Number and notation in one, "9614/UBND-KSTT". */
  code: string;
  documentId: string;
  promulgationDate: string;
};

/** One hop: where the message was, and when. */
export type Trace = { organId: string; timestamp: string };

/** Who a reader can turn to. */
export type Staff = {
  department: string;
  departmentId?: string;
  staff: string;
  staffId?: string;
  email?: string;
  mobile?: string;
};

/** 0 new, 1 revoke (thu hồi), 2 update (cập nhật), 3 replace (thay thế). */
export type BusinessType = 0 | 1 | 2 | 3;

/** What the sender wants done with the document. */
export type Business = {
  type: BusinessType;
  reason: string;
  /** The earlier document that is revoked or updated. */
  documentId?: string;
  /** Whether a paper original follows by post. */
  paper: boolean;
  /** Type 2: what changed. */
  update?: BusinessUpdate;
  /** Type 3: the documents replaced, each with the agencies that hold it. */
  replacements: readonly Replacement[];
  staff: Staff;
};

export type BusinessUpdate = {
  /** The document itself changed. */
  documentInfo: boolean;
  /** The list of receivers changed. */
  documentReceiver: boolean;
  receivers: readonly { organId: string; change: "dropped" | "added" }[];
};

export type Replacement = { documentId: string; organIds: readonly string[] };

/** A file of the document. `contentId` is without `cid:`; `bytes` is the file itself, taken out of its ZIP. */
export type Attachment = {
  contentId: string;
  name: string;
  contentType: string;
  description?: string;
  bytes: Uint8Array;
};

/** A file of the document that was not decoded. `encodedBytes` is its size in the message, base64 included. */
export type AttachmentOutline = Omit<Attachment, "bytes"> & { encodedBytes: number };

/** What became of a document at its receiver; for codes see `statusCodes`. */
export type EdxmlStatus = {
  kind: "status";
  from: Organ;
  responseFor: ResponseFor;
  staff: Staff;
  statusCode: string;
  description: string;
  timestamp: string;
};

/** The status codes of the axis, each with what it tells the sender. */
export const statusCodes: ReadonlyMap<string, { vi: string; en: string }> = new Map([
  ["01", { vi: "đã đến", en: "arrived at the receiver's system" }],
  ["02", { vi: "từ chối tiếp nhận", en: "refused" }],
  ["03", { vi: "đã tiếp nhận, vào sổ", en: "received and registered" }],
  ["04", { vi: "phân công xử lý", en: "assigned" }],
  ["05", { vi: "đang xử lý", en: "being processed" }],
  ["06", { vi: "hoàn thành", en: "completed" }],
  ["13", { vi: "lấy lại", en: "recalled by the sender" }],
  ["15", { vi: "đồng ý thu hồi hoặc cập nhật", en: "recall or update accepted" }],
  ["16", { vi: "từ chối thu hồi hoặc cập nhật", en: "recall or update refused" }],
]);
