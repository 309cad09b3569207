import { z } from "zod";
import { lazily } from "./read-data.ts";

const unitSchema = z.object({
  /** The code of the General Statistics Office: 2 digits for a province, 3 for a district, 5 for a commune. */
  code: z.string().regex(/^\d{2}$|^\d{3}$|^\d{5}$/),
  level: z.enum(["province", "district", "commune"]),
  type: z.enum(["province", "city", "town", "district", "ward", "township", "commune"]),
  /** "Đà Lạt" */
  name: z.string().min(1),
  /** "Thành phố Đà Lạt" */
  fullName: z.string().min(1),
  /** Code of the unit above; null for a province. */
  parent: z.string().nullable(),
});

/** An administrative unit of the five Tây Nguyên provinces as it was in 2020. */
export type Unit = z.infer<typeof unitSchema>;

const file = lazily(
  z.object({ source: z.string(), year: z.number(), note: z.string(), units: z.array(unitSchema) }),
  "units/tay-nguyen-2020.json",
);

/** All units: 5 provinces, 62 districts, 719 communes. */
export function units(): readonly Unit[] {
  return file()[0]?.units ?? [];
}

/** The unit with this code, undefined when there is none. */
export function findUnit(code: string): Unit | undefined {
  byCode ??= new Map(units().map((unit) => [unit.code, unit]));
  return byCode.get(code);
}

let byCode: ReadonlyMap<string, Unit> | undefined;
