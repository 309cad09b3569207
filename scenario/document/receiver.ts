import { setTimeout as wait } from "node:timers/promises";
import type { Person } from "./people.ts";

/** Waits until a document stands in a recipient's list, and returns the path of its page there. */
export async function findArrival({ visitor, agency }: Person, number: string): Promise<string> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const list = await visitor.page(`/incoming?q=${encodeURIComponent(number)}`);
    const [, path] = /href="(\/incoming\/[0-9a-f-]{36})"/.exec(list) ?? [];
    if (path) return path;
    if (Date.now() > deadline) throw new Error(`${number} did not arrive at ${agency}`);
    await wait(200);
  }
}

/** Enters a document in the register. */
export async function register({ visitor }: Person, path: string): Promise<void> {
  await visitor.submit(path, `${path}/registration`, { note: "" });
}

/** Says that everything asked for is done. */
export async function complete({ visitor }: Person, path: string): Promise<void> {
  await visitor.submit(path, `${path}/completion`, { note: "Đã tổ chức thực hiện" });
}

/** Sends a document back, with a reason. */
export async function refuse({ visitor }: Person, path: string, reason: string): Promise<void> {
  await visitor.submit(path, `${path}/refusal`, { "reason-code": "not-competent", reason });
}

/** Answers a sender who wants the document back, once the question is there. */
export async function answerRecall({ visitor, agency }: Person, path: string, agree: boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await visitor.page(path)).includes(`action="${path}/answer"`)) {
    if (Date.now() > deadline) throw new Error(`${agency} was not asked to give the document back`);
    await wait(200);
  }
  const text = agree ? "" : "Văn bản đã được triển khai đến các đơn vị";
  await visitor.submit(path, `${path}/answer`, { answer: agree ? "agree" : "refuse", text });
}
