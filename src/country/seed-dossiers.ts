import { agencies, findScenario, findUnit, procedures, scenarios } from "../../data/index.ts";
import { importDossiers, readPractice } from "../authority/dossiers/index.ts";
import { readOfferedIds } from "../authority/procedures/index.ts";
import { importReported, makeRoomForReported } from "../national/dossiers/index.ts";
import type { Node } from "../platform/node.ts";
import { createStaff, dossierHistory, historyEnd, offersOf, pastCatalogue } from "../simulation/index.ts";
import { dossierShare, type HistoryScale, openDossiers } from "./history-scale.ts";

const seed = "tay-nguyen";

/** Prepares the national node for the histories of several provinces at once. */
export function makeRoomForDossiers(national: Node): Promise<void> {
  const months = scenarios().flatMap(({ months }) => months.map(({ month }) => new Date(`${month}-15T00:00:00Z`)));
  return makeRoomForReported(national, months);
}

/**
 * Brings in a province's two years of dossiers and, at the national node, what the portal was told of them, unless there are dossiers.
 * @returns how many
 */
export async function seedDossiers(national: Node, node: Node, scale: HistoryScale): Promise<number> {
  const province = node.config.code;
  const scenario = findScenario(province);
  if (!scenario) return 0;
  const own = agencies().filter(({ code }) => code === province || code.startsWith(`${province}.`));
  const practice = await readPractice(node);
  const offeredIds = await readOfferedIds(node.db);
  const { procedures: rows } = pastCatalogue(scenario, procedures(), agencies(), seed);
  const dossiers = dossierHistory({
    ...{ scenario, seed, agencies: own, timeOf: practice.timeOf, until: historyEnd },
    ...{ scale: dossierShare(scale), open: openDossiers },
    offers: offersOf(rows, procedures(), practice.flowFor),
    unitCode: own.find(({ code }) => code === province)?.unitCode ?? "",
    places: own.flatMap(({ level, unitCode }) => (level === "commune" && unitCode ? placeOf(unitCode) : [])),
    offeredId: (code) => offeredIds.get(code) ?? null,
  });
  const staff = createStaff(own);
  return importReported(national, province, (reported) =>
    importDossiers(node, { dossiers, practice, staff, until: historyEnd, reported }),
  );
}

function placeOf(unitCode: string): readonly string[] {
  const commune = findUnit(unitCode);
  const district = commune?.parent ? findUnit(commune.parent) : undefined;
  const names = [commune?.fullName, district?.fullName].filter((name) => name !== undefined);
  return commune ? [names.map((name) => name.slice(0, 1).toLocaleLowerCase("vi") + name.slice(1)).join(", ")] : [];
}
