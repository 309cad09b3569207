import { defineConfig } from "vitest/config";

/** Tests against other people's programs (pdfsig, openssl, xmlsec1, qpdf), which .ci/run installs. */
export default defineConfig({
  test: {
    include: ["test/interop/**/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
