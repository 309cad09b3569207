import type { Text } from "../text/index.ts";

/** What kind of "no" an error is; only platform/http turns it into a status code. */
export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "missing"
  | "conflict"
  | "too-large"
  | "too-many"
  | "unavailable";

/** The one error class of the product: what is wrong, for logs and for people, and what to do about it. */
export class DomainError extends Error {
  /** Stable machine code, e.g. `office.number-taken`. */
  readonly code: string;
  readonly kind: ErrorKind;
  /** What a person reads: says what to do. */
  readonly people: Text;
  /** Per form field, what is wrong with it. */
  readonly fields: Readonly<Record<string, Text>>;

  constructor(
    code: string,
    kind: ErrorKind,
    people: Text,
    options: { readonly fields?: Readonly<Record<string, Text>>; readonly cause?: unknown; readonly log?: string } = {},
  ) {
    super(options.log ?? `${code}: ${people.en}`, options.cause === undefined ? {} : { cause: options.cause });
    this.name = "DomainError";
    this.code = code;
    this.kind = kind;
    this.people = people;
    this.fields = options.fields ?? {};
  }
}

/** Thrown when something addressed by id or code is not there, or may not be seen (the two are not told apart). */
export function missing(code: string, people: Text): DomainError {
  return new DomainError(code, "missing", people);
}

/** Thrown when a post may not do what it asked for. */
export function forbidden(code: string, people: Text): DomainError {
  return new DomainError(code, "forbidden", people);
}
