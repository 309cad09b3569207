import { z } from "zod";
import { lazily } from "./read-data.ts";

/**
 * Where a figure comes from: "reported" by the Task Force in November 2020; "implied" by what the report says of other provinces;
 * "invented" for this project, because the report gives a word ("low") or nothing.
 */
const originSchema = z.enum(["reported", "implied", "invented"]);

function figure<T extends z.ZodType>(value: T) {
  return z.object({ value, origin: originSchema, note: z.string().optional() });
}

const share = z.number().min(0).max(1);
const level = z.enum(["province", "department", "district", "commune"]);
const pace = z.enum(["good", "slow"]);

const scenarioSchema = z.object({
  /** Level 1 code, e.g. "H36". */
  province: z.string(),
  name: z.string(),
  source: z.string(),
  exchange: z.object({
    regulationIssued: figure(z.boolean()),
    connectedToAxis: figure(z.boolean()),
    /** The levels of administration that send and receive over the axis. */
    levels: figure(z.array(level)),
    /** Documents exchanged, this year against the same period of last year. */
    growth: figure(z.number().positive()),
    /** Share of each level in what the province sends; sums to 1. */
    senderShares: figure(z.record(level, share)),
    /** Share of documents registered the day they arrive. */
    sameDayRegistration: figure(share),
  }),
  office: z.object({
    software: figure(z.boolean()),
    /** Share of work files handled electronically, by level. */
    electronicWorkFiles: figure(z.object({ province: share, district: share, commune: share })),
    leadersSign: figure(z.boolean()),
  }),
  portal: z.object({
    connected: figure(z.boolean()),
    dossiersSynced: figure(z.enum(["many", "few"])),
    wrongDossierCodes: figure(z.boolean()),
    /** Đồng paid through the national payment platform; null while the province is not integrated. */
    paid: figure(z.int().nullable()),
    payment: figure(z.enum(["in use", "technical only", "integrated", "not integrated"])),
    onlineServices: figure(pace),
    overduePetitions: figure(z.int()),
    decree45Plan: figure(z.boolean()),
  }),
  procedures: z.object({
    onTime: figure(share),
    catalogueStandardised: figure(z.boolean()),
    publishedInTime: figure(z.boolean()),
  }),
  reporting: z.object({
    ownSystem: figure(z.boolean()),
    connected: figure(z.boolean()),
    indicatorsFilled: figure(z.int()),
  }),
  commandCentre: figure(z.enum(["none", "pilot", "in operation", "one city"])),
  dossiers: z.object({
    /** Share of each level in what the province receives; sums to 1. */
    levelShares: figure(z.object({ province: share, district: share, commune: share })),
    /** Share of those resolved in time that end before the day they are due. */
    early: figure(share),
    notReceived: figure(share),
    refused: figure(share),
    withdrawn: figure(share),
    /** Share for which papers are asked for once more; and, of all, for which they are asked for twice. */
    supplemented: figure(share),
    supplementedTwice: figure(share),
    /** Share of the national portal's record: dossiers that arrived there at all. */
    reported: figure(share),
    /** Of those that arrived, share whose later states did not. */
    stale: figure(share),
    /** Share whose own code was written wrongly; wrong codes of procedures come on top, from the catalogue. */
    misCoded: figure(share),
  }),
  /**
   * By month: documents sent and received over the axis, and dossiers received at the one-stop shops; all invented, the documents obeying
   * `growth`. The last month ends on 15 November 2020.
   */
  months: z.array(
    z.object({ month: z.string().regex(/^20(19|20)-\d{2}$/), sent: z.int(), received: z.int(), dossiers: z.int() }),
  ),
});

/** What is known, implied or invented of one province for the demo country's two years. */
export type Scenario = z.infer<typeof scenarioSchema>;

/** The five provinces' scenarios. */
export const scenarios = lazily(
  scenarioSchema,
  "scenario/lam-dong.json",
  "scenario/kon-tum.json",
  "scenario/dak-lak.json",
  "scenario/dak-nong.json",
  "scenario/gia-lai.json",
);

/** The scenario of the province with this level 1 code, undefined when there is none. */
export function findScenario(province: string): Scenario | undefined {
  return scenarios().find((scenario) => scenario.province === province);
}
