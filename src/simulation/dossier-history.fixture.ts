import {
  agencies,
  findScenario,
  findUnit,
  procedureFlows,
  procedures,
  type Scenario,
  templateFlows,
} from "../../data/index.ts";
import {
  type PastDossier,
  type Replayed,
  type ReplaySurroundings,
  replayDossier,
} from "../authority/dossiers/index.ts";
import { createWorkingTime, publicDays, usualHours } from "../engines/deadline/index.ts";
import { compileFlow, type Plan } from "../engines/flow/index.ts";
import { type DossierHistory, dossierHistory } from "./dossier-history.ts";
import { offersOf } from "./dossier-offers.ts";
import { createStaff } from "./dossier-people.ts";
import { historyEnd } from "./exchange-history.ts";
import { pastCatalogue } from "./past-catalogue.ts";

/** The working time of the nation, without days of its own. */
export const usualTime = createWorkingTime({ hours: usualHours, ...publicDays(2018, 2022) });

/** The flows that a province has, compiled: those of some procedures, and the general ones. */
export async function compiledFlows(): Promise<ReadonlyMap<string, Plan>> {
  const own = procedureFlows().map(({ code, xml }) => [code, xml] as const);
  const general = templateFlows().map(({ key, xml }) => [key, xml] as const);
  const compiled = [...own, ...general].map(async ([name, xml]) => [name, (await compileFlow(xml)).plan] as const);
  return new Map((await Promise.all(compiled)).flatMap(([name, plan]) => (plan ? [[name, plan]] : [])));
}

/** The history of a province without a database, by the nation's calendar. */
export function historyOf(
  province: string,
  flows: ReadonlyMap<string, Plan>,
  options: Partial<Pick<DossierHistory, "seed" | "scale" | "open">>,
): {
  readonly scenario: Scenario;
  readonly dossiers: Iterable<PastDossier>;
  readonly around: (past: PastDossier) => ReplaySurroundings;
} {
  const scenario = findScenario(province);
  if (!scenario) throw new RangeError(`${province} has no scenario`);
  const own = agencies().filter(({ code }) => code === province || code.startsWith(`${province}.`));
  const flowFor = (code: string, limit: string) => {
    const name = flows.has(code) ? code : limit.startsWith("same day") ? "one-officer" : "one-stop";
    const plan = flows.get(name);
    if (!plan) throw new RangeError(`No flow ${name}`);
    return { flow: name, plan };
  };
  const { procedures: rows } = pastCatalogue(scenario, procedures(), agencies(), "tay-nguyen");
  const staff = createStaff(own);
  const dossiers = dossierHistory({
    ...{ scenario, agencies: own, seed: "test", scale: 0.005, open: 60, until: historyEnd },
    ...options,
    offers: offersOf(rows, procedures(), flowFor),
    timeOf: () => usualTime,
    unitCode: own[0]?.unitCode ?? "68",
    places: own.flatMap(({ level, unitCode }) => (level === "commune" ? [findUnit(unitCode ?? "")?.name ?? ""] : [])),
    offeredId: () => null,
  });
  const isOwn = (code: string): boolean => code === province || code.startsWith(`${province}.`);
  const around = ({ received }: PastDossier): ReplaySurroundings => {
    const plan = flows.get(received.flow);
    if (!plan) throw new RangeError(`No flow ${received.flow}`);
    return { plan, timeOf: () => usualTime, calendarVersion: 1, isOwn, staff };
  };
  return { scenario, dossiers, around };
}

/** The same, each dossier worked out. */
export function* replayedOf(...given: Parameters<typeof historyOf>): Generator<Replayed> {
  const { dossiers, around } = historyOf(...given);
  for (const past of dossiers) yield replayDossier(past, around(past));
}
