import { parseAgencyCode } from "../../../../engines/codes/index.ts";
import { type App, type AppContext, render } from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { isoDay } from "../../../../platform/text/index.ts";
import type { Agency, AgencyCertificate } from "../../agency.ts";
import { directoryErrors } from "../../errors.ts";
import { mayChangeDirectory } from "../../policy.ts";
import { suggestAgencies } from "../../resolve-recipient.ts";
import type { DirectoryReader, DirectoryView } from "../../store/view.ts";
import { directoryFrame } from "../desk.ts";
import { AgencyPage } from "./view.tsx";

/** `/agencies/:code`: one agency, for everyone. A code in the older form leads to the page under the newer one. */
export function addAgency(app: App, node: Node, read: DirectoryReader): void {
  app.get("/agencies/:code", async (c) => {
    const view = await read(node.db);
    const agency = agencyAt(c, view);
    if (c.req.param("code") !== agency.code) return c.redirect(`/agencies/${agency.code}`, 303);
    const principal = c.get("principal");
    const now = node.clock.now();
    return render(
      c,
      <AgencyPage
        frame={await directoryFrame(c)}
        agency={agency}
        view={view}
        today={isoDay(now)}
        certificates={certificatesOf(view, agency, now)}
        mayChange={principal !== undefined && mayChangeDirectory(principal, now)}
      />,
    );
  });
}

/** The agency that an address names, in either form of code. Throws `directory.agency-missing` with codes that look alike. */
export function agencyAt(c: AppContext, view: DirectoryView): Agency {
  const typed = c.req.param("code") ?? "";
  const code = parseAgencyCode(typed).normalised ?? typed;
  const agency = view.agencies.get(code);
  if (!agency) throw directoryErrors.agencyMissing(typed, suggestAgencies(view, code));
  return agency;
}

/** Certificates in force with which documents of the agency may be signed: its own, then those of agencies above. */
function certificatesOf(view: DirectoryView, agency: Agency, now: Date): readonly AgencyCertificate[] {
  const covering = [...view.certificates.values()].flat().filter((one) => {
    const own = one.agencyCode === agency.code;
    const above = one.scope === "subtree" && agency.code.startsWith(`${one.agencyCode}.`);
    return (own || above) && one.revokedAt === null && one.validFrom <= now && one.validUntil > now;
  });
  return covering.sort((a, b) => b.agencyCode.length - a.agencyCode.length);
}
