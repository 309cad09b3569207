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

/** Opens a multipart body of at most `maxBytes`. Errors, thrown to the reader: `http.too-large`, `http.form-broken`. */
export function openMultipart(request: Request, maxBytes: number): Multipart {
  const fields = new URLSearchParams();
  const waiting: { readonly part: FilePart; readonly stream: Readable }[] = [];
  const open = new Set<Readable>();
  let first: { readonly name: string; readonly value: string } | "file" | undefined;
  let ended = false;
  let failed: unknown;
  let wake = (): void => undefined;
  const news = (): void => wake();

  const parser = makeParser(request);
  const source = Readable.fromWeb(request.body as WebStream);
  let fieldBytes = 0;
  let total = 0;
  const fail = (error: unknown): void => {
    if (failed !== undefined || ended) return;
    failed = error instanceof DomainError ? error : httpErrors.formBroken(error);
    stop();
    news();
  };
  const stop = (): void => {
    source.unpipe(parser);
    source.destroy();
    for (const stream of open) stream.destroy();
  };
  source.on("data", (chunk: Uint8Array) => {
    total += chunk.byteLength;
    if (total > maxBytes) fail(httpErrors.tooLarge(maxBytes));
  });
  source.on("error", fail);
  parser.on("field", (name, value, info) => {
    fieldBytes += value.length;
    if (info.valueTruncated || info.nameTruncated || fieldBytes > 4 * most.fieldSize)
      return fail(httpErrors.tooLarge(most.fieldSize));
    first ??= { name, value };
    fields.append(nfc(name), nfc(value));
    news();
  });
  parser.on("file", (field, stream, info) => {
    stream.on("error", () => undefined);
    first ??= "file";
    open.add(stream);
    stream.on("close", () => open.delete(stream));
    if (!info.filename || failed !== undefined) return void stream.resume();
    const bytes = whole(stream, () => failed);
    waiting.push({
      part: { field: nfc(field), name: plainName(info.filename), mediaType: info.mimeType, bytes },
      stream,
    });
    news();
  });
  for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const) {
    parser.on(limit, () => fail(httpErrors.formBroken(limit)));
  }
  parser.on("error", fail);
  parser.on("close", () => {
    ended = true;
    news();
  });
  source.pipe(parser);

  const change = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  return {
    fields,
    async begin(name) {
      while (!ended && failed === undefined && first === undefined) await change();
      if (failed !== undefined) throw failed;
      return first !== "file" && first?.name === name ? first.value : undefined;
    },
    async *files() {
      for (;;) {
        if (failed !== undefined) throw failed;
        const next = waiting.shift();
        if (next) {
          yield next.part;
          next.stream.resume();
        } else if (ended) return;
        else await change();
      }
    },
    abandon() {
      if (ended) return;
      ended = true;
      stop();
    },
  };
}

// A file that stops short because the form was refused must not be taken for a whole one.
async function* whole(stream: Readable, failure: () => unknown): AsyncGenerator<Uint8Array> {
  try {
    // A reader that stops early must not destroy the stream: the parser would wait for it for ever.
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) yield chunk;
  } catch (error) {
    throw failure() ?? httpErrors.formBroken(error);
  }
  if (failure() !== undefined) throw failure();
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
