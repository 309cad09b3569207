import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  line,
  optionalLine,
  parseForm,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { submitRegistration } from "../../actions/submit-registration.ts";
import { agencyLevels } from "../../agency.ts";
import { directoryErrors } from "../../errors.ts";
import { findRegistration } from "../../store/registrations.ts";
import { certificateMissing, readCertificateForm } from "../certificate-upload.ts";
import { directoryFrame, formErrors, idOf } from "../desk.ts";
import { directoryWords } from "../words.ts";
import { ConfirmationPage } from "./confirmation.tsx";
import { joinText } from "./text.ts";
import { JoinPage } from "./view.tsx";

const form = z.object({
  code: line(60),
  name: optionalLine(300),
  nameEn: optionalLine(300),
  level: z
    .enum(["", ...agencyLevels])
    .optional()
    .transform((level) => level || undefined),
  parent: optionalLine(60),
  address: optionalLine(300),
  software: line(200),
  contactName: line(120),
  contactPhone: line(40),
  email: z.string().trim().pipe(z.email().max(200)),
  note: z.string().trim().max(2000).optional(),
});

const both = (
  key: keyof typeof joinText.vi & ("softwareMissing" | "contactMissing" | "phoneMissing" | "emailWrong"),
) => ({
  vi: joinText.vi[key],
  en: joinText.en[key],
});

const texts = {
  code: { vi: directoryWords.vi.codeMissing, en: directoryWords.en.codeMissing },
  software: both("softwareMissing"),
  contactName: both("contactMissing"),
  contactPhone: both("phoneMissing"),
  email: both("emailWrong"),
};

/** `/applications/new`: how an agency's own software joins the axis, and the page on which its result is read. */
export function addJoin(app: App, node: Node): void {
  app.get("/applications/new", async (c) => render(c, await joinPage(c, new URLSearchParams(), undefined)));
  app.post("/applications", async (c) => {
    let typed = new URLSearchParams();
    try {
      const { fields, certificate } = await readCertificateForm(c);
      typed = fields;
      const { code, contactName, ...rest } = parseForm(fields, form, texts);
      if (!certificate) throw certificateMissing();
      const application = {
        ...present(rest),
        kind: "join" as const,
        agencyCode: code,
        contactName,
        certificate,
        source: contactName,
      };
      const id = await submitRegistration(node, application);
      return c.redirect(`/applications/${id}/confirmation`, 303);
    } catch (error) {
      return renderAgain(c, error, (refused) => joinPage(c, typed, refused));
    }
  });
  app.get("/applications/:id/confirmation", async (c) => {
    const registration = await findRegistration(node.db, idOf(c, directoryErrors.registrationMissing));
    if (!registration) throw directoryErrors.registrationMissing();
    return render(
      c,
      <ConfirmationPage
        frame={await directoryFrame(c, { current: "/applications/new" })}
        registration={registration}
      />,
    );
  });
}

async function joinPage(c: AppContext, typed: URLSearchParams, error: DomainError | undefined) {
  const frame = await directoryFrame(c, { path: "/applications/new" });
  return <JoinPage frame={frame} typed={typed} errors={formErrors(error, frame.locale)} />;
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Only what was filled in. */
function present<T extends object>(fields: T): Partial<Present<T>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Present<T>>;
}
