import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { z } from "zod";
import { parseProcedureCode } from "../../../../engines/codes/index.ts";
import type { Db } from "../../../../platform/db/index.ts";
import {
  type App,
  type AppContext,
  addressOf,
  frameOf,
  httpErrors,
  readQuery,
  render,
} from "../../../../platform/http/index.ts";
import { isoDay, textIn, wordsIn } from "../../../../platform/text/index.ts";
import type { DirectoryReader } from "../../../directory/index.ts";
import { findRecord } from "../../../procedures/index.ts";
import { knownCodes } from "../../store/pages-track.ts";
import { namesIn } from "../desk.ts";
import { type MeantCode, meantBy } from "./meant-code.ts";
import { readTracked } from "./read-tracked.ts";
import { trackText } from "./text.ts";
import { TrackPage, TrackSearchPage, trackHref, trackPath } from "./view.tsx";

/** Look-ups a minute from one address: an office that shares one is served, trying codes one after another is slow. */
const usualLimit = 120;

const query = z.object({ code: z.string().trim().max(200).optional().catch(undefined) });

/**
 * `/track`, `/track/:code`: where a dossier of the country is, for anyone who has its code, without signing in and without anything about
 * people.
 * @param perMinute look-ups a minute from one address
 */
export function addTrack(app: App, readDirectory: DirectoryReader, perMinute = usualLimit): void {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  app.get(trackPath, async (c) => {
    const { code } = readQuery(c, query);
    if (code) return c.redirect(trackHref(code), 303);
    return render(c, <TrackSearchPage frame={await frameOf(c)} none={code === ""} example={exampleOf(c)} />);
  });
  app.get(`${trackPath}/:code`, async (c) => {
    await consume(c, limiter);
    c.header("X-Robots-Tag", "noindex");
    return show(c, readDirectory, c.req.param("code"));
  });
}

async function consume(c: AppContext, limiter: RateLimiterMemory): Promise<void> {
  await limiter.consume(addressOf(c)).catch((refused: unknown) => {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    c.header("Retry-After", String(seconds));
    throw httpErrors.tooMany(seconds);
  });
}

async function show(c: AppContext, readDirectory: DirectoryReader, typed: string): Promise<Response> {
  const node = c.get("node");
  const directory = await readDirectory(node.db);
  const meant = meantBy(typed, isoDay(node.clock.now()), directory.codes);
  const tracked = await readTracked(node, meant.same, (code) => limitsOf(node.db, code));
  const nameOf = namesIn(directory, c.get("locale"));
  if (!tracked) return missing(c, typed, meant, nameOf);
  // One address for each dossier, however its code was typed.
  if (tracked.dossier.code !== typed) return c.redirect(trackHref(tracked.dossier.code), 302);
  return render(c, <TrackPage frame={await frameOf(c)} tracked={tracked} nameOf={nameOf} />);
}

/** The limits that the national catalogue gives a procedure; an authority's own code holds the national one. */
async function limitsOf(db: Db, code: string): Promise<readonly string[]> {
  const record = await findRecord(db, parseProcedureCode(code).parts?.national ?? code);
  return record?.limits.map(({ limit }) => limit) ?? [];
}

async function missing(
  c: AppContext,
  typed: string,
  { near, right, agency, problem }: MeantCode,
  nameOf: (code: string) => string,
): Promise<Response> {
  const locale = c.get("locale");
  const text = wordsIn(trackText, locale);
  const shown = typed.replaceAll("\0", "").slice(0, 60);
  const found = await knownCodes(c.get("node").db, near);
  const suggestions = [...(right ? [right] : []), ...found].map((code) => ({ code, href: trackHref(code) }));
  const known = agency !== undefined && nameOf(agency) !== agency;
  const why = problem ? text.missForm(textIn(problem, locale)) : known ? text.missAt(nameOf(agency)) : text.missText;
  const miss = { title: text.missTitle(shown), text: why, suggestions };
  return render(c, <TrackSearchPage frame={await frameOf(c)} value={shown} miss={miss} example={exampleOf(c)} />, 404);
}

function exampleOf(c: AppContext) {
  const day = isoDay(c.get("node").clock.now()).slice(2).replaceAll("-", "");
  return { agency: "H36.50.05", day, sequence: "0361" };
}
