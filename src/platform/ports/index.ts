import { createServer } from "node:net";

/** Whether a port of this machine can be listened on. */
export async function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/**
 * A port by chance, perhaps taken, from 20000 to 31999: below those that systems give to outgoing connections (from 32768),
 * one of which may take a port between its choosing and its use, or while its server is restarted.
 */
export function randomPort(): number {
  return 20_000 + Math.floor(Math.random() * 12_000);
}

/** A free port of 127.0.0.1 by chance. Throws when a hundred were taken. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomPort();
    if (await isFree(port, "127.0.0.1")) return port;
  }
  throw new Error("no free port");
}
