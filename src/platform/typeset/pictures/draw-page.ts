import { Worker } from "node:worker_threads";
import { DomainError } from "../../errors/index.ts";

/** A page of a PDF to draw; `page` counts from 1. */
export type PageToDraw = { readonly sha256: string; readonly page: number; readonly pdf: () => Promise<Uint8Array> };

/** Longest time a page may take. A PDF comes from anywhere; one made to be slow costs its reader a link instead of a picture. */
const mostMilliseconds = 10_000;
/** Drawings kept in memory, and the largest one kept, in characters. */
const kept = { pages: 40, characters: 2_000_000 };

const drawn = new Map<string, string>();
let waiting: Promise<unknown> = Promise.resolve();

/**
 * Draws a page of a PDF, with its stamps, as SVG that browsers show as an image: on phones and where no PDF reader is built in.
 * The work is done in a thread of its own, one page at a time. Throws `typeset.page-not-drawn`: the file itself is still offered.
 */
export async function drawPage({ sha256, page, pdf }: PageToDraw): Promise<string> {
  const key = `${sha256} ${page}`;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const bytes = await pdf();
  const turn = waiting.then(() => drawn.get(key) ?? inThread(bytes, page));
  waiting = turn.catch(() => undefined);
  const svg = await turn;
  keep(key, svg);
  return svg;
}

function keep(key: string, svg: string): void {
  if (svg.length > kept.characters) return;
  drawn.delete(key);
  drawn.set(key, svg);
  const [oldest] = drawn.keys();
  if (drawn.size > kept.pages && oldest !== undefined) drawn.delete(oldest);
}

let thread: Worker | undefined;

function inThread(pdf: Uint8Array, page: number): Promise<string> {
  const worker = theThread();
  return new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => end(() => reject(notDrawn()), true), mostMilliseconds);
    const onMessage = (answer: { readonly svg?: string }): void =>
      end(() => (answer.svg === undefined ? reject(notDrawn()) : resolve(answer.svg)), false);
    const onError = (cause: unknown): void => end(() => reject(notDrawn(cause)), true);
    function end(settle: () => void, isBroken: boolean): void {
      clearTimeout(late);
      worker.off("message", onMessage);
      worker.off("error", onError);
      worker.unref();
      if (isBroken) {
        thread = undefined;
        void worker.terminate();
      }
      settle();
    }
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.ref();
    worker.postMessage({ pdf, page });
  });
}

function theThread(): Worker {
  // The thread's file is plain JavaScript in its types: it needs no loader, whatever started this process.
  thread ??= new Worker(new URL("./draw-thread.mjs", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  thread.unref();
  return thread;
}

function notDrawn(cause?: unknown): DomainError {
  return new DomainError(
    "typeset.page-not-drawn",
    "unavailable",
    { vi: "Chưa vẽ được trang này. Hãy mở tệp PDF.", en: "This page could not be drawn. Open the PDF file." },
    { cause },
  );
}
