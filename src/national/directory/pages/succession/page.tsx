import { z } from "zod";
import { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  calendarDay,
  flash,
  readForm,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { canonicalCode } from "../../actions/register-agency.ts";
import { succeedAgency } from "../../actions/succeed-agency.ts";
import { directoryErrors } from "../../errors.ts";
import type { DirectoryReader } from "../../store/view.ts";
import { agencyAt } from "../agency/page.tsx";
import { directoryFrame, formErrors, registrar } from "../desk.ts";
import { successionText } from "./text.ts";
import { SuccessionPage } from "./view.tsx";

const form = z.object({
  successorCode: z.string().trim().min(1).max(60),
  fromDay: calendarDay(),
  basis: z.string().trim().max(500).default(""),
});
const both = (key: "successorMissing" | "dayMissing" | "saved") => ({
  vi: successionText.vi[key],
  en: successionText.en[key],
});
const texts = { successorCode: both("successorMissing"), fromDay: both("dayMissing") };

/** `/agencies/:code/succession`: a registrar ends an agency and names who takes its documents. */
export function addSuccession(app: App, node: Node, read: DirectoryReader): void {
  app.get("/agencies/:code/succession", async (c) => {
    registrar(c);
    return render(c, await page(c, read, undefined));
  });
  app.post("/agencies/:code/succession", async (c) => {
    const desk = registrar(c);
    const { code } = agencyAt(c, await read(node.db));
    try {
      const { successorCode, fromDay, basis } = await readForm(c, form, texts);
      await succeedAgency(node, desk.by, {
        agencyCode: code,
        successorCode: asSuccessor(successorCode),
        fromDay,
        basis,
      });
      await flash(c, both("saved"));
      return c.redirect(`/agencies/${code}`, 303);
    } catch (error) {
      return renderAgain(c, underItsField(error), (refused) => page(c, read, refused));
    }
  });
}

async function page(c: AppContext, read: DirectoryReader, error: DomainError | undefined) {
  const agency = agencyAt(c, await read(c.get("node").db));
  const frame = await directoryFrame(c, { path: `/agencies/${agency.code}/succession` });
  const typed = c.get("form") ?? new URLSearchParams();
  return <SuccessionPage frame={frame} agency={agency} typed={typed} errors={formErrors(error, frame.locale)} />;
}

function asSuccessor(typed: string): string {
  try {
    return canonicalCode(typed);
  } catch (error) {
    throw error instanceof DomainError ? directoryErrors.successorInvalid(error.people) : error;
  }
}

// The act speaks of a missing reason and a missing agency; on this form these are the basis and the successor's code.
function underItsField(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  if (error.code === "directory.agency-missing") return directoryErrors.successorInvalid(error.people);
  if (error.code === "directory.reason-needed")
    return new DomainError(error.code, "invalid", error.people, { fields: { basis: error.people } });
  return error;
}
