import { type App, createRoute, apiSchema as z } from "../../../platform/http/index.ts";

/** Where provincial software logs in, and where it calls services. Both are configured on its side. */
export const wirePaths = { login: "/api/services/login", services: "/api/services" } as const;

const reply = z.object({
  error_code: z.string().openapi({ example: "00", description: "00: done; see docs/protocol/procedure-services.md" }),
  message: z.string(),
  message_en: z.string(),
});

const limits = {
  413: { description: "The body is larger than allowed; error_code 08" },
  429: { description: "More calls than agreed; error_code 07, see the header Retry-After" },
} as const;

const login = createRoute({
  method: "post",
  path: wirePaths.login,
  tags: ["Wire services"],
  operationId: "loginToServices",
  summary: "Log in with the credential of the directory; the session lasts eight hours",
  "x-vi": { summary: "Đăng nhập bằng thông tin kết nối của danh bạ; phiên dùng được tám giờ" },
  request: {
    body: { content: { "application/json": { schema: z.object({ username: z.string(), password: z.string() }) } } },
  },
  responses: {
    200: {
      description: "The session, or why not",
      content: { "application/json": { schema: reply.extend({ session: z.string().optional() }) } },
    },
    ...limits,
  },
});

const services = createRoute({
  method: "post",
  path: wirePaths.services,
  tags: ["Wire services"],
  operationId: "callService",
  summary:
    "Call a service: LayThuTuc, LayDanhSachTTHC, LayDanhMucCoQuan; DongBoHoSoMC, CapNhatTienDoHoSoMC, TraCuuHoSo",
  "x-vi": {
    summary:
      "Gọi một dịch vụ: LayThuTuc, LayDanhSachTTHC, LayDanhMucCoQuan; DongBoHoSoMC, CapNhatTienDoHoSoMC, TraCuuHoSo",
  },
  request: {
    body: {
      content: {
        "application/json": {
          schema: z.object({
            session: z.string(),
            madonvi: z.string().optional().openapi({ example: "000.00.00.H36" }),
            service: z.string().openapi({ example: "LayThuTuc" }),
            isUpdating: z.string().optional().openapi({ example: "False" }),
            maTTHC: z.string().optional().openapi({ example: "1.001193" }),
            data: z.array(z.looseObject({})).optional(),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: "The rows, or why not",
      content: {
        "application/json": {
          schema: reply.extend({ data: z.array(z.looseObject({})), result: z.array(z.looseObject({})).optional() }),
        },
      },
    },
    ...limits,
  },
});

/** Adds the interface to /api/openapi.json. */
export function describeWireInterface(app: App): void {
  for (const route of [login, services]) app.openAPIRegistry.registerPath(route);
}
