import type { z } from "zod";
import type { AppContext } from "../../../platform/http/index.ts";
import { ClientError, clientErrors } from "./client-reply.ts";

/** Reads the body as it comes, stopping at the limit: the length a caller declares is not trusted. Throws ClientError. */
export async function limitedBody(c: AppContext, most: number): Promise<Buffer> {
  if (Number(c.req.header("content-length") ?? 0) > most) throw new ClientError(clientErrors.tooLarge);
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    total += chunk.byteLength;
    if (total > most) throw new ClientError(clientErrors.tooLarge);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const mostJson = 1024 * 1024;

/**
 * Reads a JSON body by a schema. Values that stand in headers instead are taken where the body has none: some software sends
 * everything in headers. Throws ClientError.
 */
export async function readBody<T extends z.ZodType>(
  c: AppContext,
  schema: T,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<z.output<T>> {
  const text = (await limitedBody(c, mostJson)).toString("utf8");
  const given = text.trim() === "" ? {} : parseJson(text);
  const present = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  const result = schema.safeParse({ ...present, ...given });
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  const { vi, en, ...fault } = clientErrors.body;
  throw new ClientError({ ...fault, vi: `${vi} ${wrong}`, en: `${en} ${wrong}` });
}

function parseJson(text: string): object {
  try {
    const value: unknown = JSON.parse(text.normalize("NFC"));
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // Answered below.
  }
  throw new ClientError(clientErrors.body);
}
