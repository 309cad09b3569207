import { Hono } from "hono";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "../../../test/support/database.ts";
import { connect } from "../db/index.ts";
import { missing } from "../errors/index.ts";
import type { Env } from "../http/index.ts";
import { createLog } from "../log/index.ts";
import { createLive, type Live, type LiveEvent, liveStream } from "./index.ts";

let database: TestDatabase;
let live: Live;

beforeEach(async () => {
  database = await testDatabase();
  live = createLive({ url: database.url, log: createLog("silent", "test") });
  await live.start();
  return async () => {
    await live.stop();
  };
});

const publish = (topics: readonly string[], data: string | null = null): Promise<void> =>
  database.db.transaction().execute(async (tx) => await live.publish(tx, topics, data));

function collect(topics: readonly string[]): { events: LiveEvent[]; leave: () => void } {
  const events: LiveEvent[] = [];
  return { events, leave: live.subscribe(topics, (event) => events.push(event)) };
}

describe("news", () => {
  test("reaches those who follow the topic, after the commit and not after a rollback", async () => {
    const { events, leave } = collect(["axis", "document:1"]);
    const failed = database.db.transaction().execute(async (tx) => {
      await live.publish(tx, ["axis"], "undone");
      throw new Error("undo");
    });
    await expect(failed).rejects.toThrow("undo");
    await publish(["axis", "outgoing:H36"], "một");
    await vi.waitFor(() => expect(events).toEqual([{ topic: "axis", data: "một" }]));
    leave();
    await publish(["axis"]);
    await publish(["done"]);
    expect(events).toHaveLength(1);
  });

  test("is refused when it is too long to notify, and a listener that fails harms no other", async () => {
    await expect(publish(["axis"], "ấ".repeat(4000))).rejects.toThrow(/bytes/);
    live.subscribe(["axis"], () => {
      throw new Error("mine");
    });
    const { events } = collect(["axis"]);
    await publish(["axis"]);
    await vi.waitFor(() => expect(events).toHaveLength(1));
  });

  test("goes on after the connection was killed; listeners look again", async () => {
    const { events } = collect(["axis"]);
    const payloads: string[] = [];
    live.onChannel("lt_outbox", (payload) => payloads.push(payload));
    await vi.waitFor(async () => {
      await sql`SELECT pg_notify('lt_outbox', 'H36')`.execute(database.db);
      expect(payloads).toContain("H36");
    });
    const owner = connect({ url: database.url, size: 1, asOwner: true });
    const killed = await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'lienthong live' AND datname = current_database()`.execute(owner);
    expect(killed.rows).toHaveLength(1);
    await owner.destroy();
    await vi.waitFor(() => expect(payloads.at(-1)).toBe(""), 5000);
    expect(events).toEqual([{ topic: "axis", data: null }]);
    await publish(["axis"], "sau");
    await vi.waitFor(() => expect(events.at(-1)).toEqual({ topic: "axis", data: "sau" }));
    await sql`SELECT pg_notify('lt_outbox', 'H37')`.execute(database.db);
    await vi.waitFor(() => expect(payloads.at(-1)).toBe("H37"));
  });
});

describe("a stream", () => {
  const pace = { pauseMilliseconds: 60, heartbeatMilliseconds: 80 };
  let isSignedIn = true;
  const app = new Hono<Env>()
    .get("/news", (c) => liveStream(c, live, ["axis", "b"], pace))
    .get("/mine", (c) => {
      c.set("stillHolds", async () => isSignedIn);
      const message = ({ data }: LiveEvent) => {
        if (data === "hidden") throw missing("test.hidden", { vi: "Không có.", en: "Not there." });
        return { data: String(data) };
      };
      return liveStream(c, live, ["axis"], { ...pace, heartbeatMilliseconds: 60_000, message });
    })
    .get("/silent", (c) => {
      c.set("stillHolds", async () => isSignedIn);
      return liveStream(c, live, ["axis"], pace);
    });

  async function open(
    headers: Record<string, string> = {},
    path = "/news",
  ): Promise<{ text: () => string; ended: Promise<void> }> {
    const response = await app.request(path, { headers });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    let text = "";
    const read = async (): Promise<void> => {
      for await (const part of response.body ?? []) text += new TextDecoder().decode(part);
    };
    const ended = read();
    await vi.waitFor(() => expect(text).toContain(": open"));
    return { text: () => text, ended };
  }

  test("sends the last of a burst, keeps the connection open, and ends with the node", async () => {
    const stream = await open();
    await publish(["axis"], "1");
    await vi.waitFor(() => expect(stream.text()).toContain('data: {"topic":"axis","data":"1"}'));
    for (const data of ["2", "3", "4"]) await publish(["axis"], data);
    await vi.waitFor(() => expect(stream.text()).toContain('"4"'));
    await vi.waitFor(() => expect(stream.text()).toContain(": still here"));
    expect(stream.text()).toMatch(/event: live\n/);
    expect(stream.text().match(/^data:/gm)?.length).toBeLessThan(4);
    await live.stop();
    await stream.ended;
  });

  test("gives a page that comes back each topic once", async () => {
    const stream = await open({ "Last-Event-ID": "7" });
    await vi.waitFor(() => expect(stream.text()).toContain('{"topic":"b","data":null}'));
    expect(stream.text()).toContain('{"topic":"axis","data":null}');
    await live.stop();
    await stream.ended;
  });

  test("ends before the next news, and in a silence, when whoever asked for it is not signed in any more", async () => {
    isSignedIn = true;
    const [mine, silent] = [await open({}, "/mine"), await open({}, "/silent")];
    await publish(["axis"], "first");
    await vi.waitFor(() => expect(mine.text()).toContain("data: first"));
    await vi.waitFor(() => expect(silent.text()).toContain(": still here"));
    isSignedIn = false;
    await silent.ended;
    await publish(["axis"], "second");
    await mine.ended;
    expect(mine.text()).not.toContain("second");
  });

  test("ends when what it shows may not be seen any more", async () => {
    isSignedIn = true;
    const mine = await open({}, "/mine");
    await publish(["axis"], "hidden");
    await mine.ended;
    expect(mine.text()).not.toContain("data:");
  });
});

afterEach(async () => {
  await live.stop();
});
