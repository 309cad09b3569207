import { readFileSync } from "node:fs";
import { join } from "node:path";
import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

const schemas = {
  bpmn: "node_modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd",
  dmn: "node_modules/dmn-moddle/resources/dmn/xsd/DMN13.xsd",
} as const;

const known = new Map<keyof typeof schemas, XsdValidator>();

/** What the Object Management Group's own schema finds wrong in a BPMN 2.0 or DMN 1.3 file; empty when it is valid. */
export function schemaErrors(kind: keyof typeof schemas, xml: string): readonly string[] {
  const validator = known.get(kind) ?? load(kind);
  using document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ line, message }) => `${line}: ${message.trim()}`);
  }
}

function load(kind: keyof typeof schemas): XsdValidator {
  xmlRegisterFsInputProviders();
  const path = join(import.meta.dirname, "../..", schemas[kind]);
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path), { url: path }));
  known.set(kind, validator);
  return validator;
}
