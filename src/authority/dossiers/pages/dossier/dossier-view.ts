import type { Principal } from "../../../../platform/auth/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { type Locale, shortAgencyName, textIn } from "../../../../platform/text/index.ts";
import type { Lease } from "../../actions/lease.ts";
import { besideReason } from "../../beside-reason.ts";
import type { DossierFacts } from "../../read-dossier.ts";
import type { ComponentFile, DossierComponent, Work } from "../../record.ts";
import type { FormErrors, OpenDossier } from "./desk.ts";
import { isHeldByOther } from "./situation.ts";
import { dossierText, roleWords } from "./text.ts";

/** The paper shown beside the checklist, and which of its files. */
export type ShownPaper = {
  readonly component: DossierComponent;
  readonly at: number;
  readonly file: ComponentFile | undefined;
  /** Of a PDF. */
  readonly pages: number;
};

/** A form of a step that was refused: what was typed stays in it. */
export type TypedStep = {
  readonly token: number;
  readonly note: string;
  readonly vars: Readonly<Record<string, string>>;
  readonly outcome: string;
};

/** What was typed on a dossier that has moved on since. */
export type Overtaken = {
  /** Revision that the person looked at. */
  readonly seen: number;
  readonly typed: readonly { readonly term: string; readonly value: string }[];
};

/** What the page of a dossier shows. */
export type DossierView = OpenDossier & {
  readonly frame: Frame;
  readonly by: Principal;
  /** Leases run by the machine's clock. */
  readonly machineNow: Date;
  /** Own leases by token. */
  readonly leases: ReadonlyMap<number, Lease>;
  readonly shown: ShownPaper | undefined;
  readonly typed?: TypedStep | undefined;
  readonly typedNote?: string | undefined;
  readonly errors?: FormErrors | undefined;
  readonly overtaken?: Overtaken | undefined;
};

/** An agency as tables name it; its code where the node does not know it. */
export function agencyName({ agencies }: Pick<DossierFacts, "agencies">, code: string): string {
  return shortAgencyName(agencies.get(code) ?? code);
}

/** Who asks for an opinion on a dossier: the agency that resolves it, or another authority whose dossier it is. */
export function askerOf({ agencies, dossier }: Pick<DossierFacts, "agencies" | "dossier">): string {
  if (dossier.originNode === null) return agencyName({ agencies }, dossier.agencyCode);
  return typeof dossier.form.from === "string" ? dossier.form.from : dossier.originNode;
}

/** Who has a step: a person by name, or everyone of a post, and where. */
export function whoHas(facts: Pick<DossierFacts, "agencies" | "dossier">, work: Work, locale: Locale): string {
  const person = work.assigneeName || textIn(roleWords[work.role], locale);
  return work.agencyCode === facts.dossier.agencyCode ? person : `${person}, ${agencyName(facts, work.agencyCode)}`;
}

/** Who holds the dossier now, in words: whoever works on it, else whose turn it is. `me` is the account that looks. */
export function holdersOf(
  view: Pick<DossierView, "work" | "agencies" | "dossier" | "machineNow">,
  locale: Locale,
  me?: { readonly accountId: string | undefined; readonly tokens: ReadonlySet<number> },
): readonly string[] {
  const all = view.work.filter(({ closedAt }) => closedAt === null);
  const waits = all.filter((one) => besideReason(one) !== undefined);
  const open = waits.length > 0 ? waits : all;
  const names = open.map((one) => {
    if (one.place === "waiting") return one.name;
    if (me?.tokens.has(one.token)) return dossierText[locale].me;
    const isHeld = isHeldByOther(one, "", view.machineNow);
    if (isHeld && one.holder === me?.accountId) return dossierText[locale].me;
    return isHeld ? one.holderName : whoHas(view, one, locale);
  });
  return [...new Set(names)];
}

/** An instant of the machine's clock as people here read their clock: pages show the domain's time. */
export function shownUntil({ now, machineNow }: { readonly now: Date; readonly machineNow: Date }, until: Date): Date {
  return new Date(now.getTime() + until.getTime() - machineNow.getTime());
}
