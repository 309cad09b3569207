import { parseProcedureCode } from "../../../engines/codes/index.ts";
import type { WorkingTime } from "../../../engines/deadline/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Answer, IncomingMessage } from "../../../platform/outbox/index.ts";
import { isoDay } from "../../../platform/text/index.ts";
import {
  type CatalogueMessage,
  catalogueMessageSchema,
  type OfferedProcedure,
} from "../../../protocol/procedures/index.ts";
import { nationalWorkingTime } from "../../calendar/index.ts";
import { readNodes } from "../../directory/index.ts";
import { procedureErrors } from "../errors.ts";
import { lawDaysOf } from "../law-days.ts";
import { offeredChanges } from "../metrics.ts";
import { type JudgedOffer, offeredVersion, readOffered, replaceOffered, saveOfferedVersion } from "../store/offered.ts";

/**
 * Takes the catalogues of authorities: each stands for the one before it, and what changed is kept by day, so that any day's state can be
 * shown. An older one than is known, or the same again, changes nothing. Refusals: `procedures.catalogue-unreadable`,
 * `procedures.catalogue-foreign`.
 */
export async function receiveCatalogues(
  tx: Tx,
  node: Node,
  messages: readonly IncomingMessage[],
): Promise<readonly Answer[]> {
  const serving = new Map((await readNodes(tx)).map(({ level1, nodeCode }) => [level1, nodeCode]));
  const answers: Answer[] = [];
  for (const message of messages) {
    const read = readCatalogue(message.body);
    if (typeof read === "string") answers.push(refusal(procedureErrors.catalogueUnreadable(read)));
    else if (serving.get(read.agency) !== message.source)
      answers.push(refusal(procedureErrors.catalogueForeign(message.source, read.agency)));
    else {
      await receiveOne(tx, node, read);
      answers.push({ outcome: "accepted" });
    }
  }
  return answers;
}

function refusal({
  code,
  people,
}: {
  readonly code: string;
  readonly people: { readonly vi: string; readonly en: string };
}): Answer {
  return { outcome: "refused", code, message: people };
}

/** The catalogue, or what is wrong with it. */
function readCatalogue(body: Uint8Array): CatalogueMessage | string {
  try {
    const parsed = catalogueMessageSchema.safeParse(JSON.parse(Buffer.from(body).toString("utf8")));
    if (parsed.success) return parsed.data;
    return parsed.error.issues
      .slice(0, 3)
      .map((issue) => `${issue.path.join(".")}: ${issue.message}`)
      .join("; ");
  } catch {
    return "JSON";
  }
}

async function receiveOne(tx: Tx, node: Node, catalogue: CatalogueMessage): Promise<void> {
  const { agency, version } = catalogue;
  if (version <= (await offeredVersion(tx, agency))) return;
  const now = node.clock.now();
  const day = isoDay(now);
  const time = await nationalWorkingTime(node.db, tx);
  const offers = catalogue.procedures.map((record) => judge(record, agency, time));
  const known = await readOffered(tx, agency);
  const changed = await replaceOffered(tx, { agency, day, known, offers });
  await saveOfferedVersion(tx, { agency, version, at: new Date(catalogue.at), receivedAt: now });
  await recordMetric(tx, offeredChanges(agency, day, changed));
  await node.live.publish(tx, ["procedures.offered"]);
}

/** Findings that say nothing about the content: what came late stands right all the same. */
const aboutDays: ReadonlySet<string> = new Set(["announced-late", "published-late"]);

function judge(record: OfferedProcedure, agency: string, time: WorkingTime): JudgedOffer {
  const found = new Set(record.findings);
  const isWrong = !parseProcedureCode(record.code).valid || found.has("mis-coded");
  const isUnknown = record.nationalVersion === null;
  const law = lateOf(record, agency, time);
  return {
    record,
    wrongCode: isWrong,
    notNational: isUnknown,
    standardised: !isWrong && !isUnknown && record.findings.every((finding) => aboutDays.has(finding)),
    announcedLate: law.announced || found.has("announced-late"),
    publishedLate: law.published || found.has("published-late"),
    unused: record.online !== null && record.online >= 3 && record.filedOnline === 0,
  };
}

/** What its days say; a day that is not there is nobody's delay. */
function lateOf(
  { decision, announcedOn, effectiveFrom, publishedOn }: OfferedProcedure,
  owner: string,
  time: WorkingTime,
): { readonly announced: boolean; readonly published: boolean } {
  const anyDay = effectiveFrom ?? publishedOn ?? announcedOn ?? decision?.date;
  if (!anyDay) return { announced: false, published: false };
  const law = lawDaysOf(time, {
    owner,
    decidedOn: decision?.date ?? anyDay,
    announcedOn: announcedOn ?? anyDay,
    effectiveFrom: effectiveFrom ?? anyDay,
    publishedOn: publishedOn ?? anyDay,
  });
  return {
    announced: announcedOn !== null && effectiveFrom !== null && law.isAnnouncedLate,
    published: decision !== null && publishedOn !== null && law.isPublishedLate,
  };
}
