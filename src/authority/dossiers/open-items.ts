import type { OpenItemSource } from "../calendar/index.ts";
import { countingOf } from "./due.ts";
import { readOpenForCalendar } from "./store/dossiers.ts";

/** Dossiers that are not resolved yet: a change of the calendar moves their due times. */
export const dossierOpenItems: OpenItemSource = {
  name: { vi: "Hồ sơ đang giải quyết", en: "Dossiers in progress" },
  read: async (db) =>
    (await readOpenForCalendar(db)).map((dossier) => ({
      id: dossier.id,
      label: `${dossier.code}: ${dossier.procedureName}`,
      href: `/dossiers/${dossier.code}`,
      agency: dossier.agencyCode,
      counting: countingOf(dossier),
    })),
};
