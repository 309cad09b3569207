import { xmlText } from "./xml-text.ts";

/** A list of equal elements inside one. */
export function list(name: string, item: string, texts: readonly string[]): string {
  return element(name, texts.map((each) => text(item, each)).join(""));
}

/** A leaf element, or nothing when there is nothing to say. */
export function optional(name: string, value: string | undefined): string {
  return value === undefined || value === "" ? "" : text(name, value);
}

/** A leaf element of the message with its text. */
export function text(name: string, value: string): string {
  return `<edXML:${name}>${xmlText(value)}</edXML:${name}>`;
}

/** An element of the message around others. The prefix is not a matter of taste: some receivers know no other. */
export function element(name: string, inside: string): string {
  return `<edXML:${name}>${inside}</edXML:${name}>`;
}
