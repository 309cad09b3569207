import { formatNumber, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { Num, Ruled, Table } from "../../../../ui/index.ts";
import { type Agency, levelNames } from "../../agency.ts";
import { directoryWords } from "../words.ts";
import { agencyText } from "./text.ts";
import type { AgencyView } from "./view.tsx";

/** The agencies directly below, and the way to everything below. */
export function Children({ frame, agency, view, today }: AgencyView) {
  const text = wordsIn(agencyText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  const living = [...view.agencies.values()].filter(({ validUntil }) => validUntil === null || validUntil > today);
  const children = living.filter(({ parent }) => parent === agency.code);
  const below = living.filter(({ code }) => code.startsWith(`${agency.code}.`)).length;
  const name = (one: Agency) => (frame.locale === "vi" ? one.name : one.nameEn);
  return (
    <section class="lt-section" aria-labelledby="children">
      <Ruled id="children" text={text.children} note={formatNumber(children.length, frame.locale)} />
      {children.length === 0 ? (
        <p class="lt-mt2">{text.noChildren}</p>
      ) : (
        <Table
          caption={text.children}
          captionClasses="govuk-visually-hidden"
          firstCellIsHeader
          head={[{ text: words.name }, { text: words.code }, { text: words.level }]}
          rows={children.map((one) => [
            { text: <a href={`/agencies/${one.code}`}>{name(one)}</a> },
            { text: one.code, classes: "lt-code lt-nowrap" },
            { text: textIn(levelNames[one.level], frame.locale), classes: "lt-nowrap" },
          ])}
        />
      )}
      {below > children.length ? (
        <p class="lt-mt3">
          <Num href={`/agencies?under=${agency.code}`}>{text.childrenAll(formatNumber(below + 1, frame.locale))}</Num>
        </p>
      ) : null}
    </section>
  );
}
