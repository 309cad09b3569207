import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of facts shipped with the product. */
export const dataFolder = fileURLToPath(new URL("../../data/", import.meta.url));

/**
 * Writes a data file under data/: the head fields one a line, and each list of rows with one row a line, so that a change of one
 * row is one line in a diff.
 */
export async function writeJson(path: string, value: Readonly<Record<string, unknown>>): Promise<void> {
  const fields = Object.entries(value).map(
    ([key, field]) => `  ${JSON.stringify(key)}: ${Array.isArray(field) ? rows(field) : JSON.stringify(field)}`,
  );
  const file = dataFolder + path;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `{\n${fields.join(",\n")}\n}\n`);
}

function rows(list: readonly unknown[]): string {
  return list.length === 0 ? "[]" : `[\n${list.map((row) => `    ${JSON.stringify(row)}`).join(",\n")}\n  ]`;
}
