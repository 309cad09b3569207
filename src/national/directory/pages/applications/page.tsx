import { z } from "zod";
import { readCertificate } from "../../../../engines/signing/index.ts";
import { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  readForm,
  readQuery,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { approveRegistration } from "../../actions/approve-registration.ts";
import { rejectRegistration } from "../../actions/reject-registration.ts";
import { directoryErrors } from "../../errors.ts";
import { mayChangeDirectory } from "../../policy.ts";
import { assertAcceptable } from "../../read-certificate.ts";
import {
  findRegistration,
  type Registration,
  readRegistrations,
  registrationStates,
} from "../../store/registrations.ts";
import type { DirectoryReader } from "../../store/view.ts";
import { type Desk, directoryFrame, formErrors, idOf, registrar, watcher } from "../desk.ts";
import { SecretPage } from "../secret.tsx";
import { ApplicationPage, type JudgedCertificate } from "./application.tsx";
import { ApplicationsPage } from "./list.tsx";
import { applicationsText } from "./text.ts";

const pageSize = 50;
const query = z.object({
  state: z.enum([...registrationStates, "all"]).catch("submitted"),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});
const reasonForm = z.object({ reason: z.string().trim().max(2000).default("") });

/** `/applications`: registrars decide who joins; operators may look. */
export function addApplications(app: App, node: Node, read: DirectoryReader): void {
  app.get("/applications", async (c) => {
    watcher(c);
    const { state, page } = readQuery(c, query);
    const only = state === "all" ? {} : { state };
    const found = await readRegistrations(node.db, { ...only, offset: (page - 1) * pageSize, limit: pageSize });
    const waiting = await readRegistrations(node.db, { state: "submitted", limit: 0 });
    const props = { state, page, pageSize, found, waiting: waiting.total };
    return render(c, <ApplicationsPage frame={await directoryFrame(c)} {...props} />);
  });
  app.get("/applications/:id", async (c) => {
    const desk = watcher(c);
    return render(c, await applicationPage(c, desk, read, undefined));
  });
  app.post("/applications/:id/approval", async (c) => {
    const desk = registrar(c);
    try {
      return await approve(c, desk);
    } catch (error) {
      return renderAgain(c, error, (refused) => applicationPage(c, desk, read, refused));
    }
  });
  app.post("/applications/:id/rejection", async (c) => {
    const desk = registrar(c);
    try {
      const { reason } = await readForm(c, reasonForm);
      const id = idOf(c, directoryErrors.registrationMissing);
      await rejectRegistration(node, desk.by, id, reason);
      await flash(c, { vi: applicationsText.vi.rejectedDone, en: applicationsText.en.rejectedDone });
      return c.redirect(`/applications/${id}`, 303);
    } catch (error) {
      return renderAgain(c, error, (refused) => applicationPage(c, desk, read, refused));
    }
  });
}

// The secret is drawn in the answer itself: it is kept nowhere, so no later page could show it.
async function approve(c: AppContext, desk: Desk): Promise<Response> {
  const id = idOf(c, directoryErrors.registrationMissing);
  const issued = await approveRegistration(desk.node, desk.by, id);
  if (!issued) {
    await flash(c, { vi: applicationsText.vi.leftDone, en: applicationsText.en.leftDone });
    return c.redirect(`/applications/${id}`, 303);
  }
  c.header("Cache-Control", "no-store");
  const frame = await directoryFrame(c, { path: `/applications/${id}` });
  return render(c, <SecretPage frame={frame} issued={issued} backHref={`/applications/${id}`} />);
}

async function applicationPage(c: AppContext, desk: Desk, read: DirectoryReader, error: DomainError | undefined) {
  const registration = await findRegistration(desk.node.db, idOf(c, directoryErrors.registrationMissing));
  if (!registration) throw directoryErrors.registrationMissing();
  const view = await read(desk.node.db);
  return (
    <ApplicationPage
      frame={await directoryFrame(c, { path: `/applications/${registration.id}` })}
      registration={registration}
      known={view.agencies.get(registration.agencyCode)}
      certificate={await judge(desk, read, registration)}
      mayDecide={mayChangeDirectory(desk.by, desk.now)}
      reason={c.get("form")?.get("reason") ?? ""}
      errors={formErrors(error, desk.locale)}
    />
  );
}

async function judge(
  desk: Desk,
  read: DirectoryReader,
  { certificate }: Registration,
): Promise<JudgedCertificate | undefined> {
  if (!certificate) return undefined;
  const facts = readCertificate(certificate);
  try {
    assertAcceptable(facts, await read(desk.node.db), desk.now);
    return { facts, problem: undefined };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { facts, problem: error.people };
  }
}
