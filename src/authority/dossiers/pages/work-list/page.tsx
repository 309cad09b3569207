import { DomainError } from "../../../../platform/errors/index.ts";
import { type App, type AppContext, localPath, render, renderPart } from "../../../../platform/http/index.ts";
import { liveStream } from "../../../../platform/live/index.ts";
import { LocaleContext } from "../../../../ui/index.ts";
import { readDossier } from "../../read-dossier.ts";
import { dossierPath } from "../dossier/desk.ts";
import { listFrame, type Officer, officer } from "../officer.ts";
import { type ListAddress, listPath, readAddress } from "./address.ts";
import { giveSelection } from "./give.ts";
import { type PreviewFacts, PreviewPage, PreviewPane } from "./preview.tsx";
import { readList, readOffers, scopeOf } from "./read-list.ts";
import { sendCsv } from "./send-csv.ts";
import { ListBody, WorkListPage } from "./view.tsx";

/** `/dossiers`: what there is to do; new rows appear by themselves. Beside it a dossier at a glance, the list as CSV, and giving several away. */
export function addWorkList(app: App): void {
  app.get(listPath, show);
  app.get("/dossiers/live", live);
  app.get("/dossiers/export.csv", async (c) => sendCsv(c, officer(c), readAddress(c)));
  app.post("/dossiers/assignments", async (c) => giveSelection(c, officer(c)));
  app.get(`${dossierPath}/preview`, async (c) => {
    const who = officer(c);
    const facts = await previewOf(who, c.req.param("code") ?? "");
    if (c.req.header("lt-part") !== undefined)
      return renderPart(
        c,
        <LocaleContext.Provider value={who.locale}>
          <PreviewPane facts={facts} />
        </LocaleContext.Provider>,
      );
    const backHref = localPath(new URL(c.req.url).searchParams.get("back") ?? listPath);
    return render(c, <PreviewPage frame={await listFrame(c)} facts={facts} backHref={backHref} />);
  });
}

async function show(c: AppContext): Promise<Response> {
  const who = officer(c);
  const address = readAddress(c);
  const facts = await readList(who, address);
  const [offers, preview, frame] = await Promise.all([
    readOffers(who, facts),
    openBeside(who, address, facts.rows[0]?.code),
    listFrame(c),
  ]);
  return render(c, <WorkListPage frame={frame} facts={facts} offers={offers} preview={preview} />);
}

/** What stands beside the list: the row that was open before one went away, else the first. */
async function openBeside(who: Officer, { open }: ListAddress, first: string | undefined) {
  const code = open ?? first;
  if (code === undefined) return undefined;
  try {
    return await previewOf(who, code);
  } catch (error) {
    // It is no longer to be seen: the list still is.
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

async function previewOf({ node, by }: Officer, code: string): Promise<PreviewFacts> {
  return { ...(await readDossier(node, by, code)), accountId: by.accountId, machineNow: node.machine.now() };
}

/** How often a list is drawn anew at most, in milliseconds: at a large counter something happens every second. */
const drawnEvery = 1_500;

async function live(c: AppContext): Promise<Response> {
  const who = officer(c);
  const address = readAddress(c);
  const { agencies } = await scopeOf(who, address);
  const topics = agencies.map((code) => `dossiers:${code}`);
  let drawnAt = Number.NEGATIVE_INFINITY;
  return liveStream(c, who.node.live, topics, {
    pauseMilliseconds: drawnEvery,
    message: async () => {
      // News of several agencies that came together is one drawing: the first shows all of it.
      if (performance.now() - drawnAt < drawnEvery) return undefined;
      drawnAt = performance.now();
      const facts = await readList({ ...who, now: who.node.clock.now() }, address);
      const html = await (
        <LocaleContext.Provider value={who.locale}>
          <ListBody facts={facts} isNews />
        </LocaleContext.Provider>
      );
      return { data: String(await html.toString()) };
    },
  });
}
