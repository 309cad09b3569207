import { z } from "zod";
import { DomainError } from "../errors/index.ts";
import { type Text, textIn } from "../text/index.ts";
import type { App, AppContext } from "./env.ts";

/** One operation of this node's machine interfaces, for a readable page. */
export type ApiOperation = {
  readonly method: string;
  readonly path: string;
  readonly summary: Text;
  readonly description?: Text;
  readonly tag: string;
};

/** What the hook of a route with schemas does when a request does not fit them. */
export function refuseUnfit(result: {
  readonly success: boolean;
  readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] };
}): void {
  if (result.success || !result.error) return;
  const fields = Object.fromEntries(
    result.error.issues.map(({ path, message }) => [path.map(String).join("."), { vi: message, en: message }]),
  );
  throw new DomainError(
    "http.request-invalid",
    "invalid",
    { vi: "Yêu cầu không đúng mô tả của giao diện.", en: "The request does not fit the interface's description." },
    { fields },
  );
}

/** `/api/openapi.json`: the description of every machine interface that systems added with `app.openapi`. */
export function addOpenApi(app: App): void {
  app.get("/api/openapi.json", (c) => c.json(document(app, c)));
}

/** The operations of this node's machine interfaces, in the order of their paths. */
export function apiOperations(app: App, c: AppContext): readonly ApiOperation[] {
  return Object.entries(document(app, c).paths ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, item]) =>
      Object.entries(item ?? {}).map(([method, operation]) => operationOf(method, path, operation)),
    );
}

function operationOf(method: string, path: string, operation: unknown): ApiOperation {
  const { summary = "", description = "", tags, "x-vi": vi } = described.parse(operation);
  const said = { vi: vi?.description ?? description, en: description };
  return {
    method: method.toUpperCase(),
    path,
    summary: { vi: vi?.summary ?? summary, en: summary },
    ...(description ? { description: said } : {}),
    tag: tags?.[0] ?? "",
  };
}

const words = { summary: z.string().optional(), description: z.string().optional() };

/** OpenAPI has words in one language; those of people who read Vietnamese stand beside them in `x-vi`. */
const described = z.looseObject({ ...words, tags: z.array(z.string()).optional(), "x-vi": z.object(words).optional() });

function document(app: App, c: AppContext) {
  const { config } = c.get("node");
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: `Liên Thông: ${textIn(config.name, "en")}`, version: "1" },
    servers: [{ url: config.baseUrl }],
  });
}
