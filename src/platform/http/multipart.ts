import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import busboy from "busboy";
import { DomainError } from "../errors/index.ts";
import { nfc } from "../text/index.ts";
import { httpErrors } from "./http-errors.ts";

/** A file inside a multipart form, read while it arrives. Leave it unread and it is thrown away. */
export type FilePart = {
  readonly field: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: AsyncIterable<Uint8Array>;
};

/** A multipart form that is still arriving. Nothing of a file is held in memory beyond a few chunks. */
export type Multipart = {
  /** The fields seen so far; complete when `files` has ended. */
  readonly fields: URLSearchParams;
  /** Waits for the first part. Its value when it is the named field; undefined when it is another field or a file, or there is none. */
  begin(name: string): Promise<string | undefined>;
  /** The files one by one, in the order of the form. */
  files(): AsyncIterable<FilePart>;
  /** Stops reading. */
  abandon(): void;
};

const most = { fields: 500, files: 100, parts: 600, fieldSize: 512 * 1024, fieldNameSize: 200, headerPairs: 20 };

/** What has come of a form so far. */
type Arrival = {
  readonly fields: URLSearchParams;
  readonly waiting: { readonly part: FilePart; readonly stream: Readable }[];
  readonly open: Set<Readable>;
  first: { readonly name: string; readonly value: string } | "file" | undefined;
  fieldBytes: number;
  ended: boolean;
  failed: unknown;
  /** Tells the reader that something has changed. */
  wake(): void;
};

/** Opens a multipart body of at most `maxBytes`. Errors, thrown to the reader: `http.too-large`, `http.form-broken`. */
export function openMultipart(request: Request, maxBytes: number): Multipart {
  const arrival: Arrival = {
    fields: new URLSearchParams(),
    waiting: [],
    open: new Set(),
    first: undefined,
    fieldBytes: 0,
    ended: false,
    failed: undefined,
    wake: () => undefined,
  };
  const parser = makeParser(request);
  const source = Readable.fromWeb(request.body as WebStream);
  const stop = (): void => {
    source.unpipe(parser);
    source.destroy();
    for (const stream of arrival.open) stream.destroy();
  };
  const fail = (error: unknown): void => {
    if (arrival.failed !== undefined || arrival.ended) return;
    arrival.failed = error instanceof DomainError ? error : httpErrors.formBroken(error);
    stop();
    arrival.wake();
  };
  countBytes(source, maxBytes, fail);
  takeParts(parser, arrival, fail);
  source.pipe(parser);
  return {
    fields: arrival.fields,
    begin: (name) => firstPart(arrival, name),
    files: () => filesOf(arrival),
    abandon() {
      if (arrival.ended) return;
      arrival.ended = true;
      stop();
    },
  };
}

function countBytes(source: Readable, maxBytes: number, fail: (error: unknown) => void): void {
  let total = 0;
  source.on("data", (chunk: Uint8Array) => {
    total += chunk.byteLength;
    if (total > maxBytes) fail(httpErrors.tooLarge(maxBytes));
  });
  source.on("error", fail);
}

function takeParts(parser: busboy.Busboy, arrival: Arrival, fail: (error: unknown) => void): void {
  parser.on("field", (name, value, info) => {
    arrival.fieldBytes += value.length;
    const tooLong = info.valueTruncated || info.nameTruncated || arrival.fieldBytes > 4 * most.fieldSize;
    if (tooLong) return fail(httpErrors.tooLarge(most.fieldSize));
    arrival.first ??= { name, value };
    arrival.fields.append(nfc(name), nfc(value));
    arrival.wake();
  });
  parser.on("file", (field, stream, info) => {
    takeFile(arrival, stream, { field: nfc(field), filename: info.filename, mediaType: info.mimeType });
  });
  for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const) {
    parser.on(limit, () => fail(httpErrors.formBroken(limit)));
  }
  parser.on("error", fail);
  parser.on("close", () => {
    arrival.ended = true;
    arrival.wake();
  });
}

type FileFacts = { readonly field: string; readonly filename: string | undefined; readonly mediaType: string };

function takeFile(arrival: Arrival, stream: Readable, facts: FileFacts): void {
  arrival.first ??= "file";
  arrival.open.add(stream);
  stream.on("close", () => arrival.open.delete(stream));
  stream.on("error", () => undefined);
  // A file field in which nothing was chosen comes without a name.
  if (!facts.filename || arrival.failed !== undefined) {
    stream.resume();
    return;
  }
  const { field, mediaType } = facts;
  const bytes = whole(stream, () => arrival.failed);
  arrival.waiting.push({ part: { field, name: plainName(facts.filename), mediaType, bytes }, stream });
  arrival.wake();
}

async function firstPart(arrival: Arrival, name: string): Promise<string | undefined> {
  while (!arrival.ended && arrival.failed === undefined && arrival.first === undefined) await change(arrival);
  if (arrival.failed !== undefined) throw arrival.failed;
  const { first } = arrival;
  return first !== "file" && first?.name === name ? first.value : undefined;
}

async function* filesOf(arrival: Arrival): AsyncGenerator<FilePart> {
  for (;;) {
    if (arrival.failed !== undefined) throw arrival.failed;
    const next = arrival.waiting.shift();
    if (next) {
      yield next.part;
      next.stream.resume();
    } else if (arrival.ended) return;
    else await change(arrival);
  }
}

function change(arrival: Arrival): Promise<void> {
  return new Promise((resolve) => {
    arrival.wake = resolve;
  });
}

// A file that stops short because the form was refused must not be taken for a whole one.
async function* whole(stream: Readable, failure: () => unknown): AsyncGenerator<Uint8Array> {
  try {
    // A reader that stops early must not destroy the stream: the parser would wait for it for ever.
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) yield chunk;
  } catch (error) {
    throw failure() ?? httpErrors.formBroken(error);
  }
}

function makeParser(request: Request): busboy.Busboy {
  try {
    return busboy({
      headers: Object.fromEntries(request.headers),
      limits: most,
      defParamCharset: "utf8",
    });
  } catch (cause) {
    throw httpErrors.formBroken(cause);
  }
}

// Some browsers send a path; only the last part is the file's name. Control characters have no place in one.
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  return nfc(last.replace(/\p{Cc}/gu, "")).slice(0, 200) || "file";
}
