import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { z } from "zod";

/** Reads a JSON file of this folder once, when first asked for, and checks its shape; throws when the file does not have it. */
export function lazily<T>(schema: z.ZodType<T>, ...files: readonly string[]): () => readonly T[] {
  let read: readonly T[] | undefined;
  return () => {
    read ??= files.map((file) =>
      schema.parse(JSON.parse(readFileSync(fileURLToPath(new URL(file, import.meta.url)), "utf8"))),
    );
    return read;
  };
}
