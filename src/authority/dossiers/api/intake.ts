import type { Principal } from "../../../platform/auth/index.ts";
import { newId } from "../../../platform/db/index.ts";
import { DomainError } from "../../../platform/errors/index.ts";
import { type App, createRoute, apiSchema as z } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay, type Text } from "../../../platform/text/index.ts";
import { findOfferId, type Offer, readOffer } from "../../procedures/index.ts";
import { acceptDossier, acceptDossierIn } from "../actions/accept-dossier.ts";
import { readPersonNumber } from "../applicants/person-number.ts";
import { dossierErrors } from "../errors.ts";
import type { NewDossier } from "../new-dossier.ts";
import type { ComponentFile, Dossier, DossierComponent } from "../record.ts";
import { lockApplicants } from "../store/applicant.ts";
import { withinSavepoint } from "../store/savepoint.ts";
import { createCaller } from "./caller.ts";
import { type HandedIn, handedIn, received } from "./intake-schemas.ts";

/** Most dossiers in one call. */
const mostAtOnce = 100;

/** Kinds of files that come with a dossier. */
const fileTypes = ["application/pdf", "image/jpeg", "image/png", "image/tiff"] as const;

const json = "application/json";
const said = {
  401: { description: "The account or its password is wrong" },
  403: { description: "The account is no one-stop officer of an agency" },
  409: {
    description:
      "The same person has this procedure open, and `duplicateSeen` was not said; or the id is another dossier's already",
  },
  422: { description: "What is missing or wrong, all at once, by field" },
} as const;

const one = createRoute({
  method: "post",
  path: "/api/dossiers",
  tags: ["Dossiers"],
  operationId: "receiveDossier",
  summary: "Receive a dossier at the counter of the account's agency",
  description: "The same id again gives the same dossier, so a call that was not answered is repeated safely.",
  "x-vi": {
    summary: "Tiếp nhận một hồ sơ tại quầy của cơ quan có tài khoản",
    description: "Gửi lại cùng id thì trả về đúng hồ sơ ấy, nên lời gọi không thấy trả lời cứ gửi lại.",
  },
  security: [{ accountBasic: [] }],
  request: { body: { required: true, content: { [json]: { schema: handedIn } } } },
  responses: { 201: { description: "The dossier", content: { [json]: { schema: received } } }, ...said },
});

const outcome = z.union([
  z.object({ index: z.int(), dossier: received }),
  z.object({
    index: z.int(),
    problem: z.object({
      code: z.string(),
      detail: z.string(),
      title: z.string(),
      errors: z.record(z.string(), z.object({ vi: z.string(), en: z.string() })),
    }),
  }),
]);

const many = createRoute({
  method: "post",
  path: "/api/dossiers/batch",
  tags: ["Dossiers"],
  operationId: "receiveDossiers",
  summary: `Receive up to ${mostAtOnce} dossiers in one transaction`,
  description: "Each is received or refused by itself; the answers come in the order of the call.",
  "x-vi": {
    summary: `Tiếp nhận tới ${mostAtOnce} hồ sơ trong một giao dịch`,
    description: "Từng hồ sơ được nhận hoặc từ chối riêng; trả lời theo thứ tự đã gửi.",
  },
  security: [{ accountBasic: [] }],
  request: {
    body: {
      required: true,
      content: { [json]: { schema: z.object({ dossiers: z.array(handedIn).min(1).max(mostAtOnce) }) } },
    },
  },
  responses: {
    200: {
      description: "What became of each",
      content: { [json]: { schema: z.object({ outcomes: z.array(outcome) }) } },
    },
    401: said[401],
    403: said[403],
  },
});

/** The machine interface of receiving: for software of counters that exist, and for post offices on mandate. */
export function addIntakeApi(app: App, node: Node): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "accountBasic", {
    type: "http",
    scheme: "basic",
    description: "Name and password of an account with a post at the agency",
  });
  const caller = createCaller(node);
  app.openapi(one, async (c) => {
    const by = await caller(c);
    const given = await newDossierOf(node, by, c.req.valid("json"));
    return c.json(write(await acceptDossier(node, by, given)), 201);
  });
  app.openapi(many, async (c) => {
    const by = await caller(c);
    const outcomes = await receiveMany(node, by, c.req.valid("json").dossiers);
    return c.json({ outcomes }, 200);
  });
}

type Outcome = z.output<typeof outcome>;

/** Files are kept before the transaction begins; a dossier that is refused is rolled back to before it began. */
async function receiveMany(node: Node, by: Principal, all: readonly HandedIn[]): Promise<Outcome[]> {
  const drawn: (NewDossier | DomainError)[] = [];
  const offers = new Map<string, Promise<Offer>>();
  for (const item of all) drawn.push(await orRefusal(newDossierOf(node, by, item, offers)));
  return node.db.transaction().execute(async (tx) => {
    const outcomes: Outcome[] = [];
    const applicants = drawn.flatMap((given) => (given instanceof DomainError ? [] : [given.applicant]));
    await lockApplicants(tx, applicants);
    for (const [index, given] of drawn.entries()) {
      const done =
        given instanceof DomainError
          ? given
          : await orRefusal(withinSavepoint(tx, () => acceptDossierIn(node, tx, by, given)));
      outcomes.push(
        done instanceof DomainError ? { index, problem: problemOf(done) } : { index, dossier: write(done) },
      );
    }
    return outcomes;
  });
}

/** What came out, or why it did not. Whoever may not receive at all is refused as a whole. */
async function orRefusal<T>(work: Promise<T>): Promise<T | DomainError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DomainError && error.kind !== "forbidden" && error.kind !== "unavailable") return error;
    throw error;
  }
}

function problemOf({ code, people, fields }: DomainError) {
  return { code, detail: people.vi, title: people.en, errors: { ...fields } };
}

async function getOffer(node: Node, code: string): Promise<Offer> {
  const id = await findOfferId(node.db, code);
  const offer = id === undefined ? undefined : await readOffer(node.db, id);
  if (!offer) throw unknownProcedure(code);
  return offer;
}

/** @param offers what was read already, by code: a hundred dossiers are of a few procedures */
async function newDossierOf(
  node: Node,
  by: Principal,
  item: HandedIn,
  offers = new Map<string, Promise<Offer>>(),
): Promise<NewDossier> {
  const reading = offers.get(item.procedure) ?? getOffer(node, item.procedure);
  offers.set(item.procedure, reading);
  const offer = await reading;
  const number = readPersonNumber(item.applicant.number, isoDay(node.clock.now()));
  return {
    id: item.id ?? newId(),
    offeredId: offer.id,
    level: item.level ?? offer.levels[0] ?? "commune",
    agencyCode: item.resolvedBy ?? by.agencyCode,
    receivedAgency: by.agencyCode,
    channel: item.channel,
    mandate: item.mandate.trim(),
    applicant: { ...item.applicant, number: number?.number ?? "", numberKind: number?.kind ?? "other" },
    subject: item.subject.trim(),
    form: item.form,
    components: await componentsOf(node, offer, item),
    duplicateSeen: item.duplicateSeen,
  };
}

async function componentsOf(node: Node, offer: Offer, { components }: HandedIn): Promise<DossierComponent[]> {
  requireKnown(offer, components);
  const given = new Map(components.map((one) => [one.code, one]));
  return Promise.all(
    offer.components.map(async ({ code, name, required, onlyWhen, originals, copies }) => {
      const item = given.get(code);
      return {
        code,
        name,
        required: required && onlyWhen === null,
        originals,
        copies,
        given: item !== undefined,
        files: await Promise.all((item?.files ?? []).map((file) => keep(node, file))),
        note: item?.note ?? "",
      };
    }),
  );
}

/** A paper that the procedure does not have, or one named twice, would be lost with its files: it is told instead. */
function requireKnown(offer: Offer, components: HandedIn["components"]): void {
  const known = new Set(offer.components.map(({ code }) => code));
  const codes = components.map(({ code }) => code);
  const wrong = codes.filter((code, at) => !known.has(code) || codes.indexOf(code) !== at);
  if (wrong.length === 0) return;
  const fields = Object.fromEntries(wrong.map((code) => [`component-${code}`, wrongComponent(code, known.has(code))]));
  const [people] = Object.values(fields);
  const problems = wrong.map((about) => ({ code: "component-unknown" as const, about }));
  throw dossierErrors.intake(problems, people ?? wrongComponent("", false), fields);
}

function wrongComponent(code: string, isTwice: boolean): Text {
  return isTwice
    ? {
        vi: `Giấy tờ ${code} gửi hai lần; gộp các tệp vào một mục.`,
        en: `Paper ${code} comes twice; put its files together.`,
      }
    : {
        vi: `Thủ tục không có giấy tờ mang mã ${code}. Xem mã ở danh mục thủ tục.`,
        en: `The procedure has no paper with the code ${code}. See the catalogue for its codes.`,
      };
}

async function keep(node: Node, file: { readonly name: string; readonly content: string }): Promise<ComponentFile> {
  const name = file.name.normalize("NFC");
  const rules = { maxBytes: node.config.maxUploadBytes, allow: fileTypes, name };
  const { sha256, bytes, mediaType } = await node.files.put(Buffer.from(file.content, "base64"), rules);
  return { sha256, name, bytes, mediaType, at: node.clock.now().toISOString() };
}

function unknownProcedure(code: string): DomainError {
  const people = {
    vi: `Danh mục không có thủ tục nào đang công khai mang mã ${code}.`,
    en: `No published procedure of the catalogue has the code ${code}.`,
  };
  return dossierErrors.intake([{ code: "procedure", about: code }], people, { procedure: people });
}

function write({ id, code, state, receivedAt, dueAt, fee, agencyCode }: Dossier) {
  return {
    id,
    code,
    state,
    receivedAt: receivedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    fee,
    resolvedBy: agencyCode,
  };
}
