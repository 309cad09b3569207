import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  calendarDay,
  flash,
  line,
  optionalLine,
  readForm,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { registerAgency } from "../../actions/register-agency.ts";
import { agencyLevels } from "../../agency.ts";
import { directoryFrame, formErrors, registrar } from "../desk.ts";
import { directoryWords } from "../words.ts";
import { newAgencyText } from "./text.ts";
import { NewAgencyPage } from "./view.tsx";

const both = (key: "nameMissing" | "levelMissing" | "dayWrong" | "saved") => ({
  vi: newAgencyText.vi[key],
  en: newAgencyText.en[key],
});

const form = z.object({
  code: line(60),
  name: line(300),
  nameEn: optionalLine(300),
  shortName: optionalLine(200),
  abbreviation: optionalLine(20),
  level: z.enum(agencyLevels),
  parent: optionalLine(60),
  place: optionalLine(100),
  address: optionalLine(300),
  email: optionalLine(200),
  validFrom: z
    .union([z.literal(""), calendarDay()])
    .optional()
    .transform((day) => day || undefined),
});

const texts = {
  code: { vi: directoryWords.vi.codeMissing, en: directoryWords.en.codeMissing },
  name: both("nameMissing"),
  level: both("levelMissing"),
  validFrom: both("dayWrong"),
};

/** `/agencies/new`: a registrar enters an agency. */
export function addNewAgency(app: App, node: Node): void {
  app.get("/agencies/new", async (c) => {
    registrar(c);
    return render(c, await page(c, undefined));
  });
  app.post("/agencies", async (c) => {
    const desk = registrar(c);
    try {
      const { nameEn, shortName, abbreviation, parent, place, address, email, validFrom, ...needed } = await readForm(
        c,
        form,
        texts,
      );
      const code = await registerAgency(node, desk.by, {
        ...needed,
        nameEn: nameEn ?? "",
        ...(shortName ? { shortName } : {}),
        ...(abbreviation ? { abbreviation } : {}),
        ...(parent ? { parent } : {}),
        ...(place ? { place } : {}),
        ...(address ? { address } : {}),
        ...(email ? { email } : {}),
        ...(validFrom ? { validFrom } : {}),
      });
      await flash(c, both("saved"));
      return c.redirect(`/agencies/${code}`, 303);
    } catch (error) {
      return renderAgain(c, error, (refused) => page(c, refused));
    }
  });
}

async function page(c: AppContext, error: DomainError | undefined) {
  const frame = await directoryFrame(c, { path: "/agencies/new" });
  const typed = c.get("form") ?? new URLSearchParams();
  return <NewAgencyPage frame={frame} typed={typed} errors={formErrors(error, frame.locale)} />;
}
