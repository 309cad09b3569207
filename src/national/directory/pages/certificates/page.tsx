import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  line,
  parseForm,
  readForm,
  readQuery,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { addCertificate } from "../../actions/add-certificate.ts";
import { canonicalCode } from "../../actions/register-agency.ts";
import { revokeCertificate } from "../../actions/revoke-certificate.ts";
import { directoryErrors } from "../../errors.ts";
import { mayChangeDirectory } from "../../policy.ts";
import { readCertificates } from "../../store/certificates.ts";
import type { DirectoryReader } from "../../store/view.ts";
import { certificateMissing, readCertificateForm } from "../certificate-upload.ts";
import { type Desk, directoryFrame, formErrors, idOf, registrar, watcher } from "../desk.ts";
import { directoryWords } from "../words.ts";
import { AddCertificatePage } from "./add.tsx";
import { certificateConditions, conditionOf } from "./condition.ts";
import { CertificatesPage } from "./list.tsx";
import { RevocationPage } from "./revocation.tsx";
import { certificatesText } from "./text.ts";

const query = z.object({
  state: z.enum([...certificateConditions, "all"]).catch("all"),
  agency: z.string().max(60).catch(""),
});
const form = z.object({ code: line(60), scope: z.enum(["agency", "subtree"]) });
const reasonForm = z.object({ reason: z.string().trim().max(2000).default("") });
const texts = { code: { vi: directoryWords.vi.codeMissing, en: directoryWords.en.codeMissing } };

/** `/certificates`: what signs for whom, the soonest to end first; registrars add and revoke. */
export function addCertificates(app: App, node: Node, read: DirectoryReader): void {
  app.get("/certificates", async (c) => render(c, await listPage(c, read)));
  app.get("/certificates/new", async (c) => {
    registrar(c);
    return render(
      c,
      await addPage(c, new URLSearchParams({ code: readQuery(c, query).agency, scope: "agency" }), undefined),
    );
  });
  app.post("/certificates", async (c) => {
    const desk = registrar(c);
    let typed = new URLSearchParams();
    try {
      const { fields, certificate } = await readCertificateForm(c);
      typed = fields;
      const { code, scope } = parseForm(fields, form, texts);
      if (!certificate) throw certificateMissing();
      await addCertificate(node, desk.by, { agencyCode: canonicalCode(code), scope, file: certificate });
      await flash(c, { vi: certificatesText.vi.added, en: certificatesText.en.added });
      return c.redirect("/certificates?state=all", 303);
    } catch (error) {
      return renderAgain(c, error, (refused) => addPage(c, typed, refused));
    }
  });
  app.get("/certificates/:id/revocation", async (c) => render(c, await revocationPage(c, registrar(c), undefined)));
  app.post("/certificates/:id/revocation", async (c) => {
    const desk = registrar(c);
    try {
      const { reason } = await readForm(c, reasonForm);
      await revokeCertificate(node, desk.by, idOf(c, directoryErrors.certificateMissing), reason);
      await flash(c, { vi: certificatesText.vi.revokeDone, en: certificatesText.en.revokeDone });
      return c.redirect("/certificates?state=revoked", 303);
    } catch (error) {
      return renderAgain(c, error, (refused) => revocationPage(c, desk, refused));
    }
  });
}

async function listPage(c: AppContext, read: DirectoryReader) {
  const desk = watcher(c);
  const { state } = readQuery(c, query);
  const all = (await readCertificates(desk.node.db)).map((one) => ({
    certificate: one,
    condition: conditionOf(one, desk.now),
  }));
  return (
    <CertificatesPage
      frame={await directoryFrame(c)}
      state={state}
      all={all}
      view={await read(desk.node.db)}
      now={desk.now}
      mayChange={mayChangeDirectory(desk.by, desk.now)}
    />
  );
}

async function addPage(c: AppContext, typed: URLSearchParams, error: DomainError | undefined) {
  const frame = await directoryFrame(c, { path: "/certificates/new" });
  return <AddCertificatePage frame={frame} typed={typed} errors={formErrors(error, frame.locale)} />;
}

async function revocationPage(c: AppContext, desk: Desk, error: DomainError | undefined) {
  const id = idOf(c, directoryErrors.certificateMissing);
  const certificate = (await readCertificates(desk.node.db)).find((one) => one.id === id && one.revokedAt === null);
  if (!certificate) throw directoryErrors.certificateMissing();
  const frame = await directoryFrame(c, { path: `/certificates/${id}/revocation` });
  const reason = c.get("form")?.get("reason") ?? "";
  return (
    <RevocationPage frame={frame} certificate={certificate} reason={reason} errors={formErrors(error, desk.locale)} />
  );
}
