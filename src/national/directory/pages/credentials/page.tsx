import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  line,
  optionalLine,
  readForm,
  readQuery,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { issueCredential } from "../../actions/issue-credential.ts";
import { canonicalCode } from "../../actions/register-agency.ts";
import { revokeCredential } from "../../actions/revoke-credential.ts";
import { directoryErrors } from "../../errors.ts";
import { mayChangeDirectory } from "../../policy.ts";
import { readCredentials } from "../../store/credentials.ts";
import type { DirectoryReader } from "../../store/view.ts";
import { directoryFrame, formErrors, idOf, registrar, watcher } from "../desk.ts";
import { SecretPage } from "../secret.tsx";
import { directoryWords } from "../words.ts";
import { IssuePage } from "./issue.tsx";
import { CredentialsPage } from "./list.tsx";
import { RevokeCredentialPage } from "./revocation.tsx";
import { credentialsText } from "./text.ts";

const form = z.object({
  code: line(60),
  software: optionalLine(200),
  rate: z.coerce.number().int().min(1).max(100_000).default(600),
});
const query = z.object({ agency: z.string().max(60).catch("") });
const texts = { code: { vi: directoryWords.vi.codeMissing, en: directoryWords.en.codeMissing } };

/** `/credentials`: with what foreign software speaks for its agency; registrars issue and revoke. */
export function addCredentials(app: App, node: Node, read: DirectoryReader): void {
  const list = { current: "/certificates" };
  app.get("/credentials", async (c) => {
    const desk = watcher(c);
    const credentials = await readCredentials(node.db);
    const mayChange = mayChangeDirectory(desk.by, desk.now);
    const props = { credentials, view: await read(node.db), machineNow: node.machine.now(), mayChange };
    return render(c, <CredentialsPage frame={await directoryFrame(c, list)} {...props} />);
  });
  app.get("/credentials/new", async (c) => {
    registrar(c);
    return render(c, await issuePage(c, new URLSearchParams({ code: readQuery(c, query).agency }), undefined));
  });
  app.post("/credentials", async (c) => {
    const desk = registrar(c);
    try {
      const { code, software, rate } = await readForm(c, form, texts);
      const wanted = { agencyCode: canonicalCode(code), ratePerMinute: rate, ...(software ? { software } : {}) };
      const issued = await issueCredential(node, desk.by, wanted);
      c.header("Cache-Control", "no-store");
      const frame = await directoryFrame(c, { path: "/credentials", ...list });
      return render(c, <SecretPage frame={frame} issued={issued} backHref="/credentials" />);
    } catch (error) {
      return renderAgain(c, error, (refused) => issuePage(c, c.get("form") ?? new URLSearchParams(), refused));
    }
  });
  app.get("/credentials/:id/revocation", async (c) => {
    registrar(c);
    const id = idOf(c, directoryErrors.credentialMissing);
    const credential = (await readCredentials(node.db)).find((one) => one.id === id && one.revokedAt === null);
    if (!credential) throw directoryErrors.credentialMissing();
    return render(c, <RevokeCredentialPage frame={await directoryFrame(c, list)} credential={credential} />);
  });
  app.post("/credentials/:id/revocation", async (c) => {
    const desk = registrar(c);
    await revokeCredential(node, desk.by, idOf(c, directoryErrors.credentialMissing));
    await flash(c, { vi: credentialsText.vi.revokeDone, en: credentialsText.en.revokeDone });
    return c.redirect("/credentials", 303);
  });
}

async function issuePage(c: AppContext, typed: URLSearchParams, error: DomainError | undefined) {
  const frame = await directoryFrame(c, { path: "/credentials/new", current: "/certificates" });
  return <IssuePage frame={frame} typed={typed} errors={formErrors(error, frame.locale)} />;
}
