import { wireInstant } from "./dates.ts";
import type { Trace } from "./document.ts";
import { wireOrganCode } from "./organ-code.ts";
import { xmlText } from "./xml-text.ts";

/** The message has no place for a trace: it was not accepted by `decodeEdxml`. */
export class NoTracePlaceError extends Error {
  override name = "NoTracePlaceError";
}

/**
 * A copy of the message with one more hop in its TraceHeaderList; every other character stays as it was.
 *
 * The copy breaks a signature over the whole message, so a sender's signed message is always stored and passed on untouched, with the
 * hops beside it; only software that asks the axis for a traced copy receives one. Throws NoTracePlaceError.
 */
export function appendTrace(xml: string, trace: Trace): string {
  const place = findTracePlace(xml);
  if (place === undefined) throw new NoTracePlaceError("edXMLHeader was not found");
  const { at, prefix, inList } = place;
  const open = (name: string) => `<${prefix}${name}>`;
  const close = (name: string) => `</${prefix}${name}>`;
  const organ = `${open("OrganId")}${xmlText(wireOrganCode(trace.organId))}${close("OrganId")}`;
  const time = `${open("Timestamp")}${wireInstant(trace.timestamp)}${close("Timestamp")}`;
  const hop = `${open("TraceHeader")}${organ}${time}${close("TraceHeader")}`;
  const inserted = inList ? hop : `${open("TraceHeaderList")}${hop}${close("TraceHeaderList")}`;
  return xml.slice(0, at) + inserted + xml.slice(at);
}

type TracePlace = { at: number; prefix: string; inList: boolean };

/**
 * Where the hop belongs: behind the last TraceHeader, else at the end of the list, else a new list at the end of the header. The scan
 * steps over comments, CDATA and instructions, in which tags mean nothing, and ends with the header, before the files.
 */
function findTracePlace(xml: string): TracePlace | undefined {
  const open: string[] = [];
  let afterHop: TracePlace | undefined;
  for (const { name, prefix, kind, start, end } of tags(xml)) {
    if (kind === "open") open.push(name);
    const path = open.slice(-2).join("/");
    const here = { prefix, inList: true };
    if (kind === "empty" && name === "TraceHeader" && open.at(-1) === "TraceHeaderList")
      afterHop = { ...here, at: end };
    if (kind !== "close") continue;
    if (path === "TraceHeaderList/TraceHeader") afterHop = { ...here, at: end };
    if (path === "edXMLHeader/TraceHeaderList") return afterHop ?? { ...here, at: start };
    if (path === "edXMLEnvelope/edXMLHeader") return { prefix, inList: false, at: start };
    open.pop();
  }
  return undefined;
}

type Tag = { name: string; prefix: string; kind: "open" | "close" | "empty"; start: number; end: number };

function* tags(xml: string): Generator<Tag> {
  for (const match of xml.matchAll(tokens)) {
    const [whole, slash, prefix = "", name, empty] = match;
    if (name === undefined) continue;
    const kind = slash === "/" ? "close" : empty === "/" ? "empty" : "open";
    yield { name, prefix, kind, start: match.index, end: match.index + whole.length };
  }
}

const tokens =
  /<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(\/?)([^\s<>/:]+:)?([^\s<>/:]+)(?:\s(?:"[^"]*"|'[^']*'|[^"'<>/])*)?(\/?)>/gs;
