import { findLevelOne } from "../../../../engines/codes/index.ts";
import { type App, type AppContext, frameOf, render } from "../../../../platform/http/index.ts";
import { agenciesOfNode } from "../../../organisation/index.ts";
import { procedureErrors } from "../../errors.ts";
import { findNationalVersion, readNational } from "../../store/national.ts";
import { findPublished } from "../../store/offered.ts";
import { PublicProcedurePage } from "./view.tsx";

/** `/procedures/:code`: a published procedure as people read it, under the authority's code or the nation's. */
export function addPublicProcedure(app: App): void {
  app.get("/procedures/:code", show);
}

async function show(c: AppContext): Promise<Response> {
  const { db } = c.get("node");
  const locale = c.get("locale");
  const offered = await findPublished(db, (c.req.param("code") ?? "").replaceAll("\0", "").normalize("NFC"));
  if (!offered) throw procedureErrors.missing();
  const { nationalCode, nationalVersion } = offered;
  const now = nationalCode === null ? undefined : (await readNational(db, db))?.byCode.get(nationalCode);
  const taken =
    nationalCode === null || nationalVersion === null || now?.version === nationalVersion
      ? now
      : ((await findNationalVersion(db, nationalCode, nationalVersion)) ?? now);
  const isOther = now !== undefined && (now.status === "withdrawn" || now.version !== taken?.version);
  const owner = findLevelOne(taken?.owner ?? "");
  const receivers = await agenciesOfNode(db, { codes: offered.receivers });
  return render(
    c,
    <PublicProcedurePage
      frame={await frameOf(c)}
      offered={offered}
      record={taken}
      current={isOther ? now : undefined}
      ownerName={(locale === "vi" ? owner?.name : owner?.nameEn) ?? taken?.owner ?? ""}
      receivers={receivers.map((one) => (locale === "vi" ? one.name : one.nameEn))}
    />,
  );
}
