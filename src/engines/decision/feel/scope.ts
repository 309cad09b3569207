import { ownValue } from "./names.ts";
import type { Run } from "./run.ts";

/** Names and their values, the inner ones before the outer ones. */
export type Scope = {
  readonly names: Readonly<Record<string, unknown>>;
  readonly outer: Scope | null;
  readonly run: Run;
};

/** Something ready to be evaluated. */
export type Eval = (scope: Scope) => unknown;

/** The value of a name; undefined when nothing has it. */
export function find(scope: Scope, name: string): unknown {
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    const value = ownValue(at.names, name);
    if (value !== undefined) return value;
  }
  return undefined;
}
