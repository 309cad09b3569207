import { z } from "zod";
import { type App, csvFile, csvLimit, type Frame, readQuery, render } from "../../../../platform/http/index.ts";
import { readMetric } from "../../../../platform/metrics/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { isoDay, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { searchAgencies } from "../../../directory/index.ts";
import { procedureErrors } from "../../errors.ts";
import { counts, type OfferFigure, offerFigureNames, offerFigures } from "../../offer-figures.ts";
import { type KeptOffer, offeredVersion, readOffered, readOfferedCatalogues } from "../../store/offered.ts";
import { keeper, officerFrame } from "../desk.ts";
import { ownerName } from "../names.ts";
import { formatInQuery, pageInQuery } from "../query.ts";
import { procedureWords } from "../words.ts";
import { OfferedPage } from "./list.tsx";
import { findingName, standardisationText } from "./text.ts";
import { type AuthorityFigures, StandardisationPage } from "./view.tsx";

const pageSize = 50;

const listQuery = z.object({ show: z.enum(offerFigures).catch("offered"), format: formatInQuery, page: pageInQuery });

/** `/standardisation`: what each authority offers, in figures; each figure opens its list. */
export function addStandardisation(app: App, node: Node): void {
  app.get("/standardisation", async (c) => {
    const { now, locale } = keeper(c);
    const { format } = readQuery(c, z.object({ format: formatInQuery }));
    const authorities = await authoritiesOf(node, now);
    const text = wordsIn(standardisationText, locale);
    if (format)
      return csvFile(c, "standardisation", [
        [text.authority, ...offerFigures.map((figure) => textIn(offerFigureNames[figure], locale))],
        ...authorities.map(({ name, figures }) => [
          textIn(name, locale),
          ...offerFigures.map((one) => figures.get(one) ?? 0),
        ]),
      ]);
    const frame = await officerFrame(c, { current: "/standardisation" });
    return render(c, <StandardisationPage frame={frame} authorities={authorities} />);
  });
  app.get("/standardisation/:agency", async (c) => {
    keeper(c);
    const agency = c.req.param("agency");
    const { show, format, page } = readQuery(c, listQuery);
    if ((await offeredVersion(node.db, agency)) === 0) throw procedureErrors.authorityMissing(agency);
    const offers = (await readOffered(node.db, agency)).filter((offer) => counts(show, offer));
    const frame = await officerFrame(c, { current: "/standardisation" });
    if (format) return csvFile(c, `standardisation-${agency}-${show}`, table(frame, offers.slice(0, csvLimit)));
    const rows = offers.slice((page - 1) * pageSize, page * pageSize);
    const view = { frame, agency, show, page, pageSize, total: offers.length, offers: rows };
    return render(c, <OfferedPage {...view} name={await nameOf(node, agency)} />);
  });
}

async function authoritiesOf(node: Node, now: Date): Promise<readonly AuthorityFigures[]> {
  const to = isoDay(now);
  const byAgency = new Map<string, Map<OfferFigure, number>>();
  for (const figure of offerFigures) {
    const reading = await readMetric(node.db, { metric: `procedures.of-authorities.${figure}`, to, by: "agency" });
    for (const { key, value } of reading.groups) {
      const figures = byAgency.get(key) ?? new Map<OfferFigure, number>();
      byAgency.set(key, figures.set(figure, value));
    }
  }
  const catalogues = await readOfferedCatalogues(node.db);
  const { agencies } = await searchAgencies(node.db, { codes: catalogues.map(({ agency }) => agency) });
  const names = new Map(agencies.map(({ code, name, nameEn }) => [code, { vi: name, en: nameEn }]));
  return catalogues.map(({ agency, at }) => ({
    agency,
    at,
    name: names.get(agency) ?? { vi: ownerName(agency, "vi"), en: ownerName(agency, "en") },
    figures: byAgency.get(agency) ?? new Map<OfferFigure, number>(),
  }));
}

async function nameOf(node: Node, agency: string) {
  const { agencies } = await searchAgencies(node.db, { codes: [agency] });
  const [found] = agencies;
  return found ? { vi: found.name, en: found.nameEn } : { vi: ownerName(agency, "vi"), en: ownerName(agency, "en") };
}

function table({ locale }: Frame, offers: readonly KeptOffer[]): readonly (readonly (string | number)[])[] {
  const text = wordsIn(standardisationText, locale);
  const words = wordsIn(procedureWords, locale);
  return [
    [
      words.code,
      words.name,
      text.nationalVersion,
      words.online,
      text.filed,
      text.decided,
      words.announced,
      words.effective,
      words.publishedOn,
      text.findings,
    ],
    ...offers.map(({ record }) => [
      ...[record.code, record.name, record.nationalVersion ?? "", record.online ?? "", record.filedOnline],
      ...[record.decision?.date ?? "", record.announcedOn ?? "", record.effectiveFrom ?? "", record.publishedOn ?? ""],
      record.findings.map((code) => textIn(findingName(code), locale)).join("; "),
    ]),
  ];
}
