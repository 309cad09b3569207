import { explainDue, LimitError } from "../../../../engines/deadline/index.ts";
import type { Principal } from "../../../../platform/auth/index.ts";
import { missing } from "../../../../platform/errors/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { dossierStates } from "../../../../protocol/dossiers/index.ts";
import { agencyOf } from "../../../office/index.ts";
import { findSigners } from "../../../organisation/index.ts";
import { countingOf } from "../../due.ts";
import { isOwnAgency } from "../../handling.ts";
import { printApology } from "../../papers/apology.ts";
import { printControlSlip } from "../../papers/control-slip.ts";
import { printHandOver } from "../../papers/hand-over.ts";
import type { PaperAgency, PaperSigner } from "../../papers/people.ts";
import type { PaperSize } from "../../papers/press.ts";
import { printReceipt } from "../../papers/receipt.ts";
import { printRefusal } from "../../papers/refusal.ts";
import { printSupplement } from "../../papers/supplement.ts";
import type { DossierFacts } from "../../read-dossier.ts";
import type { DossierEvent, Work } from "../../record.ts";
import { outcomeLabel } from "../dossier/event-words.ts";

/** A paper that somebody who may see the dossier asks for. */
export type PaperRequest = {
  readonly node: Node;
  readonly by: Principal;
  readonly facts: DossierFacts;
  readonly size: PaperSize;
  /** The receipt once more for the counter. */
  readonly withOfficeCopy: boolean;
};

/** Prints a paper by its name in the address. Throws `dossier.no-such-paper` for one that the dossier does not have. */
export async function paperOf(name: string, request: PaperRequest): Promise<Uint8Array> {
  const [, kind = name, number] = /^(supplement)-(\d{1,3})$/.exec(name) ?? [];
  const make = makers[kind];
  if (!make) throw noSuchPaper();
  return make(request, number === undefined ? undefined : Number(number));
}

type Maker = (request: PaperRequest, number: number | undefined) => Promise<Uint8Array>;

const makers: Readonly<Record<string, Maker>> = {
  receipt,
  refusal,
  supplement,
  apology,
  "control-slip": controlSlip,
  "hand-over": handOver,
};

function noSuchPaper() {
  return missing("dossier.no-such-paper", {
    vi: "Hồ sơ này không có giấy đó. Hãy mở hồ sơ để xem các giấy hiện có.",
    en: "The dossier has no such paper. Open it to see those it has.",
  });
}

/** As it was given at the counter: waits that came later are not in it. */
async function receipt({ node, facts, size, withOfficeCopy }: PaperRequest): Promise<Uint8Array> {
  const { dossier } = facts;
  if (dossier.state === dossierStates.notReceived) throw noSuchPaper();
  const time = facts.timeOf(dossier.agencyCode);
  try {
    const due = explainDue(time, countingOf({ ...dossier, pauses: [] }));
    const [receiver, resolver] = await Promise.all([
      paperAgency(node, facts, dossier.receivedAgency),
      paperAgency(node, facts, dossier.agencyCode),
    ]);
    const { baseUrl } = node.config;
    const copies = withOfficeCopy ? (["applicant", "office"] as const) : undefined;
    const receivedBy = dossier.createdByName;
    return await printReceipt({
      dossier,
      due,
      time,
      receiver,
      resolver,
      receivedBy,
      baseUrl,
      size,
      ...(copies ? { copies } : {}),
    });
  } catch (error) {
    if (error instanceof LimitError) throw noSuchPaper();
    throw error;
  }
}

async function refusal({ node, facts, size }: PaperRequest): Promise<Uint8Array> {
  const { dossier } = facts;
  const event = facts.events.findLast(({ kind }) => kind === "not-accepted" || kind === "refused");
  if (!event) throw noSuchPaper();
  const of = event.kind === "refused" ? "resolution" : "reception";
  const code = of === "reception" ? dossier.receivedAgency : dossier.agencyCode;
  const signer = of === "reception" ? { capacity: [], name: event.actorName } : await headOf(node, code, event.at);
  const agency = await paperAgency(node, facts, code);
  return printRefusal({ dossier, of, reasons: [groundOf(event)], refusedAt: event.at, agency, signer, size });
}

function groundOf({ detail }: DossierEvent): { readonly reason: string; readonly legal: string } {
  const said = detail.refusal;
  const text = (name: string): string => {
    const value: unknown = said !== null && typeof said === "object" ? Reflect.get(said, name) : undefined;
    return typeof value === "string" ? value : "";
  };
  return { reason: text("reason"), legal: text("legal") };
}

async function supplement({ node, facts, size }: PaperRequest, number: number | undefined): Promise<Uint8Array> {
  const { dossier, supplements } = facts;
  const asked = number === undefined ? supplements.at(-1) : supplements.find((one) => one.number === number);
  if (!asked) throw noSuchPaper();
  const names = new Map(dossier.components.map(({ code, name }) => [code, name]));
  return printSupplement({
    dossier,
    number: asked.number,
    reasons: asked.reasons.map(({ component, reason, legal }) => ({
      what: names.get(component) ?? (component === "" ? "Hồ sơ" : component),
      reason,
      legal,
    })),
    note: asked.note,
    askedAt: asked.askedAt,
    askedBy: asked.askedByName,
    stopsClock: asked.number < 2,
    answerBy: null,
    receiver: await paperAgency(node, facts, dossier.receivedAgency),
    baseUrl: node.config.baseUrl,
    size,
  });
}

async function apology({ node, facts, size }: PaperRequest): Promise<Uint8Array> {
  const { dossier } = facts;
  const promised = dossier.printedDueAt ?? dossier.dueAt;
  if (dossier.apologyAt === null || dossier.reappointedTo === null || promised === null) throw noSuchPaper();
  const agency = await paperAgency(node, facts, dossier.agencyCode);
  return printApology({
    dossier,
    promised,
    newDue: dossier.reappointedTo,
    cause: causeOf(facts) ?? { step: "Giải quyết hồ sơ", agency: agency.name },
    sentAt: dossier.apologyAt,
    agency,
    receiver: await paperAgency(node, facts, dossier.receivedAgency),
    signer: await headOf(node, dossier.agencyCode, dossier.apologyAt),
    baseUrl: node.config.baseUrl,
    size,
  });
}

async function controlSlip({ node, by, facts }: PaperRequest): Promise<Uint8Array> {
  const { dossier, due } = facts;
  if (!due) throw noSuchPaper();
  return printControlSlip({
    dossier,
    due,
    steps: facts.work.map((work) => ({
      work,
      agency: facts.agencies.get(work.agencyCode) ?? work.agencyCode,
      outcome: work.outcome === "" ? "" : outcomeInWords(facts, work),
      time: facts.timeOf(work.agencyCode),
    })),
    agency: await paperAgency(node, facts, dossier.agencyCode),
    late: causeOf(facts) ?? null,
    printedAt: facts.now,
    printedBy: by.name,
  });
}

/** Outcomes that no drawing names. */
const ownOutcomes: Readonly<Record<string, string>> = {
  returned: "Đã trả kết quả",
  sign: "Ký",
  supplement: "Yêu cầu bổ sung",
};

function outcomeInWords({ instance }: DossierFacts, { name, outcome }: Work): string {
  const label = outcomeLabel(instance?.plan, name, outcome);
  return label === outcome ? (ownOutcomes[outcome] ?? "") : label;
}

const ways: Readonly<Record<string, string>> = {
  counter: "Trực tiếp tại bộ phận một cửa",
  post: "Qua bưu chính công ích",
  online: "Bản điện tử",
};

async function handOver({ node, facts, size }: PaperRequest): Promise<Uint8Array> {
  const { dossier, result, offer } = facts;
  const event = facts.events.findLast(({ kind }) => kind === "returned");
  if (!event) throw noSuchPaper();
  const said = (name: string): string => {
    const value = event.detail[name];
    return typeof value === "string" ? value : "";
  };
  const number = said("receiverNumber");
  const isApplicant = number === "" || number === dossier.applicant.number;
  return printHandOver({
    dossier,
    items: [
      {
        name: result?.content.title ?? offer?.results[0]?.name ?? "Kết quả giải quyết thủ tục hành chính",
        number: result?.numberText ?? "",
        signedAt: result?.signedAt ?? null,
        copies: 1,
      },
    ],
    taker: {
      name: said("receiver"),
      number: number || dossier.applicant.number,
      standing: isApplicant ? "Người nộp hồ sơ" : "Người được ủy quyền",
    },
    way: ways[said("by")] ?? "",
    returnedAt: event.at,
    givenBy: event.actorName,
    receiver: await paperAgency(node, facts, dossier.receivedAgency),
    size,
  });
}

function causeOf({ dossier, agencies }: DossierFacts): { readonly step: string; readonly agency: string } | undefined {
  const { lateBy, lateStep } = dossier;
  if (lateBy === null) return undefined;
  return { step: lateStep ?? "Giải quyết hồ sơ", agency: agencies.get(lateBy) ?? lateBy };
}

/** An agency for a letterhead; one of another node by the name that is known here. */
async function paperAgency(node: Node, { agencies }: DossierFacts, code: string): Promise<PaperAgency> {
  if (isOwnAgency(node, code)) return agencyOf(node, node.db, code);
  return { name: agencies.get(code) ?? code, place: "" };
}

/** Whoever led the agency then, as signature blocks name them. */
async function headOf(node: Node, agencyCode: string, at: Date): Promise<PaperSigner> {
  const [head] = await findSigners(node.db, agencyCode, at);
  if (!head) return { capacity: ["Thủ trưởng cơ quan"], name: "" };
  return { capacity: [head.signingAuthority, ...head.signingTitle].filter((line) => line !== ""), name: head.name };
}
