import { readFileSync } from "node:fs";
import { certificatesOfPem } from "./engines/signing/index.ts";
import { axisSystem } from "./national/axis/system.ts";
import { trustAuthorities } from "./national/directory/index.ts";
import { directorySystem } from "./national/directory/system.ts";
import type { Node } from "./platform/node.ts";
import type { System } from "./platform/system.ts";

/** The national systems of a node. The authorities that its configuration trusts are trusted by the whole directory. */
export async function nationalSystems(node: Node): Promise<readonly System[]> {
  await trustAuthorities(
    node,
    node.config.trustFiles.flatMap((path) => certificatesOfPem(readFileSync(path, "utf8"))),
  );
  return [axisSystem(node), directorySystem(node)];
}
