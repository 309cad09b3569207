/**
 * Carries flows through until it is killed, and says each step that was acknowledged on a line of its own: instance, token.
 * `node --import tsx test/faults/carry-flows.ts DATABASE_URL`
 */
import { advanceFlow, readOpenTasks, startFlow } from "../../src/authority/flows/index.ts";
import { connect } from "../../src/platform/db/index.ts";

const [url = ""] = process.argv.slice(2);
const db = connect({ url, size: 4 });
const at = new Date("2020-11-16T08:00:00+07:00");

async function carry(): Promise<never> {
  for (let dossier = 0; ; dossier++) {
    const subject = `${process.pid}-${dossier}`;
    const id = await startFlow(db, db, {
      flow: "permit",
      subject,
      agencyCode: "H36",
      vars: { agencies: ["H36.05", "H36.06"], fee: 0 },
      at,
      actor: null,
    });
    for (let tasks = await readOpenTasks(db, id); tasks.length > 0; tasks = await readOpenTasks(db, id)) {
      const token = tasks[0]?.token ?? 0;
      await advanceFlow(db, db, { instanceId: id, command: { kind: "complete", token }, at, actor: null });
      process.stdout.write(`${id} ${token}\n`);
    }
  }
}

await Promise.all([carry(), carry(), carry(), carry()]);
