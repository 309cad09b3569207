import { createHash } from "node:crypto";
import { parseProcedureCode } from "../../../engines/codes/index.ts";
import { type App, type AppContext, createRoute, apiSchema as z } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import { lifeEvents, procedureLevels, procedureSchema } from "../../../protocol/procedures/index.ts";
import type { CatalogueReader } from "../catalogue.ts";
import { procedureErrors } from "../errors.ts";
import type { ProcedureSummary } from "../procedure-summary.ts";
import { nearCodes, type ProcedureSearch, searchProcedures } from "../search/search-procedures.ts";
import { findRecord, readVersions } from "../store/versions.ts";

const pageSize = 50;

const sectorSchema = z.object({ code: z.string(), name: z.string(), nameEn: z.string() });

const summarySchema = z.object({
  code: z.string().openapi({ example: "1.001193" }),
  version: z.int(),
  name: z.string(),
  nameEn: z.string(),
  sector: sectorSchema,
  owner: z.string().openapi({ example: "G15", description: "Level 1 code of the ministry or province" }),
  levels: z.array(z.enum(procedureLevels)),
  online: z.int().nullable().openapi({ description: "Level of online service, 2 to 4; null: not online" }),
  lifeEvents: z.array(z.enum(lifeEvents)),
  status: z.enum(["in-force", "withdrawn"]),
  sample: z.boolean().openapi({ description: "Code and name were not seen in a public source" }),
  effectiveFrom: z.iso.date(),
});

const headers = {
  ETag: { description: "Changes with what is answered", schema: { type: "string" as const } },
};

const list = createRoute({
  method: "get",
  path: "/api/procedures",
  tags: ["Procedures"],
  operationId: "searchProcedures",
  summary: "Search the national catalogue of administrative procedures",
  "x-vi": { summary: "Tìm trong danh mục thủ tục hành chính quốc gia" },
  request: {
    query: z.object({
      q: z.string().max(200).optional().openapi({
        example: "dang ky khai sinh",
        description: "Words as people type them, or a code; accents and slips do not matter",
      }),
      level: z.enum(procedureLevels).optional(),
      sector: z
        .string()
        .max(300)
        .optional()
        .openapi({ description: "Code of a sector, or its name where it has none" }),
      owner: z.string().max(10).optional(),
      online: z.enum(["0", "2", "3", "4"]).optional(),
      event: z.enum(lifeEvents).optional(),
      status: z.enum(["in-force", "withdrawn", "any"]).default("in-force"),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
    }),
  },
  responses: {
    200: {
      description: "One page of procedures: the most fitting first, without words in the order of their names",
      headers,
      content: {
        "application/json": {
          schema: z.object({
            total: z.number(),
            page: z.number(),
            pageSize: z.number(),
            catalogueVersion: z.number(),
            procedures: z.array(summarySchema),
          }),
        },
      },
    },
    304: { description: "Not changed since the ETag given" },
  },
});

const one = createRoute({
  method: "get",
  path: "/api/procedures/{code}",
  tags: ["Procedures"],
  operationId: "getProcedure",
  summary: "One procedure with all its parts, by its code; an earlier version by its number",
  "x-vi": { summary: "Một thủ tục với mọi thành phần, theo mã; phiên bản trước theo số" },
  request: {
    params: z.object({ code: z.string().min(1).max(60) }),
    query: z.object({ version: z.coerce.number().int().min(1).max(100_000).optional() }),
  },
  responses: {
    200: {
      description: "The record, as authorities get it too",
      headers: { ...headers, "Last-Modified": { description: "When it was published", schema: { type: "string" } } },
      content: { "application/json": { schema: procedureSchema } },
    },
    304: { description: "Not changed since the ETag or the day given" },
    404: { description: "No such code or version; the problem names similar codes" },
  },
});

const sectors = createRoute({
  method: "get",
  path: "/api/sectors",
  tags: ["Procedures"],
  operationId: "listSectors",
  summary: "Sectors of procedures, with how many each has in force",
  "x-vi": { summary: "Lĩnh vực thủ tục, kèm số thủ tục đang áp dụng" },
  responses: {
    200: {
      description: "All sectors in the order of their names",
      headers,
      content: {
        "application/json": {
          schema: z.object({
            catalogueVersion: z.number(),
            sectors: z.array(sectorSchema.extend({ procedures: z.number() })),
          }),
        },
      },
    },
    304: { description: "Not changed since the ETag given" },
  },
});

const onlineLevels = { "0": 0, "2": 2, "3": 3, "4": 4 } as const;

/** Adds the public interface of the catalogue. Everything says by its ETag whether it changed. */
export function addProcedureApi(app: App, node: Node, read: CatalogueReader): void {
  app.openapi(list, async (c) => {
    const { q, online, page, ...rest } = c.req.valid("query");
    const { version, index } = await read(node.db);
    if (isKnown(c, tagOf(version, new URL(c.req.url).search))) return c.body(null, 304);
    const { level, sector, owner, event, status } = rest;
    const search: ProcedureSearch = {
      ...{ status, ...(q ? { text: q } : {}), ...(online ? { online: onlineLevels[online] } : {}) },
      ...(level ? { level } : {}),
      ...(sector ? { sector } : {}),
      ...(owner ? { owner } : {}),
      ...(event ? { event } : {}),
    };
    const found = searchProcedures(index, search, { offset: (page - 1) * pageSize, limit: pageSize });
    const procedures = found.procedures.map(write);
    return c.json({ total: found.total, page, pageSize, catalogueVersion: version, procedures }, 200);
  });
  app.openapi(one, async (c) => {
    const { code: typed } = c.req.valid("param");
    const { version } = c.req.valid("query");
    const code = parseProcedureCode(typed).normalised ?? typed;
    const [newest, ...older] = await readVersions(node.db, code);
    if (!newest) throw procedureErrors.missing(typed, nearCodes((await read(node.db)).index, typed));
    const entry = version === undefined ? newest : [newest, ...older].find((each) => each.version === version);
    const record = entry && (await findRecord(node.db, code, entry.version));
    if (!record) throw procedureErrors.versionMissing(code, version ?? newest.version);
    c.header("Last-Modified", entry.publishedAt.toUTCString());
    if (isKnown(c, tagOf(code, entry.version), entry.publishedAt)) return c.body(null, 304);
    return c.json(record, 200);
  });
  app.openapi(sectors, async (c) => {
    const { version, index } = await read(node.db);
    if (isKnown(c, tagOf(version, "sectors"))) return c.body(null, 304);
    return c.json({ catalogueVersion: version, sectors: sectorsOf(index.byName()) }, 200);
  });
}

function tagOf(...parts: readonly (string | number)[]): string {
  return `"${createHash("sha256").update(parts.join("\n")).digest("base64url").slice(0, 16)}"`;
}

/** Names the answer, and tells whether who asks has it already. */
function isKnown(c: AppContext, tag: string, changedAt?: Date): boolean {
  c.header("ETag", tag);
  c.header("Cache-Control", "public, no-cache");
  const given = c.req.header("if-none-match");
  // A weak tag comes back where a proxy compressed the answer.
  if (given !== undefined) return given.split(",").some((each) => each.trim().replace(/^W\//, "") === tag);
  const since = Date.parse(c.req.header("if-modified-since") ?? "");
  return changedAt !== undefined && Math.floor(changedAt.getTime() / 1000) * 1000 <= since;
}

function sectorsOf(procedures: readonly ProcedureSummary[]) {
  const inForce = procedures.filter(({ status }) => status === "in-force");
  const groups = Map.groupBy(inForce, ({ sector }) => `${sector.code}\n${sector.name}`);
  const collator = new Intl.Collator("vi");
  return [...groups.values()]
    .flatMap((group) => (group[0] ? [{ ...group[0].sector, procedures: group.length }] : []))
    .sort((a, b) => collator.compare(a.name, b.name));
}

function write(summary: ProcedureSummary) {
  const {
    catalogueVersion: _,
    keywords: __,
    plain: ___,
    publishedAt: ____,
    levels,
    lifeEvents: events,
    ...rest
  } = summary;
  return { ...rest, levels: [...levels], lifeEvents: [...events] };
}
