import { PDF, PdfArray, PdfDict, PdfName, PdfString } from "@libpdf/core";
import { describe, expect, it } from "vitest";
import { findActiveContent } from "./active-content.ts";
import { createDemoPdf } from "./demo-pdf.ts";

async function codesWith(edit: (pdf: PDF) => void): Promise<string[]> {
  const pdf = await PDF.load(await createDemoPdf());
  edit(pdf);
  return (await findActiveContent(await pdf.save({ incremental: true }))).map(({ code }) => code);
}

const script = () => PdfDict.of({ S: PdfName.of("JavaScript"), JS: PdfString.fromString("app.alert(1)") });

describe("findActiveContent", () => {
  it("finds nothing in an ordinary document", async () => {
    expect(await findActiveContent(await createDemoPdf(3))).toEqual([]);
  });

  it("finds scripts that run at opening, by name, or that nothing points to", async () => {
    expect(await codesWith((pdf) => pdf.getCatalog().set("OpenAction", script()))).toEqual(["pdf.script"]);
    expect(await codesWith((pdf) => void pdf.register(script()))).toEqual(["pdf.script"]);
    const names = PdfDict.of({ JavaScript: PdfDict.of({ Names: PdfArray.of(PdfString.fromString("a")) }) });
    expect(await codesWith((pdf) => pdf.getCatalog().set("Names", names))).toEqual(["pdf.script"]);
  });

  it("finds launching, sending, dynamic forms and files inside", async () => {
    const action = (kind: string) => PdfDict.of({ S: PdfName.of(kind) });
    expect(await codesWith((pdf) => pdf.getCatalog().set("OpenAction", action("Launch")))).toEqual(["pdf.launch"]);
    expect(await codesWith((pdf) => pdf.getCatalog().set("OpenAction", action("SubmitForm")))).toEqual(["pdf.submit"]);
    expect(
      await codesWith((pdf) => pdf.getCatalog().set("AcroForm", PdfDict.of({ XFA: PdfString.fromString("x") }))),
    ).toEqual(["pdf.dynamic-form"]);
    expect(await codesWith((pdf) => void pdf.register(PdfDict.of({ EF: new PdfDict() })))).toEqual([
      "pdf.embedded-file",
    ]);
  });

  it("finds a script whose name is spelt in hexadecimal", async () => {
    const hidden = handmade("/OpenAction << /S /J#61vaScript /J#53 (x) >>");
    expect((await findActiveContent(hidden)).map(({ code }) => code)).toEqual(["pdf.script"]);
  });

  it("says that a file cannot be read, instead of passing it", async () => {
    expect((await findActiveContent(Buffer.from("MZ không phải PDF")))[0]).toMatchObject({
      code: "pdf.unreadable",
      severity: "error",
    });
    expect((await findActiveContent(new Uint8Array()))[0]?.message.vi).toBe("Tệp không phải PDF đọc được.");
  });
});

describe("a hostile file", () => {
  it("with stray brackets is refused at once, instead of turning a parser in circles", async () => {
    for (const trap of ["} /Widget", "{", ")", "[ } ]", "[".repeat(5000)]) {
      expect((await findActiveContent(handmade(`/Trap ${trap}`)))[0]?.code).toBe("pdf.unreadable");
    }
  });

  it("whose cross-references turn in a circle or claim the impossible is refused", async () => {
    expect(await findActiveContent(handmade("", "/Prev 9"))).toHaveLength(1);
    const text = Buffer.from(handmade("")).toString("latin1");
    const circle = text.replace("/Root 1 0 R", `/Root 1 0 R /Prev ${text.lastIndexOf("xref\n0")}`);
    expect(await findActiveContent(Buffer.from(circle, "latin1"))).toEqual([]);
    const boast = text.replace("xref\n0 3", "xref\n0 999999999");
    expect((await findActiveContent(Buffer.from(boast, "latin1")))[0]?.code).toBe("pdf.unreadable");
  });

  it("that points beyond its own end is refused", async () => {
    const text = Buffer.from(handmade("")).toString("latin1");
    for (const beyond of [
      text.replace(/startxref\n\d+/, "startxref\n99999999"),
      text.replace(/\d{10} 00000 n/, "0099999999 00000 n"),
    ]) {
      // Its own memory, not part of a larger one in which other bytes follow.
      expect((await findActiveContent(Uint8Array.from(Buffer.from(beyond, "latin1"))))[0]?.code).toBe("pdf.unreadable");
    }
  });
});

/** A tiny PDF written by hand, with something put into its catalogue or trailer. */
function handmade(inCatalog: string, inTrailer = ""): Uint8Array {
  const head = "%PDF-1.7\n";
  const catalog = `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${inCatalog} >>\nendobj\n`;
  const pages = "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n";
  const entry = (offset: number) => `${String(offset).padStart(10, "0")} 00000 n \n`;
  const start = head.length + catalog.length + pages.length;
  const table = `xref\n0 3\n0000000000 65535 f \n${entry(head.length)}${entry(head.length + catalog.length)}`;
  const trailer = `trailer\n<< /Size 3 /Root 1 0 R ${inTrailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(head + catalog + pages + table + trailer, "latin1");
}
