/** `npm run bench -- NAME`: runs one benchmark. Each prints one JSON line on standard output; progress goes to standard error. */
const benches: Readonly<
  Record<string, () => Promise<{ readonly run: (args: readonly string[]) => Promise<unknown> }>>
> = {
  axis: () => import("./axis/axis.ts"),
  deadline: () => import("./deadline/deadline.ts"),
  flow: () => import("./flow/flow.ts"),
  inbox: () => import("./inbox/inbox.ts"),
  intake: () => import("./intake/intake.ts"),
  procedures: () => import("./procedures/procedures.ts"),
  sync: () => import("./sync/sync.ts"),
  tasks: () => import("./tasks/tasks.ts"),
};

const [name = "", ...args] = process.argv.slice(2);
const load = benches[name];
if (!load) {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join("|")} [options]`);
  process.exitCode = 2;
} else {
  const { run } = await load();
  console.log(JSON.stringify(await run(args)));
}
