import { readFileSync } from "node:fs";
import { certificatesOfPem } from "./engines/signing/index.ts";
import { axisSystem } from "./national/axis/system.ts";
import { calendarSystem } from "./national/calendar/system.ts";
import { receiveCrls, trustAuthorities } from "./national/directory/index.ts";
import { directorySystem } from "./national/directory/system.ts";
import { nationalDossiers } from "./national/dossiers/system.ts";
import { proceduresSystem } from "./national/procedures/system.ts";
import type { Node } from "./platform/node.ts";
import type { System } from "./platform/system.ts";
import { revocationSource } from "./revocation-source.ts";

/**
 * The national systems of a node. The authorities that its configuration trusts are trusted by the whole directory, and their
 * revocation lists count for it.
 */
export async function nationalSystems(node: Node): Promise<readonly System[]> {
  await trustAuthorities(
    node,
    node.config.trustFiles.flatMap((path) => certificatesOfPem(readFileSync(path, "utf8"))),
  );
  const revocationLists = revocationSource(node);
  await receiveCrls(node, revocationLists());
  const { system: dossiers, services } = nationalDossiers(node);
  return [
    axisSystem(node),
    directorySystem(node, { revocationLists }),
    calendarSystem(node),
    proceduresSystem(node, { services }),
    dossiers,
  ];
}
