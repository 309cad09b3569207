import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { documentKinds, formatAgencyCode, levelOneAgencies, parseAgencyCode } from "../src/engines/codes/index.ts";
import {
  agencies,
  documentKindEntries,
  findAgency,
  findAgencyOfUnit,
  findScenario,
  findUnit,
  listAgenciesBelow,
  pickPeople,
  scenarios,
  units,
} from "./index.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** Districts and communes of 2020 by province: Lâm Đồng, Kon Tum, Đắk Lắk, Đắk Nông, Gia Lai. */
const counts = [
  ["68", "H36", 12, 142],
  ["62", "H34", 10, 102],
  ["66", "H15", 15, 184],
  ["67", "H16", 8, 71],
  ["64", "H21", 17, 220],
] as const;

function duplicates(list: readonly string[]): string[] {
  return list.filter((item, index) => list.indexOf(item) !== index);
}

describe("every data file", () => {
  it("is in NFC, without double or outer spaces in its texts", () => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
    expect(files.length).toBeGreaterThanOrEqual(14);
    for (const name of files) {
      const text = readFileSync(folder + name, "utf8");
      expect(text.normalize("NFC") === text, name).toBe(true);
      expect(text, name).not.toMatch(/"[^"\n]* {2}[^"\n]*"|": ?" |[^,:[{] "[,}\]]/);
    }
  });
});

describe("the units of 2020", () => {
  it("are 5 provinces, 62 districts, 719 communes, each once and under its superior", () => {
    const at = (level: string) => units().filter((unit) => unit.level === level);
    expect([at("province").length, at("district").length, at("commune").length]).toEqual([5, 62, 719]);
    expect(duplicates(units().map(({ code }) => code))).toEqual([]);
    for (const unit of at("district")) expect(findUnit(unit.parent ?? "")?.level).toBe("province");
    for (const unit of at("commune")) expect(findUnit(unit.parent ?? "")?.level).toBe("district");
  });

  it.each(counts)("province %s (%s) has %i districts and %i communes", (code, _, districts, communes) => {
    const below = units().filter((unit) => unit.parent === code);
    expect(below).toHaveLength(districts);
    expect(below.flatMap((district) => units().filter((unit) => unit.parent === district.code))).toHaveLength(communes);
  });

  it("have a type that fits their level and their full name", () => {
    const words = {
      province: "Tỉnh",
      city: "Thành phố",
      town: "Thị xã",
      district: "Huyện",
      ward: "Phường",
      township: "Thị trấn",
      commune: "Xã",
    };
    for (const unit of units()) expect(unit.fullName).toBe(`${words[unit.type]} ${unit.name}`);
  });
});

describe("the starting directory of agencies", () => {
  it("has unique codes, names and addresses", () => {
    expect(duplicates(agencies().map(({ code }) => code))).toEqual([]);
    expect(duplicates(agencies().map(({ name }) => name))).toEqual([]);
    expect(duplicates(agencies().map(({ nameEn }) => nameEn))).toEqual([]);
    expect(duplicates(agencies().map(({ email }) => email))).toEqual([]);
  });

  it("has right codes in both forms, superiors that stand before them, and reserved e-mail domains", () => {
    const seen = new Set<string>();
    for (const agency of agencies()) {
      const read = parseAgencyCode(agency.code);
      expect(read).toMatchObject({ valid: true, normalised: agency.code, problems: [] });
      expect(read.parts && formatAgencyCode(read.parts, "qcvn102")).toBe(agency.qcvn102);
      if (agency.parent !== null) expect(seen, agency.code).toContain(agency.parent);
      expect(agency.email).toMatch(/^vanthu@[a-z0-9-]+\.[a-z-]+\.example$/);
      seen.add(agency.code);
    }
  });

  it("has one People's Committee for every unit, under that of the unit above", () => {
    const committees = agencies().filter(({ unitCode }) => unitCode !== null);
    expect(duplicates(committees.map(({ unitCode }) => unitCode ?? ""))).toEqual([]);
    expect(committees).toHaveLength(units().length);
    for (const unit of units()) {
      const agency = findAgencyOfUnit(unit.code);
      expect(agency).toMatchObject({ level: unit.level, abbreviation: "UBND" });
      expect(agency?.parent ?? null).toBe(unit.parent === null ? null : findAgencyOfUnit(unit.parent)?.code);
    }
  });

  it.each(counts)("gives province %s (%s) its departments and all its committees", (_, code, districts, communes) => {
    expect(listAgenciesBelow(code, "department")).toHaveLength(20);
    expect(listAgenciesBelow(code, "district")).toHaveLength(districts);
    expect(listAgenciesBelow(code, "commune")).toHaveLength(communes);
    expect(new Set(listAgenciesBelow(code).map(({ province }) => province))).toEqual(new Set([code]));
  });

  it("has the Government Office with its units, the other central bodies, and marks made-up codes as samples", () => {
    expect(findAgency("G22")).toMatchObject({ name: "Văn phòng Chính phủ", level: "central", sample: false });
    expect(listAgenciesBelow("G22").map(({ shortName }) => shortName)).toContain("Cục Kiểm soát thủ tục hành chính");
    for (const { code, name, sample } of agencies()) {
      expect(sample, code).toBe(code.includes("."));
      const listed = levelOneAgencies.find((agency) => agency.code === code);
      expect(listed?.name ?? name).toBe(name);
    }
  });

  it("gives places as documents write them", () => {
    expect(findAgency("H36")?.place).toBe("Lâm Đồng");
    expect(findAgency("H36.50.05")).toMatchObject({
      name: "Ủy ban nhân dân Phường 2, thành phố Đà Lạt",
      place: "Phường 2",
    });
    expect(agencies().find(({ shortName }) => shortName === "UBND phường Lê Lợi")?.place).toBe("Phường Lê Lợi");
    expect(agencies().find(({ shortName }) => shortName === "UBND xã Tà Nung")?.place).toBe("Tà Nung");
  });
});

describe("the kinds of documents", () => {
  it("are those of the codes engine", () => {
    expect(documentKindEntries().map(({ edxml: _, ...kind }) => kind)).toEqual(documentKinds);
    expect(documentKindEntries().find(({ id }) => id === "legal-decision")?.edxml.typeName).toBe("Quyết định");
  });

  it("have distinct edXML numbers", () => {
    expect(duplicates(documentKindEntries().map(({ edxml }) => `${edxml.type}.${edxml.typeDetail}`))).toEqual([]);
  });
});

describe("the scenario", () => {
  it("covers the five provinces, every figure with its origin", () => {
    expect(scenarios().map(({ province }) => province)).toEqual(counts.map(([, code]) => code));
    expect(findScenario("H34")?.office.electronicWorkFiles).toEqual({
      value: { province: 0.95, district: 0.85, commune: 0.7 },
      origin: "reported",
    });
  });

  it.each([
    ["H36", 5, 0.9949],
    ["H34", 2, 0.988],
    ["H15", 2.5, 0.9591],
    ["H21", 2, 0.991],
  ])("of %s holds the reported ratio %f and share on time %f", (code, growth, onTime) => {
    const scenario = findScenario(code);
    expect(scenario?.exchange.growth).toEqual({ value: growth, origin: "reported" });
    expect(scenario?.procedures.onTime).toEqual({ value: onTime, origin: "reported" });
  });

  it("has monthly volumes that obey the ratio against the same period, and shares that sum to 1 over connected levels", () => {
    for (const { name, exchange, months } of scenarios()) {
      const sum = (year: number) =>
        months
          .filter(({ month }) => month.startsWith(`${year}-`) && month < `${year}-11`)
          .reduce((total, { sent, received }) => total + sent + received, 0);
      expect(months, name).toHaveLength(23);
      expect(Math.abs(sum(2020) / sum(2019) / exchange.growth.value - 1), name).toBeLessThan(0.01);
      const shares = Object.entries(exchange.senderShares.value);
      expect(shares.reduce((total, [, share]) => total + share, 0)).toBeCloseTo(1);
      expect(shares.filter(([, share]) => share > 0).map(([level]) => level)).toEqual(exchange.levels.value);
    }
  });

  it("says how many dossiers came each month and how they ended, wrong codes only where the report names them", () => {
    for (const { name, dossiers, months, portal } of scenarios()) {
      const levels = Object.values(dossiers.levelShares.value);
      expect(
        levels.reduce((total, share) => total + share, 0),
        name,
      ).toBeCloseTo(1);
      expect(
        months.every((month) => month.dossiers > 0),
        name,
      ).toBe(true);
      expect(dossiers.misCoded.value > 0, name).toBe(portal.wrongDossierCodes.value);
      expect(dossiers.reported.value > 0.9, name).toBe(portal.dossiersSynced.value === "many");
      expect(dossiers.supplementedTwice.value).toBeLessThan(dossiers.supplemented.value);
    }
  });
});

describe("pickPeople", () => {
  it("gives the same people for the same seed, others for another, none twice", () => {
    const people = pickPeople("H36", 200);
    expect(pickPeople("H36", 200)).toEqual(people);
    expect(pickPeople("H34", 200)).not.toEqual(people);
    expect(new Set(people.map(({ fullName }) => fullName)).size).toBe(200);
    expect(() => pickPeople("H36", 2001)).toThrow(RangeError);
  });

  it("has women and men, and names of the Central Highlands", () => {
    const people = pickPeople("G22", 300);
    const women = people.filter(({ gender }) => gender === "female").length;
    expect(women).toBeGreaterThan(90);
    expect(women).toBeLessThan(210);
    expect(people.filter(({ fullName }) => /^(H’|K’|Ka |Y |A |Siu|Ksor)/.test(fullName)).length).toBeGreaterThan(15);
  });
});
