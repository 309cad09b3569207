import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findScan, readCardQr } from "./card-qr.ts";
import { fromTelex } from "./telex.ts";

const plain = "068190001234|250123456|TRẦN THỊ NGỌC ÁNH|12101990|Nữ|12 Trần Phú, Phường 3, Đà Lạt, Lâm Đồng|05042021";
const card = {
  number: "068190001234",
  oldNumber: "250123456",
  name: "TRẦN THỊ NGỌC ÁNH",
  birthDate: "1990-10-12",
  gender: "female",
  address: "12 Trần Phú, Phường 3, Đà Lạt, Lâm Đồng",
  issuedOn: "2021-04-05",
  doubts: [],
};
const cardIn = (text: string) => {
  const read = readCardQr(text);
  if (!read.isCard) throw new Error(`no card: ${read.what}`);
  return read.card;
};

describe("a citizen card's code", () => {
  test("with its seven parts", () => expect(cardIn(plain)).toEqual(card));

  test.each([
    ["in separate marks (NFD)", plain.normalize("NFD")],
    ["with the end of line that scanners type", `${plain}\r\n`],
    ["with the scanner's own sign before it", `]Q1${plain}`],
    ["with doubled and trailing separators", `${plain.replaceAll("|", "||")}||`],
    ["with the separator of a wide keyboard", plain.replaceAll("|", "｜")],
    ["with blanks around the parts", plain.replaceAll("|", " | ")],
    ["with slashes in its dates", plain.replace("12101990", "12/10/1990").replace("05042021", "05/04/2021")],
    ["of 2024, with parents after it", `${plain}|TRẦN VĂN BÌNH|LÊ THỊ CÚC|`],
    ["with the old number first", plain.replace("068190001234|250123456", "250123456|068190001234")],
    ["with the address cut at a separator", plain.replace("Phú, Phường", "Phú| Phường")],
  ])("%s", (_, text) => expect(cardIn(text)).toEqual(card));

  test("without an old number, by an empty part or none at all", () => {
    expect(cardIn(plain.replace("250123456", ""))).toEqual({ ...card, oldNumber: null });
    expect(cardIn(plain.replace("250123456|", ""))).toEqual({ ...card, oldNumber: null });
  });

  test("says what it could not read, and gives the rest", () => {
    expect(cardIn(plain.replace("05042021", ""))).toEqual({ ...card, issuedOn: null, doubts: ["issued-missing"] });
    expect(cardIn(plain.replace("|Nữ|", "||"))).toEqual({ ...card, doubts: ["gender-by-number"] });
    expect(cardIn(plain.replace("12101990", "31021990"))).toEqual({ ...card, birthDate: null, doubts: ["birth-date"] });
    expect(cardIn(plain.replace("TRẦN THỊ", "TR?N TH?"))).toMatchObject({ doubts: ["letters-lost"] });
    expect(cardIn(plain.replace("|12 Trần Phú, Phường 3, Đà Lạt, Lâm Đồng", "|"))).toMatchObject({
      address: "",
      doubts: ["address-missing"],
    });
  });

  test("spelled by a scanner in Telex keys", () => {
    const typed = "068190001234||TRAANF THIJ NGOCJ ANHS|12101990|Nuwx|12 Traanf Phus, Phuwowngf 3, DDaf Latj|05042021";
    expect(cardIn(typed)).toEqual({
      ...card,
      oldNumber: null,
      address: "12 Trần Phú, Phường 3, Đà Lạt",
      doubts: ["from-telex"],
    });
  });

  const people = fc.record({
    number: fc.stringMatching(/^0(?:01|68|79|96)[0-3]\d{8}$/),
    oldNumber: fc.option(fc.stringMatching(/^\d{9}$/)),
    name: fc
      .array(fc.constantFrom("NGUYỄN", "LÊ", "ĐỖ", "Y", "K'BRƠI", "THỊ", "Hoàng", "Ánh", "Mỹ", "Trường"), {
        minLength: 2,
        maxLength: 6,
      })
      .filter((words) => words.some((word) => word.length > 1 && /[^\x20-\x7e]/.test(word)))
      .map((words) => words.join(" ")),
    birthDate: fc.date({ min: new Date("1900-01-01"), max: new Date("2020-12-31"), noInvalidDate: true }),
    gender: fc.constantFrom("Nam", "Nữ"),
    address: fc
      .array(fc.constantFrom("Thôn 5", "Xã Đạ K'Nàng", "Đam Rông", "Tổ 12A", "Krông Nô", "Ea Kar", "Lâm Đồng"), {
        minLength: 1,
        maxLength: 5,
      })
      .map((parts) => parts.join(", ")),
    issuedOn: fc.date({ min: new Date("2020-12-01"), max: new Date("2030-12-31"), noInvalidDate: true }),
    form: fc.constantFrom<"NFC" | "NFD">("NFC", "NFD"),
    tail: fc.constantFrom("", "|", "||", "|LÊ VĂN BA|ĐỖ THỊ TƯ|", "\r\n"),
    doubled: fc.boolean(),
  });

  test("whoever it belongs to and whatever the scanner adds, the same person comes out", () => {
    fc.assert(
      fc.property(people, ({ number, oldNumber, name, birthDate, gender, address, issuedOn, form, tail, doubled }) => {
        const day = (date: Date) => {
          const [year, month, of] = date.toISOString().slice(0, 10).split("-");
          return `${of}${month}${year}`;
        };
        const parts = [number, oldNumber ?? "", name, day(birthDate), gender, address, day(issuedOn)];
        const text = (parts.join(doubled ? "||" : "|") + tail).normalize(form);
        expect(cardIn(text)).toEqual({
          number,
          oldNumber,
          name,
          birthDate: birthDate.toISOString().slice(0, 10),
          gender: gender === "Nam" ? "male" : "female",
          address,
          issuedOn: issuedOn.toISOString().slice(0, 10),
          doubts: [],
        });
      }),
      { numRuns: 400 },
    );
  });

  test("whatever is scanned, something is said and nothing breaks", () => {
    const junk = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc
        .array(fc.constantFrom("068190001234", "|", "12101990", "Nữ", "LÊ AN", "\u0301", "đ", " "), { maxLength: 30 })
        .map((all) => all.join("")),
    );
    fc.assert(
      fc.property(junk, (text) => {
        const read = readCardQr(text);
        if (read.isCard) expect(read.card.number).toMatch(/^\d{12}$/);
        else expect(read.what).not.toBe("");
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ["web-address", "https://dichvucong.gov.vn/p/home"],
  ["vneid", "https://vneid.gov.vn/q?x=1"],
  ["vneid", "eyJhbGciOiJIUzI1NiJ9abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJ"],
  ["bank", "00020101021138540010A00000072701240006970436011012345678905303704"],
  ["vaccination", "HC1:6BFOXN%TSMAHN-H3YS1IK47ES6IXJR4E47X5*T917VF+UOGIS1RYZV"],
  ["health-insurance", "GD4790123456789|4e677579e1bb856e2056c3a26e|12/10/1990|2|"],
  ["dossier", "H36.50.05-201124-0012"],
  ["dossier", "https://mc.example.vn/track/000.00.31.H36-201105-0042"],
  ["card-back", "IDVNM0900012349068090001234<<8"],
  ["keyboard-layout", "đ̀̉đăđăđă|"],
  ["incomplete", "068190001234|250123456|TRẦN"],
  ["unknown", "Lâm Đồng"],
  ["unknown", ""],
])("a scan that is no card is named: %s", (what, text) => {
  expect(readCardQr(text)).toEqual({ isCard: false, what });
});

test("a scan typed behind what stood in a field is found, and what stood there stays", () => {
  expect(findScan(`Trần Thị ${plain}`)).toEqual({ scan: plain, rest: "Trần Thị" });
  expect(findScan("068190001234")).toBeUndefined();
  expect(findScan("Thửa 12|tờ 34")).toBeUndefined();
});

describe("Telex", () => {
  const marks: Readonly<Record<string, string>> = {
    "\u0301": "s",
    "\u0300": "f",
    "\u0309": "r",
    "\u0303": "x",
    "\u0323": "j",
  };
  const pairs: Readonly<Record<string, string>> = { â: "aa", ă: "aw", ê: "ee", ô: "oo", ơ: "ow", ư: "uw", đ: "dd" };
  const toTelex = (word: string): string => {
    let sign = "";
    const bare = word.normalize("NFD").replace(/[\u0301\u0300\u0309\u0303\u0323]/gu, (mark) => {
      sign = marks[mark] ?? "";
      return "";
    });
    return bare.normalize("NFC").replace(/[âăêôơưđ]/gu, (char) => pairs[char] ?? char) + sign;
  };

  test.each(
    "nguyễn trần lê phạm hoàng huỳnh vũ võ đặng bùi đỗ hồ ngô dương lý quốc quý quyền giang giáp thúy hòa khỏe ánh trường phượng tuấn kiệt nghĩa mỹ thủy liễu khuê oanh yến đạ lạch".split(
      " ",
    ),
  )("%s", (word) => {
    expect(fromTelex(toTelex(word))).toBe(word);
    expect(fromTelex(toTelex(word).toUpperCase())).toBe(word.toUpperCase());
  });

  test("capitals stay where they are", () => {
    expect(fromTelex("Cil Mups KThuyeen, DDaf Latj")).toBe("Cil Múp KThuyên, Đà Lạt");
  });
});
