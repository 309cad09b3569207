import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder for a country that is thrown away; readable so that the database server's own user reaches it when root starts it. */
export function temporaryFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `lienthong-${purpose}-`));
  chmodSync(folder, 0o755);
  return folder;
}
