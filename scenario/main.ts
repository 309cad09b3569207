/** `npm run scenario -- NAME`: lives through one story in a fresh country. Prints one JSON value on standard output, progress on standard error. */
const scenarios: Readonly<
  Record<string, () => Promise<{ readonly run: (args: readonly string[]) => Promise<unknown> }>>
> = {
  document: () => import("./document/document.ts"),
  dossier: () => import("./dossier/dossier.ts"),
};

const [name = "", ...args] = process.argv.slice(2);
const load = scenarios[name];
if (!load) {
  console.error(`Usage: npm run scenario -- ${Object.keys(scenarios).join("|")} [--out FOLDER]`);
  process.exitCode = 2;
} else {
  const { run } = await load();
  console.log(JSON.stringify(await run(args), null, 2));
}
