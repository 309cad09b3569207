import { z } from "zod";
import { lazily } from "./read-data.ts";

const entrySchema = z.object({
  /** Stable name, e.g. "directive". */
  id: z.string(),
  group: z.enum(["administrative", "legal"]),
  /** Stands first in the notation; empty for official letters. */
  abbreviation: z.string(),
  name: z.string(),
  nameEn: z.string(),
  /** edXML DocumentType: 1 legal, 2 administrative, with the number within the group. */
  edxml: z.object({ type: z.int(), typeDetail: z.int(), typeName: z.string() }),
});

/** A kind of document as the office offers it and edXML carries it. */
export type DocumentKindEntry = z.infer<typeof entrySchema>;

const file = lazily(
  z.object({ source: z.string(), note: z.string(), kinds: z.array(entrySchema) }),
  "document-kinds.json",
);

/** The 29 administrative kinds of Nghị định 30/2020/NĐ-CP and the legal kinds that travel on the axis. */
export function documentKindEntries(): readonly DocumentKindEntry[] {
  return file()[0]?.kinds ?? [];
}
