import { type App, createRoute, apiSchema as z } from "../../../platform/http/index.ts";
import {
  agencyList,
  application,
  departure,
  docId,
  failure,
  fetched,
  receivedList,
  sentList,
  statusChange,
  submitted,
  success,
  taken,
} from "./client-schemas.ts";

type Call = {
  readonly path: string;
  readonly vi: string;
  readonly en: string;
  readonly more?: { readonly vi: string; readonly en: string };
  /** Whether it speaks of documents or statuses, and says so in the header `messagetype`. */
  readonly messages?: boolean;
  readonly body?: { readonly type: string; readonly schema: z.ZodType; readonly required?: boolean };
  readonly data: z.ZodType;
  readonly xml?: boolean;
  /** HTTP codes of refusals beside 400, 401 and 429, which every call may answer. */
  readonly refusals: readonly (keyof typeof refusals)[];
};

const refusals = {
  400: "A header or the body is not as described",
  401: "The credential is wrong or revoked",
  403: "Not your agency, nor one below it",
  404: "There is no such message in your agency's mailbox, or no such agency",
  409: "It has been asked for already",
  413: "Larger than one and a half times the largest upload; JSON larger than 1 MB",
  422: "The message is not taken: `edxml.…`, `axis.…`",
  429: "More calls than agreed; see the header Retry-After",
} as const;

const edxml = z.string().openapi({ description: "An edXML message (QCVN 102:2016/BTTTT), as it is" });
const json = "application/json";

const calls: readonly Call[] = [
  {
    path: "/sendEdoc",
    vi: "Gửi một văn bản hoặc một trạng thái",
    en: "Send a document or a status",
    more: {
      vi: "Gửi lại đúng tệp ấy thì an toàn: repeated là true và không việc gì làm lại.",
      en: "Sending the very same bytes again is safe: repeated is true and nothing is done twice.",
    },
    messages: true,
    body: { type: "application/xml", schema: edxml, required: true },
    data: taken,
    refusals: [413, 422],
  },
  {
    path: "/getReceivedEdocList",
    vi: "Danh sách đang chờ trong hộp của cơ quan, mới trước",
    en: "What waits in your agency's mailbox, new first",
    messages: true,
    data: receivedList,
    refusals: [],
  },
  {
    path: "/getSentEdocList",
    vi: "200 văn bản gửi gần nhất, kèm tình trạng ở từng nơi nhận",
    en: "Your agency's last 200 documents, with the state at each recipient",
    data: sentList,
    refusals: [],
  },
  {
    path: "/getEdoc",
    vi: "Lấy một văn bản hoặc trạng thái",
    en: "Fetch a document or a status",
    more: {
      vi: "docId có thể nằm ở tiêu đề docid. Với Accept: application/xml, trả về chính tệp edXML.",
      en: "docId may stand in the header docid. With Accept: application/xml, the edXML itself comes back.",
    },
    body: { type: json, schema: docId },
    data: fetched,
    xml: true,
    refusals: [404, 413],
  },
  {
    path: "/updateStatus",
    vi: "Ghi phần mềm đã xử lý đến đâu; done thì không liệt kê nữa",
    en: "Say how far your software is; what is done is listed no more",
    body: { type: json, schema: statusChange },
    data: statusChange,
    refusals: [404, 413],
  },
  {
    path: "/getAgenciesList",
    vi: "Mọi cơ quan trong danh bạ",
    en: "Every agency of the directory",
    data: agencyList,
    refusals: [],
  },
  {
    path: "/registerAgency",
    vi: "Đăng ký một cơ quan cấp dưới; người quản lý danh bạ duyệt",
    en: "Register an agency of yours; a registrar decides",
    body: { type: json, schema: application, required: true },
    data: submitted,
    refusals: [403, 409, 413],
  },
  {
    path: "/deleteAgency",
    vi: "Xin ngừng một cơ quan cấp dưới; người quản lý danh bạ duyệt",
    en: "Ask to remove an agency of yours; a registrar decides",
    body: { type: json, schema: departure, required: true },
    data: submitted,
    refusals: [403, 404, 409, 413],
  },
];

/**
 * Describes the client interface in the node's OpenAPI document. It is a description alone: the interface takes dirty input with words
 * for each fault, which a strict reading by these schemas would turn away. Its test holds real replies against them.
 */
export function describeClientInterface(app: App): void {
  const registry = app.openAPIRegistry;
  const basic = {
    type: "http",
    scheme: "basic",
    description: "Client id and secret, given by a registrar of the axis",
  };
  registry.registerComponent("securitySchemes", "clientBasic", { ...basic, type: "http" });
  for (const name of ["systemid", "secretkey"])
    registry.registerComponent("securitySchemes", name, { type: "apiKey", in: "header", name });
  for (const call of calls) registry.registerPath(routeOf(call));
}

/** The data that each call answers with, as described. */
export const describedData: ReadonlyMap<string, z.ZodType> = new Map(calls.map(({ path, data }) => [path, data]));

function routeOf(call: Call) {
  const { path, vi, en, more, messages, body, data, xml } = call;
  const headers = z.object({
    servicetype: z.literal("eDoc"),
    ...(messages ? { messagetype: z.enum(["edoc", "status"]) } : {}),
  });
  const replies = ([400, 401, ...call.refusals, 429] as const).map((status) => [
    status,
    { description: refusals[status], content: { [json]: { schema: failure } } },
  ]);
  return createRoute({
    method: "post",
    path,
    operationId: path.slice(1),
    tags: ["Client interface"],
    summary: en,
    ...(more ? { description: more.en } : {}),
    "x-vi": { summary: vi, ...(more ? { description: more.vi } : {}) },
    security: [{ clientBasic: [] }, { systemid: [], secretkey: [] }],
    request: {
      headers,
      ...(body
        ? { body: { required: body.required ?? false, content: { [body.type]: { schema: body.schema } } } }
        : {}),
    },
    responses: {
      200: {
        description: en,
        content: {
          [json]: { schema: success(data) },
          ...(xml ? { "application/xml": { schema: edxml } } : {}),
        },
      },
      ...Object.fromEntries(replies),
    },
  });
}
