import type { DesignerConfig, DesignerProblem } from "./config.ts";

/** What the server said to a save. */
export type SaveAnswer =
  | {
      readonly kind: "saved";
      readonly version: number;
      readonly at: string;
      readonly problems: readonly DesignerProblem[];
      readonly summary: string;
    }
  /** Somebody else saved meanwhile: `compared` shows both. */
  | { readonly kind: "stale"; readonly version: number; readonly compared: string }
  | { readonly kind: "failed"; readonly why: "offline" | "signedOut" | { readonly text: string } };

/** Sends a drawing made from a version. */
export async function sendDrawing(config: DesignerConfig, xml: string, version: number): Promise<SaveAnswer> {
  const body = new FormData();
  body.append("_csrf", config.token);
  body.append("version", String(version));
  body.append("drawing", new Blob([xml], { type: "application/xml" }), "drawing.bpmn");
  const answer = await fetch(config.saveHref, {
    method: "POST",
    body,
    headers: { accept: "application/json" },
    redirect: "manual",
  }).catch(() => undefined);
  if (!answer) return { kind: "failed", why: "offline" };
  if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403)
    return { kind: "failed", why: "signedOut" };
  const said: unknown = await answer.json().catch(() => undefined);
  if (isAnswer(said)) return said;
  return { kind: "failed", why: "offline" };
}

function isAnswer(value: unknown): value is SaveAnswer {
  return typeof value === "object" && value !== null && "kind" in value;
}

type Kept = { readonly xml: string; readonly version: number };

/** What was drawn and is not saved yet, kept in this browser until it is. */
export function createKept(config: DesignerConfig) {
  const key = `lt-drawing:${config.saveHref}`;
  return {
    keep(kept: Kept): void {
      try {
        localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // A full or forbidden store only means that nothing is kept beside the server.
      }
    },
    forget: () => localStorage.removeItem(key),
    find(): Kept | undefined {
      try {
        const value: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
        return typeof value === "object" && value !== null && "xml" in value && "version" in value
          ? (value as Kept)
          : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
