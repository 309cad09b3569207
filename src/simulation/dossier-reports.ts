import type { Scenario } from "../../data/index.ts";
import type { PastReport } from "../authority/dossiers/index.ts";
import { pick, type Random } from "./chance.ts";
import type { PastOffer } from "./dossier-offers.ts";

/** Ways in which software of 2020 wrote dossier codes wrongly: long years, zeros lost, other separators, the day written the other way round. */
const codeSlips: readonly ((agency: string, day: string, sequence: string) => string)[] = [
  (agency, day, sequence) => `${agency}-20${day}-${sequence}`,
  (agency, day, sequence) => `${agency}-${day}-${Number(sequence)}`,
  (agency, day, sequence) => `${agency}.${day}.${sequence}`,
  (agency, day, sequence) => `${agency}-${day.slice(4)}${day.slice(2, 4)}${day.slice(0, 2)}-${sequence}`,
  (agency, day, sequence) => `${agency}-${day}${sequence}`,
  (agency, day, sequence) => `${agency}-${day.replaceAll("0", "O")}-${sequence}`,
];

const minute = 60_000;

/** Of those that did not arrive, share that the sending software believed had. */
const lostShare = 0.2;

/**
 * Makes what became of dossiers on their way to the national portal, in the shares of the scenario: refused for a wrong code, never arrived,
 * arrived and not followed up, or right.
 */
export function createReports({ dossiers, portal }: Scenario, offers: readonly PastOffer[]) {
  const misCoded = dossiers.misCoded.value;
  const unlinked = shareOfUnlinked(offers);
  const reported = Math.min(1, dossiers.reported.value / Math.max(0.01, (1 - unlinked) * (1 - misCoded)));
  const isQuick = portal.dossiersSynced.value === "many";

  return (code: string, offer: Pick<PastOffer, "code" | "rightCode">, random: Random): PastReport => {
    // Software that sends few sends them in batches, days later.
    const lagMs = Math.round((isQuick ? 1 + random() ** 3 * 45 : 30 + random() ** 2 * 4 * 24 * 60) * minute);
    if (offer.code !== offer.rightCode)
      return {
        ...{ kind: "refused", reason: "procedure-code", lagMs, suggestion: offer.rightCode },
        written: { code, procedure: offer.code },
      };
    if (random() < misCoded)
      return {
        ...{ kind: "refused", reason: "dossier-code", lagMs, suggestion: code },
        written: { code: slipped(code, random), procedure: offer.code },
      };
    if (random() >= reported) return random() < lostShare ? { kind: "lost", lagMs } : { kind: "unsent" };
    return { kind: random() < dossiers.stale.value ? "stale" : "synced", lagMs };
  };
}

function slipped(code: string, random: Random): string {
  const [, agency = "", day = "", sequence = ""] = /^(.+)-(\d{6})-(\d{4})$/.exec(code) ?? [];
  const others = codeSlips.map((slip) => slip(agency, day, sequence)).filter((one) => one !== code);
  return pick(others, random);
}

/** Share of what comes for procedures whose code is not the nation's. */
function shareOfUnlinked(offers: readonly PastOffer[]): number {
  const sum = (list: readonly PastOffer[]): number =>
    list.reduce((total, { demand }) => total + [...demand.values()].reduce((all, count) => all + count, 0), 0);
  return sum(offers.filter(({ code, rightCode }) => code !== rightCode)) / Math.max(1, sum(offers));
}
