import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ComparedFacts,
  type DossierProgress,
  type DossierRecord,
  digestOf,
  progressDigest,
  progressFields,
  readProgress,
  readRecord,
  readWireTime,
  recordFields,
  writeWireTime,
} from "./index.ts";

const second = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2099, 0, 1) / 1000 })
  .map((seconds) => new Date(seconds * 1000));
const instant = fc.tuple(second, fc.integer({ min: 0, max: 999 })).map(([at, ms]) => new Date(at.getTime() + ms));
const words = fc
  .string({ unit: fc.constantFrom(...'aăâđêôơư Ữệ,.-/1"\\\n'), maxLength: 40 })
  .map((text) => text.trim());
const maybe = fc.option(second);
const fee = fc.record({
  name: words,
  code: words,
  means: words,
  amount: fc.nat(),
  kind: fc.constantFrom("charge" as const, "fee" as const),
});

const compared = {
  code: fc.constantFrom("H36.50.05-201027-0361", "000.00.06.H36-201027-0361"),
  procedureCode: fc.constantFrom("1.001193", "1.001193.000.00.00.H36"),
  agencyCode: fc.constantFrom("H36", "H36.50.05", "G22.99.10.02"),
  channel: fc.constantFrom(1 as const, 2 as const, 3 as const),
  state: fc.constantFrom(1 as const, 2 as const, 4 as const, 5 as const, 7 as const, 9 as const, 10 as const),
  receivedAt: second,
  dueAt: maybe,
  endedAt: maybe,
  returnedAt: maybe,
  supplements: fc.nat({ max: 5 }),
};

const record: fc.Arbitrary<DossierRecord> = fc.record({
  ...compared,
  procedureName: words,
  sectorCode: words,
  sectorName: words,
  agencyName: words,
  applicantName: words,
  applicantKind: fc.constantFrom("citizen", "household", "business", "organisation"),
  applicantNumber: words,
  identities: fc.array(
    fc.record({ kind: fc.constantFrom("cccd", "cmnd", "passport", "tax", "other"), number: words }),
    {
      maxLength: 3,
    },
  ),
  email: words,
  fax: words,
  phone: words,
  otherInformation: words,
  subject: words,
  resultInformation: words,
  returnedBy: fc.constantFrom("counter", "post"),
  note: words,
  filedAt: fc.constantFrom("authority", "national-portal"),
  filedOn: maybe,
  refusedAt: maybe,
  digitised: fc.boolean(),
  identified: fc.boolean(),
  paidOnline: fc.boolean(),
  papers: fc.array(
    fc.record({
      ...{ fileId: words, fileName: words, deleted: fc.boolean(), component: words, url: words },
      ...{ digitised: fc.boolean(), reused: fc.boolean(), fromStore: fc.boolean(), replaces: words },
    }),
    { maxLength: 3 },
  ),
  fees: fc.array(fee, { maxLength: 2 }),
  otherFiles: fc.array(fc.record({ id: words, name: words, url: words }), { maxLength: 2 }),
  supplementRequests: fc.array(
    fc.record({
      ...{ id: words, askedBy: words, content: words, askedAt: maybe, receivedBy: words, receivedNote: words },
      ...{ receivedAt: maybe, dueBefore: maybe, dueAfter: maybe },
      papers: fc.array(fc.record({ name: words, component: words }), { maxLength: 2 }),
      fees: fc.array(fee, { maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
  results: fc.array(fc.record({ name: words, component: words, id: words, url: words, code: words }), { maxLength: 2 }),
});

function compare(facts: ComparedFacts): unknown[] {
  return Object.keys(compared).map((key) => facts[key as keyof ComparedFacts]);
}

/** As it arrives: written out and read again. */
const overTheWire = (fields: unknown) => JSON.parse(JSON.stringify(fields)) as Record<string, unknown>;

function value<T>(reading: { ok: true; value: T } | { ok: false; problems: unknown }): T {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

describe("the fields of DongBoHoSoMC", () => {
  test("carry a dossier over: everything comes back, and the digest is the same", () => {
    fc.assert(
      fc.property(record, (before) => {
        const after = value(readRecord(overTheWire(recordFields(before))));
        expect(after).toEqual({ ...before, sectorCode: before.sectorCode || before.sectorName });
        expect(digestOf(after)).toBe(digestOf(before));
      }),
    );
  });

  test("parts of a second change neither times nor digest", () => {
    fc.assert(
      fc.property(record, instant, (before, receivedAt) => {
        const precise = { ...before, receivedAt };
        const after = value(readRecord(overTheWire(recordFields(precise))));
        expect(digestOf(after)).toBe(digestOf(precise));
      }),
    );
  });

  test("are read however existing software writes them", () => {
    const plain = {
      MaHoSo: "H36.50.05-201027-0361",
      MaTTHC: "1.001193",
      KenhThucHien: "1",
      NgayTiepNhan: "20201027081500",
      TrangThaiHoSo: "4",
      DonViXuLy: "000.05.50.H36",
    };
    const one = value(readRecord(plain));
    expect(one).toMatchObject({ agencyCode: "H36.50.05", dueAt: null, supplements: 0, papers: [], digitised: false });
    const varied = {
      maHoSo: " H36.50.05-201027-0361 ",
      maTTHC: "1.001193",
      kenhThucHien: 1,
      ngayTiepNhan: 20201027081500,
      trangThaiHoSo: 4,
      NgayHenTra: "",
      NgayTra: null,
      NgayTuChoi: "0",
      DonViXuLy: "H36.50.05",
      HoSoCoThanhPhanSoHoa: "True",
      TaiLieuNop: { tenTepDinhKem: "To khai.pdf", DuocSoHoa: true },
      DanhSachLePhi: null,
      DanhSachHoSoBoSung: [{ HoSoBoSungId: 5 }],
      KhongAiBiet: { a: 1 },
    };
    const other = value(readRecord(varied));
    expect(compare({ ...other, supplements: 0 })).toEqual(compare(one));
    expect(other).toMatchObject({ digitised: true, supplements: 1 });
    expect(other.papers).toMatchObject([{ fileName: "To khai.pdf", digitised: true }]);
    expect(value(readRecord({ ...plain, ChuHoSo: "Hà".normalize("NFD") })).applicantName).toBe("Hà".normalize("NFC"));
    expect(value(readRecord({ ...plain, DonViXuLy: "UBND phường 1" })).agencyCode).toBe("");
    expect(value(readRecord({ ...plain, NgayHenTra: "20201030" })).dueAt).toEqual(
      new Date("2020-10-30T00:00:00+07:00"),
    );
  });

  test("that are wrong are named, each with what is wrong", () => {
    const good = recordFields(fc.sample(record, 1)[0] as DossierRecord);
    const wrong = (change: object): unknown => {
      const reading = readRecord({ ...good, ...change });
      return reading.ok ? "read" : reading.problems.map(({ field }) => field);
    };
    expect(wrong({})).toBe("read");
    expect(wrong({ MaHoSo: "", MaTTHC: undefined })).toEqual(["MaHoSo", "MaTTHC"]);
    expect(wrong({ NgayTiepNhan: "20200231080000" })).toContain("NgayTiepNhan");
    expect(wrong({ NgayHenTra: "27/10/2020" })).toEqual(["NgayHenTra"]);
    expect(wrong({ TrangThaiHoSo: "11" })).toEqual(["TrangThaiHoSo"]);
    expect(wrong({ TrangThaiHoSo: "" })).toEqual(["TrangThaiHoSo"]);
    expect(wrong({ KenhThucHien: "x" })).toEqual(["KenhThucHien"]);
    expect(wrong({ TaiLieuNop: ["a"] })).toEqual(["TaiLieuNop.0"]);
    expect(wrong({ ChuHoSo: { name: "A" } })).toEqual(["ChuHoSo"]);
    expect(wrong({ GhiChu: "a\0b" })).toEqual(["GhiChu"]);
    expect(wrong({ GhiChu: "\ud800" })).toEqual(["GhiChu"]);
    expect(wrong({ GhiChu: "x".repeat(5001) })).toEqual(["GhiChu"]);
    expect(wrong({ SoLanBoSung: "-1" })).toEqual(["SoLanBoSung"]);
    expect(wrong({ DuocThanhToanTrucTuyen: "co" })).toEqual(["DuocThanhToanTrucTuyen"]);
  });
});

describe("the fields of CapNhatTienDoHoSoMC", () => {
  const step: fc.Arbitrary<DossierProgress> = fc.record({
    ...{ code: compared.code, handledBy: words, title: words, at: second, unit: words, content: words },
    ...{ state: compared.state, begunAt: maybe, plannedEnd: maybe },
  });

  test("carry a step over; its digest tells repeats from others", () => {
    fc.assert(
      fc.property(step, step, (before, other) => {
        const after = value(readProgress(overTheWire(progressFields(before))));
        expect(after).toEqual(before);
        expect(progressDigest(after)).toBe(progressDigest(before));
        const same = JSON.stringify(progressFields(other)) === JSON.stringify(progressFields(before));
        expect(progressDigest(other) === progressDigest(before)).toBe(same);
      }),
    );
  });

  test("need a code, a time and a state", () => {
    const reading = readProgress({});
    expect(reading.ok ? [] : reading.problems.map(({ field }) => field)).toEqual(
      expect.arrayContaining(["MaHoSo", "ThoiDiemXuLy", "TrangThai"]),
    );
  });
});

test("times of the wire are Vietnam's, and only real ones are read", () => {
  expect(writeWireTime(new Date("2020-11-16T01:00:05.900Z"))).toBe("20201116080005");
  expect(readWireTime("20201116080005")).toEqual(new Date("2020-11-16T01:00:05Z"));
  expect(readWireTime("202011160800")).toEqual(new Date("2020-11-16T01:00:00Z"));
  for (const text of ["", "2020", "20201131000000", "20201116240000", "18001116080000", "2020-11-16"])
    expect(readWireTime(text), text).toBeUndefined();
});
