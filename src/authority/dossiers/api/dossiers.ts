import { type App, createRoute, apiSchema as z } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import { outcomesOf } from "../../procedures/index.ts";
import { completeStep } from "../actions/complete-step.ts";
import { mayDo } from "../policy.ts";
import { type DossierFacts, findVisible, flowOfWork, readDossier } from "../read-dossier.ts";
import { createCaller } from "./caller.ts";

const instant = z.iso.datetime();
const code = z.string().min(1).max(60).openapi({ example: "H36.50-201123-0001" });

const stepSchema = z.object({
  token: z.int().openapi({ description: "Names the step in calls" }),
  name: z.string(),
  agency: z.string(),
  role: z.enum(["receptionist", "specialist", "leader", "clerk"]),
  place: z.enum(["here", "elsewhere", "waiting"]).openapi({ description: "waiting: for the applicant" }),
  openedAt: instant,
  dueAt: instant.nullable(),
  closedAt: instant.nullable(),
  outcome: z.string(),
  outcomes: z
    .array(z.object({ code: z.string(), label: z.string() }))
    .openapi({ description: "How an open step can turn out; empty where the drawing asks nothing" }),
  mine: z.boolean().openapi({ description: "The account may do it now" }),
});

const dossierSchema = z.object({
  id: z.uuid(),
  code: z.string(),
  procedure: z.object({ code: z.string(), name: z.string() }),
  applicant: z.object({ name: z.string(), number: z.string() }),
  state: z.int().min(1).max(10).openapi({ description: "TrangThaiHoSo" }),
  outcome: z.string().nullable(),
  resolvedBy: z.string(),
  receivedAt: instant,
  dueAt: instant.nullable(),
  endedAt: instant.nullable(),
  revision: z.int(),
  steps: z.array(stepSchema),
});

const json = "application/json";
const said = {
  401: { description: "The account or its password is wrong" },
  404: { description: "There is no such dossier, or the account may not see it" },
} as const;

const one = createRoute({
  method: "get",
  path: "/api/dossiers/{code}",
  tags: ["Dossiers"],
  operationId: "getDossier",
  summary: "A dossier with its steps, for an account that may see it",
  "x-vi": { summary: "Một hồ sơ và các bước của nó, cho tài khoản được xem" },
  security: [{ accountBasic: [] }],
  request: { params: z.object({ code }) },
  responses: { 200: { description: "The dossier", content: { [json]: { schema: dossierSchema } } }, ...said },
});

const reason = z.object({
  component: z.string().max(100).default("").openapi({ description: "Code of the paper; empty for something else" }),
  reason: z.string().min(1).max(2000),
  legal: z.string().max(500).default(""),
});

const done = z.object({
  outcome: z.string().max(200).default("").openapi({ description: "One of those drawn; empty where none is asked" }),
  note: z.string().max(20_000).optional(),
  revision: z
    .int()
    .optional()
    .openapi({ description: "Of the dossier that was looked at: when it has moved on, nothing is done" }),
  vars: z.record(z.string(), z.unknown()).optional().openapi({ description: "Values that the drawing decides by" }),
  reasons: z.array(reason).max(100).optional().openapi({ description: "For an outcome that asks for papers" }),
  refusal: z
    .object({ reason: z.string().max(5000), legal: z.string().max(1000) })
    .optional()
    .openapi({ description: "For an outcome that refuses" }),
});

const after = z.object({ code: z.string(), state: z.int(), dueAt: instant.nullable(), revision: z.int() });

const complete = createRoute({
  method: "post",
  path: "/api/dossiers/{code}/steps/{token}",
  tags: ["Dossiers"],
  operationId: "completeStep",
  summary: "Do a step of a dossier",
  description: "As an officer does it on the page: task, history, audit, sync and due times in one transaction.",
  "x-vi": {
    summary: "Hoàn thành một bước của hồ sơ",
    description: "Như cán bộ làm trên trang: việc, lịch sử, nhật ký, đồng bộ và thời hạn trong một giao dịch.",
  },
  security: [{ accountBasic: [] }],
  request: {
    params: z.object({ code, token: z.coerce.number().int() }),
    body: { required: true, content: { [json]: { schema: done } } },
  },
  responses: {
    200: { description: "The dossier as it stands then", content: { [json]: { schema: after } } },
    ...said,
    403: { description: "The step is not for a post of this account" },
    409: { description: "The step is done, held by somebody else, or the dossier has moved on" },
    422: { description: "The outcome is none of those drawn, or reasons are missing" },
  },
});

/** The machine interface of handling: what existing one-stop software reads of a dossier, and how it does a step. */
export function addDossierApi(app: App, node: Node): void {
  const caller = createCaller(node);
  app.openapi(one, async (c) => {
    const by = await caller(c);
    const facts = await readDossier(node, by, c.req.valid("param").code);
    const now = node.clock.now();
    return c.json(
      write(facts, (work) => mayDo(by, work, now)),
      200,
    );
  });
  app.openapi(complete, async (c) => {
    const by = await caller(c);
    const { code, token } = c.req.valid("param");
    const { dossier } = await findVisible(node, by, code);
    const { note, revision, vars, reasons, refusal, outcome } = c.req.valid("json");
    const now = await completeStep(node, by, {
      ...{ dossierId: dossier.id, token, outcome },
      ...(note === undefined ? {} : { note: note.normalize("NFC") }),
      ...(revision === undefined ? {} : { revision }),
      ...(vars === undefined ? {} : { vars }),
      ...(reasons === undefined ? {} : { reasons }),
      ...(refusal === undefined ? {} : { refusal }),
    });
    const { state, dueAt } = now;
    return c.json({ code: now.code, state, dueAt: dueAt?.toISOString() ?? null, revision: now.revision }, 200);
  });
}

function write(
  facts: DossierFacts,
  isMine: (work: DossierFacts["work"][number]) => boolean,
): z.output<typeof dossierSchema> {
  const { dossier, work } = facts;
  const { id, procedureCode, procedureName, applicant, state, outcome, agencyCode, revision } = dossier;
  return {
    ...{ id, code: dossier.code, state, outcome, resolvedBy: agencyCode, revision },
    procedure: { code: procedureCode, name: procedureName },
    applicant: { name: applicant.name, number: applicant.number },
    receivedAt: dossier.receivedAt.toISOString(),
    dueAt: dossier.dueAt?.toISOString() ?? null,
    endedAt: dossier.endedAt?.toISOString() ?? null,
    steps: work.map((one) => {
      const instance = flowOfWork(facts, one);
      const node = one.closedAt === null ? instance?.plan.nodes[one.node] : undefined;
      return {
        ...{ token: one.token, name: one.name, agency: one.agencyCode, role: one.role, place: one.place },
        openedAt: one.openedAt.toISOString(),
        dueAt: one.dueAt?.toISOString() ?? null,
        closedAt: one.closedAt?.toISOString() ?? null,
        outcome: one.outcome,
        outcomes: instance && node ? outcomesOf(instance.plan, node).map(({ code, label }) => ({ code, label })) : [],
        mine: isMine(one),
      };
    }),
  };
}
