import { type AppContext, type Frame, frameOf, signedIn } from "../../../../platform/http/index.ts";
import { dossierErrors } from "../../errors.ts";
import { mayReceive } from "../../policy.ts";
import type { IntakeDesk } from "./draw-up.ts";
import { intakePath } from "./parts.tsx";
import { intakeText } from "./text.ts";

/** The one-stop officer at their counter. Leads to the sign-in page, or throws `dossier.not-yours`. */
export function counterOf(c: AppContext): IntakeDesk {
  const by = signedIn(c);
  const node = c.get("node");
  const now = node.clock.now();
  if (!mayReceive(by, by.agencyCode, now)) throw dossierErrors.notYours();
  return { node, by, now };
}

/** The frame of the counter's pages. */
export function counterFrame(c: AppContext, path: string = intakePath): Promise<Frame> {
  return frameOf(c, { section: { vi: intakeText.vi.section, en: intakeText.en.section }, current: intakePath, path });
}
