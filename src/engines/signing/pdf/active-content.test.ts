import { PDF, PdfArray, PdfDict, PdfName, PdfString } from "@libpdf/core";
import { describe, expect, it } from "vitest";
import { findActiveContent } from "./active-content.ts";
import { createDemoPdf } from "./demo-pdf.ts";

async function codesWith(edit: (pdf: PDF) => void): Promise<string[]> {
  const pdf = await PDF.load(await createDemoPdf());
  edit(pdf);
  return (await findActiveContent(await pdf.save())).map(({ code }) => code);
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
    expect(await codesWith((pdf) => pdf.getCatalog().set("AcroForm", PdfDict.of({ XFA: PdfString.fromString("x") })))).toEqual(["pdf.dynamic-form"]);
    expect(await codesWith((pdf) => void pdf.register(PdfDict.of({ EF: new PdfDict() })))).toEqual(["pdf.embedded-file"]);
  });

  it("finds a script whose name is spelt in hexadecimal", async () => {
    const plain = Buffer.from(await createDemoPdf()).toString("latin1");
    const hidden = plain.replace("/Type /Catalog", "/Type /Catalog /OpenAction << /S /J#61vaScript /J#53 (x) >>");
    expect(hidden).not.toBe(plain);
    expect((await findActiveContent(Buffer.from(hidden, "latin1"))).map(({ code }) => code)).toEqual(["pdf.script"]);
  });

  it("says that a file cannot be read, instead of passing it", async () => {
    expect((await findActiveContent(Buffer.from("MZ không phải PDF")))[0]).toMatchObject({ code: "pdf.unreadable", severity: "error" });
    expect((await findActiveContent(new Uint8Array()))[0]?.message.vi).toBe("Tệp không phải PDF đọc được.");
  });
});
