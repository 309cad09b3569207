import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { z } from "zod";
import {
  type App,
  type AppContext,
  addressOf,
  frameOf,
  httpErrors,
  readQuery,
  render,
} from "../../../../platform/http/index.ts";
import { isoDay, wordsIn } from "../../../../platform/text/index.ts";
import { agenciesOfNode } from "../../../organisation/index.ts";
import { codesThatExist } from "../../store/tracked.ts";
import { type MeantCode, meantBy } from "./code-candidates.ts";
import { readTracked } from "./read-tracked.ts";
import { trackText } from "./text.ts";
import { TrackPage, TrackSearchPage, trackHref, trackPath } from "./view.tsx";

const asked = z.object({ code: z.string().max(200).optional().catch(undefined) });

/** Look-ups a minute from one address: a counter that shares one is served, trying codes one after another is slow. */
const usualLimit = 120;

/**
 * `/track`, `/track/:code`: where a dossier is, for anyone who has its code, without signing in and without anything about people.
 * @param perMinute look-ups a minute from one address
 */
export function addTrackPages(app: App, perMinute = usualLimit): void {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  app.get(trackPath, async (c) => {
    const code = asked
      .parse(readQuery(c, z.record(z.string(), z.union([z.string(), z.array(z.string())]))))
      .code?.trim();
    if (code) return c.redirect(trackHref(code), 303);
    return render(c, <TrackSearchPage frame={await frameOf(c)} none={code === ""} example={exampleOf(c)} />);
  });
  app.get(`${trackPath}/:code`, async (c) => {
    await consume(c, limiter);
    c.header("X-Robots-Tag", "noindex");
    return show(c, c.req.param("code"));
  });
}

async function consume(c: AppContext, limiter: RateLimiterMemory): Promise<void> {
  try {
    await limiter.consume(addressOf(c));
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    c.header("Retry-After", String(seconds));
    throw httpErrors.tooMany(seconds);
  }
}

async function show(c: AppContext, typed: string): Promise<Response> {
  const node = c.get("node");
  const locale = c.get("locale");
  const agencies = (await agenciesOfNode(node.db)).map(({ code }) => code);
  const meant = meantBy(typed, isoDay(node.clock.now()), agencies);
  const tracked = await readTracked(node, meant.same, locale);
  if (!tracked) return missing(c, typed, meant, agencies);
  // One address for each dossier, however its code was typed.
  if (tracked.dossier.code !== typed) return c.redirect(trackHref(tracked.dossier.code), 302);
  return render(c, <TrackPage frame={await frameOf(c)} tracked={tracked} />);
}

async function missing(c: AppContext, typed: string, meant: MeantCode, agencies: readonly string[]): Promise<Response> {
  const text = wordsIn(trackText, c.get("locale"));
  const shown = typed.replaceAll("\0", "").slice(0, 60);
  const { agency } = meant;
  const found = await codesThatExist(c.get("node").db, meant.near);
  const isForeign = agency !== undefined && !agencies.includes(agency) && found.length === 0;
  const miss = {
    title: text.missTitle(shown),
    text: agency === undefined ? text.missUnread : isForeign ? text.missElsewhere(agency) : text.missText,
    suggestions: found.map((code) => ({ code, href: trackHref(code) })),
  };
  const frame = await frameOf(c);
  return render(c, <TrackSearchPage frame={frame} value={shown} miss={miss} example={exampleOf(c)} />, 404);
}

/** A code of the node's own kind. */
function exampleOf(c: AppContext): { readonly agency: string; readonly day: string; readonly sequence: string } {
  const { config, clock } = c.get("node");
  return { agency: config.code, day: isoDay(clock.now()).slice(2).replaceAll("-", ""), sequence: "0361" };
}
