import { parseArgs } from "node:util";
import { readScale } from "./country/history-scale.ts";
import { revokeTestCertificate } from "./country/revocations.ts";
import { countryFolder, runCountry } from "./country.ts";
import { readConfig } from "./platform/config/index.ts";
import { migrate } from "./platform/db/index.ts";
import { DomainError } from "./platform/errors/index.ts";
import { formatDateTime } from "./platform/text/index.ts";
import { runNode } from "./run-node.ts";

const usage = `Usage: node --import tsx src/main.ts COMMAND [options]

  country   [--port N] [--data FOLDER] [--scale N]
                                         the demo country: seven nodes, one embedded PostgreSQL; --scale is how much of
                                         the past a fresh one has: 1 unless told, 320 for every dossier of two years
  revoke    SERIAL [--data FOLDER]       revokes a test certificate of the demo country, which may be running
  national  --config FILE                the national systems alone
  authority --config FILE                an authority's systems alone
  worker    --config FILE                only the deliveries and jobs of a node whose pages run elsewhere
  migrate   --config FILE                brings the node's database to the newest schema

DATABASE_URL, HOST, PORT, BASE_URL, FILES_DIR and LOG_LEVEL stand over the file. See docs/operations/configuration.md.
`;

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      config: { type: "string" },
      port: { type: "string" },
      data: { type: "string" },
      scale: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  const command = positionals[0];
  if (values.help || command === undefined) return void process.stdout.write(usage);
  if (command === "country") {
    const country = await runCountry({
      ...(values.data ? { folder: values.data } : {}),
      ...(values.port ? { firstPort: Number(values.port) } : {}),
      ...(values.scale ? { scale: readScale(values.scale) } : {}),
    });
    return stopOnSignal(country.stop);
  }
  if (command === "revoke") return revoke(positionals[1], values.data ?? countryFolder);
  if (!["national", "authority", "worker", "migrate"].includes(command))
    throw new Error(`Unknown command ${command}\n\n${usage}`);
  await runAlone(command, values.config);
}

async function revoke(serialNumber: string | undefined, folder: string): Promise<void> {
  if (!serialNumber) throw new Error("The serial number is missing: pages show it with each certificate");
  const at = await revokeTestCertificate(folder, serialNumber);
  process.stderr.write(`Revoked since ${formatDateTime(at)} of the country's clock\n`);
}

async function runAlone(command: string, path: string | undefined): Promise<void> {
  if (!path) throw new Error("--config FILE is missing");
  const config = await readConfig(path);
  const ran = await migrate(config.databaseUrl);
  for (const name of ran) process.stderr.write(`migrated ${name}\n`);
  if (command === "migrate") return;
  if (command !== "worker" && command !== config.role)
    throw new Error(`${path} configures role ${config.role}, not ${command}`);
  const running = await runNode(command === "worker" ? { ...config, parts: "worker" } : config);
  process.stderr.write(`${config.code} ${running.url ?? "worker"}\n`);
  stopOnSignal(running.stop);
}

/** Ctrl-C and the service manager's TERM end the work under way first; a second signal ends at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let asked = false;
  const end = (): void => {
    if (asked) process.exit(130);
    asked = true;
    void stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${explain(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}

function explain(error: unknown): string {
  if (error instanceof DomainError) return `${error.people.vi}\n${error.people.en}`;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return `Cổng đang được dùng: ${error.message}\nThe port is taken: ${error.message}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
