import { randomBytes } from "node:crypto";
import { Session } from "node:inspector/promises";
import { test } from "vitest";
import { newId } from "../../platform/db/index.ts";
import { carry, exchangeStand, letter } from "./exchange.fixture.ts";
import { sendDocument } from "./index.ts";
function top(profile: any, label: string) {
  const self = new Map<string, number>(); const dt = profile.timeDeltas; const byId = new Map(profile.nodes.map((n: any) => [n.id, n]));
  profile.samples.forEach((id: number, i: number) => { const n: any = byId.get(id); const k = n.callFrame.functionName + " " + n.callFrame.url.split("/").slice(-3).join("/") + ":" + n.callFrame.lineNumber; self.set(k, (self.get(k) ?? 0) + dt[i]); });
  console.log(label + "\n" + [...self].sort((a, b) => b[1] - a[1]).slice(0, 28).map(([k, v]) => (v / 1000).toFixed(1) + " " + k).join("\n"));
}
test("speed", async () => {
  const stand = await exchangeStand();
  const session = new Session(); session.connect(); await session.post("Profiler.enable");
  const doc = () => letter({ attachments: [{ contentId: "f1", name: "a.pdf", contentType: "application/pdf", bytes: randomBytes(6000) }] });
  for (let round = 0; round < 4; round++) {
    const out = Array.from({ length: 100 }, () => letter({ ...doc(), from: { organId: "H36", organName: "x" }, to: [{ organId: "H34", organName: "y" }] }));
    if (round === 3) await session.post("Profiler.start");
    await stand.run(async (tx) => { for (const document of out) await sendDocument(tx, stand.node, { officeId: newId(), document }); });
    if (round === 3) top((await session.post("Profiler.stop")).profile, "SEND");
    const messages = Array.from({ length: 100 }, () => carry(stand, doc()));
    if (round === 3) await session.post("Profiler.start");
    await stand.receive("document.v1", messages);
    if (round === 3) top((await session.post("Profiler.stop")).profile, "RECEIVE");
  }
}, 60000);
