import { readFileSync } from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { Json } from "../outbox/index.ts";
import { cannotTypeset } from "./errors.ts";

/** A page to make: a Typst source that reads its data from `sys.inputs.data`. */
export type TypesetInput = {
  readonly template: string;
  readonly data: Json;
  /** Domain time: the creation time written in the file. Equal inputs give equal bytes. */
  readonly at: Date;
};

/** The made file. */
export type TypesetResult = {
  /** PDF/A-2a. */
  readonly pdf: Uint8Array;
  /** Values of the template's `metadata` labelled `<fact>`, in order. Not yet checked. */
  readonly facts: readonly unknown[];
};

/**
 * Typesets a page as PDF/A-2a with the document typeface (Times metrics, full Vietnamese). Takes 10 to 20 ms of the process.
 * Throws `typeset.impossible` when the text holds characters that the typeface has not, or the template is wrong.
 */
export async function typeset({ template, data, at }: TypesetInput): Promise<TypesetResult> {
  const press = thePress();
  const page = { mainFileContent: template, inputs: { data: JSON.stringify(data) } };
  try {
    // The second call finds the page compiled by the first.
    const pdf = press.pdf(page, { pdfStandard: "a-2a", creationTimestamp: Math.floor(at.getTime() / 1000) });
    return { pdf, facts: press.query(page, { selector: "<fact>", field: "value" }) as unknown[] };
  } catch (cause) {
    throw cannotTypeset(cause instanceof Error ? cause.message : String(cause), cause);
  } finally {
    // What this page left behind is not needed by the next one for long. The turn of the event loop lets native memory go:
    // without it a loop over a thousand pages keeps all of them.
    press.evictCache(4);
    await turn();
  }
}

let press: NodeCompiler | undefined;

/** Made at the first page: reading the typeface takes a moment that a process without pages should not spend. */
function thePress(): NodeCompiler {
  press ??= NodeCompiler.create({
    workspace: fileURLToPath(new URL(".", import.meta.url)),
    fontArgs: [{ fontBlobs: typeface() }],
  });
  return press;
}

function typeface(): Buffer[] {
  return ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"].map((style) =>
    readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${style}/Tinos_${style}.ttf`))),
  );
}
