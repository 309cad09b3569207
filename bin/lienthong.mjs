#!/usr/bin/env node
// The sources run without a build step: tsx, resolved from this package wherever it is installed, loads TypeScript.
import { register } from "tsx/esm/api";

register();
await import(new URL("../src/cli/main.ts", import.meta.url).href);
