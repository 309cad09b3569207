import { type App, render } from "../../../../platform/http/index.ts";
import { organisationErrors } from "../../errors.ts";
import { mayEnrolSeal, mayManage } from "../../policy.ts";
import { findAgency } from "../../store/agencies.ts";
import { appointmentsAt } from "../../store/appointments.ts";
import { postsOf } from "../../store/posts.ts";
import { organisationFrame, visitOf } from "../visit.ts";
import { AgencyPage } from "./view.tsx";

/** `/agencies/:code`: who works there, in which post; the administrator appoints and ends from here. */
export function addAgencyPage(app: App): void {
  app.get("/agencies/:code", async (c) => {
    const { node, by, now } = visitOf(c);
    const code = c.req.param("code");
    const agency = await findAgency(node.db, code);
    if (!agency) throw organisationErrors.agencyMissing(code);
    const view = {
      frame: await organisationFrame(c),
      agency,
      parent: agency.parent === null ? undefined : await findAgency(node.db, agency.parent),
      posts: await postsOf(node.db, code, now),
      history: await appointmentsAt(node.db, code, 50),
      mayManage: mayManage(by, code, now),
      mayEnrolSeal: mayEnrolSeal(by, code, now),
    };
    return render(c, <AgencyPage {...view} />);
  });
}
