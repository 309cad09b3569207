/** What the page tells its drawing. */
export type DesignerConfig = {
  readonly locale: "vi" | "en";
  /** Answers `{xml, version}`. */
  readonly draftHref: string;
  /** Takes the drawing and the version it was made from. */
  readonly saveHref: string;
  /** Reads an allowance: `?allowance=`. */
  readonly readingHref: string;
  readonly token: string;
  /** Agencies and levels that a step may name. */
  readonly agencies: readonly { readonly value: string; readonly label: string }[];
  readonly mayWrite: boolean;
  /** What is written on elements: due dates of a rehearsal. */
  readonly notes: Readonly<Record<string, string>>;
};

/** Something wrong with the drawing, as the server says it in the person's language. */
export type DesignerProblem = {
  readonly element: string;
  readonly severity: "error" | "warning";
  readonly message: string;
};

/** Reads what the page wrote for its drawing; undefined when it wrote nothing that can be used. */
export function readConfig(host: HTMLElement): DesignerConfig | undefined {
  try {
    const value: unknown = JSON.parse(host.dataset.ltDesigner ?? "null");
    return isConfig(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isConfig(value: unknown): value is DesignerConfig {
  return (
    typeof value === "object" && value !== null && "draftHref" in value && "saveHref" in value && "locale" in value
  );
}
