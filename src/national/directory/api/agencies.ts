import { parseAgencyCode } from "../../../engines/codes/index.ts";
import { type App, createRoute, apiSchema as z } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { type Agency, agencyLevels } from "../agency.ts";
import { directoryErrors } from "../errors.ts";
import { routeTo, suggestAgencies } from "../resolve-recipient.ts";
import { searchAgencies } from "../store/agencies.ts";
import type { DirectoryReader, DirectoryView } from "../store/view.ts";

const pageSize = 50;

const agencySchema = z.object({
  code: z.string().openapi({ example: "H36.01", description: "Form of Quyết định 20/2020/QĐ-TTg" }),
  qcvn102: z.string().nullable().openapi({ example: "000.00.01.H36" }),
  name: z.string(),
  nameEn: z.string(),
  shortName: z.string(),
  level: z.enum(agencyLevels),
  parent: z.string().nullable(),
  province: z.string().nullable(),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  successor: z.string().nullable(),
  route: z.enum(["node", "mailbox", "none"]).openapi({ description: "How the axis reaches it; none: not connected" }),
});

const list = createRoute({
  method: "get",
  path: "/api/directory/agencies",
  tags: ["Directory"],
  operationId: "searchAgencies",
  summary: "Search the agencies of the axis",
  "x-vi": { summary: "Tìm cơ quan trong danh bạ của Trục" },
  request: {
    query: z.object({
      q: z
        .string()
        .max(200)
        .optional()
        .openapi({ description: "Words of the name, or part of a code in either form; accents do not matter" }),
      level: z.enum(agencyLevels).optional(),
      province: z.string().max(3).optional().openapi({ example: "H36" }),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
    }),
  },
  responses: {
    200: {
      description: "One page of agencies in the order of their codes",
      content: {
        "application/json": {
          schema: z.object({
            total: z.number(),
            page: z.number(),
            pageSize: z.number(),
            agencies: z.array(agencySchema),
          }),
        },
      },
    },
  },
});

const one = createRoute({
  method: "get",
  path: "/api/directory/agencies/{code}",
  tags: ["Directory"],
  operationId: "getAgency",
  summary: "One agency, by its code in either form",
  "x-vi": { summary: "Một cơ quan, theo mã ở một trong hai dạng" },
  request: { params: z.object({ code: z.string().min(1).max(60) }) },
  responses: {
    200: { description: "The agency", content: { "application/json": { schema: agencySchema } } },
    404: { description: "No such code; the problem names similar ones" },
  },
});

/** Adds the public interface of the directory. Codes are accepted in both forms. */
export function addAgencyApi(app: App, node: Node, read: DirectoryReader): void {
  app.openapi(list, async (c) => {
    const { q, level, province, page } = c.req.valid("query");
    const search = {
      on: isoDay(node.clock.now()),
      ...(q ? { text: searchText(q) } : {}),
      ...(level ? { level } : {}),
      ...(province ? { province } : {}),
    };
    const found = await searchAgencies(node.db, search, { offset: (page - 1) * pageSize, limit: pageSize });
    const view = await read(node.db);
    const agencies = found.agencies.map((agency) => write(view, agency));
    return c.json({ total: found.total, page, pageSize, agencies }, 200);
  });
  app.openapi(one, async (c) => {
    const { code } = c.req.valid("param");
    const view = await read(node.db);
    const canonical = parseAgencyCode(code).normalised ?? code;
    const agency = view.agencies.get(canonical);
    if (!agency) throw directoryErrors.agencyMissing(code, suggestAgencies(view, canonical));
    return c.json(write(view, agency), 200);
  });
}

/** What was typed may be a code in the older form: it is then searched in the form that the directory keeps. */
export function searchText(typed: string): string {
  const read = parseAgencyCode(typed);
  return read.valid && read.normalised && read.parts?.form === "qcvn102" ? read.normalised : typed;
}

function write(view: DirectoryView, agency: Agency) {
  const { code, qcvn102, name, nameEn, shortName, level, parent, province, validFrom, validUntil } = agency;
  const successor = view.successions.get(code)?.successorCode ?? null;
  const { route } = routeTo(view, code);
  return { code, qcvn102, name, nameEn, shortName, level, parent, province, validFrom, validUntil, successor, route };
}
