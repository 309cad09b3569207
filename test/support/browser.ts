import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
];

/**
 * A headless Chromium, as any user (root too). In this order: `CHROMIUM_PATH`, the one that npm brought (unpacked once into the temporary
 * folder, with the system libraries it carries, so that a bare Debian needs nothing more), /usr/bin/chromium.
 */
export async function openBrowser(): Promise<Browser> {
  const { path, env } = await findChromium();
  return chromium.launch({ executablePath: path, args: FLAGS, env: { ...definedEnvironment(), ...env } });
}

type FoundChromium = { readonly path: string; readonly env: Readonly<Record<string, string>> };

async function findChromium(): Promise<FoundChromium> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return { path: chosen, env: {} };
  if (process.platform === "linux" && process.arch === "x64") return unpackedChromium();
  if (existsSync("/usr/bin/chromium")) return { path: "/usr/bin/chromium", env: {} };
  throw new Error("no browser: set CHROMIUM_PATH or install the Debian package chromium");
}

async function unpackedChromium(): Promise<FoundChromium> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const packageFolder = dirname(dirname(entry));
  const { version } = createRequire(import.meta.url)(join(packageFolder, "package.json"));
  const home = join(tmpdir(), `lienthong-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (!existsSync(home)) await unpack(join(packageFolder, "bin"), home);
  return {
    path: join(home, "chromium"),
    env: {
      LD_LIBRARY_PATH: join(home, "al2023", "lib"),
      FONTCONFIG_FILE: join(home, "fonts.conf"),
      HOME: process.env.HOME ?? home,
    },
  };
}

// Unpacked beside and renamed at the end: another test process never sees half a browser. The unpacker writes to the temporary folder only,
// so that folder is moved for the time of the unpacking.
async function unpack(archives: string, home: string): Promise<void> {
  const { inflate } = await import("@sparticuz/chromium");
  const staging = await mkdtemp(`${home}-`);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = staging;
  try {
    const names = ["chromium.br", "fonts.tar.br", "al2023.tar.br", "swiftshader.tar.br"];
    await Promise.all(names.map((name) => inflate(join(archives, name))));
    await writeFile(join(staging, "fonts.conf"), fontConfiguration(join(home, "fonts")));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await mkdir(dirname(home), { recursive: true });
  await rename(staging, home).catch(async () => {
    await rm(staging, { recursive: true, force: true });
  });
}

// The archive's own configuration names folders of another machine.
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}-cache</cachedir></fontconfig>
`;
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
