import { readFileSync } from "node:fs";
import { join } from "node:path";
import decodeQR from "qr/decode.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { district, dossierOf, dueOf, time } from "../../src/authority/dossiers/papers/papers.fixture.ts";
import { printReceipt } from "../../src/authority/dossiers/papers/receipt.ts";
import { resultPdf } from "../../src/authority/dossiers/results/read-result.ts";
import { type ResultStand, resultStand } from "../../src/authority/dossiers/results/results.fixture.ts";
import { sealResults } from "../../src/authority/dossiers/results/seal-results.ts";
import { signResults } from "../../src/authority/dossiers/results/sign-results.ts";
import { findResult } from "../../src/authority/dossiers/store/results.ts";
import { askPdfsig, type Bench, createBench, putTrust } from "./signing/tools.ts";

let bench: Bench;
let stand: ResultStand;

beforeAll(async () => {
  bench = createBench();
  stand = await resultStand(new Date("2020-11-23T08:00:00+07:00"));
});
afterAll(async () => {
  bench?.remove();
  await stand?.node.drop();
});

test("the mark on a receipt is read from the page as a printer draws it, at 150 and 300 dots an inch", async () => {
  const baseUrl = "https://motcua.lamdong.example";
  for (const size of ["a5", "a4"] as const) {
    const dossier = dossierOf();
    const pdf = await printReceipt({
      dossier,
      due: dueOf(dossier),
      time,
      receiver: district,
      resolver: district,
      receivedBy: "",
      baseUrl,
      size,
    });
    bench.put("receipt.pdf", pdf);
    expect(bench.run("pdfimages", "-list", "receipt.pdf").text.trim().split("\n")).toHaveLength(2);
    for (const dots of [150, 300]) {
      bench.run("pdftoppm", "-r", String(dots), "-gray", "-singlefile", "receipt.pdf", "page");
      expect(decodeQR(picture(readFileSync(join(bench.folder, "page.pgm"))))).toBe(`${baseUrl}/track/${dossier.code}`);
    }
  }
});

test("the words of a receipt are there for pdftotext, in composed Unicode", async () => {
  const dossier = dossierOf();
  const paper = { dossier, due: dueOf(dossier), time, receiver: district, resolver: district, receivedBy: "K’ Brẽo" };
  bench.put("words.pdf", await printReceipt({ ...paper, baseUrl: "https://motcua.lamdong.example" }));
  const text = bench.run("pdftotext", "-raw", "words.pdf", "-").text.replace(/\s+/g, " ");
  for (const part of [
    "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    dossier.code,
    "Buôn Ƀơ̆ng",
    dossier.procedureName,
    "17 giờ 00, thứ Hai, ngày 07/12/2020",
  ])
    expect(text.normalize("NFC")).toContain(part.normalize("NFC"));
});

test("a signed and sealed result is valid to pdfsig, and no longer after one byte changed", async () => {
  const saved = await stand.drafted(await stand.birth());
  const { node, pin, ward } = stand;
  await signResults(node, ward.leader, { results: [saved], pin });
  await sealResults(node, ward.clerk, { results: [{ id: saved.id, version: 3 }], pin });
  const result = await findResult(node.db, saved.id);
  if (!result) throw new Error("no result");
  const pdf = await resultPdf(node, result);
  const [root, authority] = stand.trust;
  if (!root || !authority) throw new Error("no trust");
  putTrust(bench, { root: { certificate: root }, authority: { certificate: authority } });
  bench.put("result.pdf", pdf);
  expect(askPdfsig(bench, "result.pdf")).toEqual({
    signers: ["Tạ Đình Khương", expect.any(String), "Ủy ban nhân dân tỉnh Lâm Đồng"],
    signatures: Array(3).fill("Signature is Valid."),
    certificates: Array(3).fill("Certificate is Trusted."),
  });
  const changed = Uint8Array.from(pdf);
  const at = Buffer.from(pdf).indexOf("/MediaBox") + 12;
  changed[at] = (changed[at] ?? 0) ^ 1;
  bench.put("changed.pdf", changed);
  expect(askPdfsig(bench, "changed.pdf").signatures).toEqual(Array(3).fill("Digest Mismatch."));
  const { code, text } = bench.run("qpdf", "--check", "result.pdf");
  expect([code, text]).toEqual([0, expect.not.stringContaining("WARNING")]);
});

/** A page of pdftoppm (PGM, 8 bits) as a decoder takes it. */
function picture(pgm: Buffer) {
  const [, width = "", height = ""] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString("latin1")) ?? [];
  const grey = pgm.subarray(pgm.length - Number(width) * Number(height));
  const data = new Uint8Array(grey.length * 4);
  for (const [index, value] of grey.entries()) data.set([value, value, value, 255], index * 4);
  return { width: Number(width), height: Number(height), data };
}
