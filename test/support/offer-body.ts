import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

/** What a server said to a body, and how many bytes of it it let us send first. */
export type Offered = { readonly status: number; readonly text: string; readonly sent: number };

/**
 * Offers a server so many zero bytes by POST, with their length declared or in chunks, and stops when it answers. What a client with a
 * very large file meets, without holding that file.
 */
export async function offerBody(
  url: string,
  options: { readonly headers: Readonly<Record<string, string>>; readonly bytes: number; readonly declared: boolean },
): Promise<Offered> {
  const headers = { ...options.headers, ...(options.declared ? { "content-length": String(options.bytes) } : {}) };
  const call = request(url, { method: "POST", headers, agent: false });
  let sent = 0;
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    call.on("response", resolve);
    // Sending on after the server has answered and closed is no failure: what it said has come.
    call.on("error", (error) => setTimeout(() => reject(error), 200));
  });
  let isOver = false;
  void answered.finally(() => {
    isOver = true;
  });
  call.flushHeaders();
  await new Promise((done) => setTimeout(done, 50));
  const chunk = Buffer.alloc(64 * 1024);
  while (!isOver && sent < options.bytes && !call.destroyed) {
    const room = call.write(chunk);
    sent += chunk.length;
    await (room
      ? new Promise((done) => setImmediate(done))
      : Promise.race([drained(call), answered.catch(() => undefined)]));
  }
  if (!isOver && !call.destroyed) call.end();
  const response = await answered;
  const said = await text(response);
  call.destroy();
  return { status: response.statusCode ?? 0, text: said, sent };
}

function drained(call: ReturnType<typeof request>): Promise<unknown> {
  return new Promise((done) => {
    call.once("drain", done);
    call.once("close", done);
  });
}
