import type { Frame } from "../../../../platform/http/index.ts";
import { textIn, wordsIn } from "../../../../platform/text/index.ts";
import { agencyLevels, levelNames } from "../../agency.ts";
import type { DirectoryView } from "../../store/view.ts";
import { directoryWords } from "../words.ts";
import { agenciesHref } from "./href.ts";
import { provincesOf } from "./overview.tsx";
import type { AgencyQuery } from "./page.tsx";

type Choice = { readonly text: string; readonly href: string; readonly current: boolean };

/** The filters of the results, a link each: they work by touch and without script, and the address holds them. */
export function FilterLinks({ frame, asked, view }: { frame: Frame; asked: AgencyQuery; view: DirectoryView }) {
  const words = wordsIn(directoryWords, frame.locale);
  const base = { ...asked, page: 1, list: "all" as const };
  const levels = agencyLevels.map((level) => ({
    text: textIn(levelNames[level], frame.locale),
    href: agenciesHref({ ...base, level }),
    current: asked.level === level,
  }));
  const anyLevel = { text: words.allLevels, href: agenciesHref({ ...base, level: undefined }), current: !asked.level };
  const provinces = provincesOf(view).map(({ code, place }) => ({
    text: place || code,
    href: agenciesHref({ ...base, province: code }),
    current: asked.province === code,
  }));
  const anywhere = {
    text: words.allProvinces,
    href: agenciesHref({ ...base, province: undefined }),
    current: !asked.province,
  };
  return (
    <>
      <Choices label={words.level} items={[anyLevel, ...levels]} />
      <Choices label={words.province} items={[anywhere, ...provinces]} />
    </>
  );
}

function Choices({ label, items }: { label: string; items: readonly Choice[] }) {
  return (
    <nav aria-label={label}>
      <p class="lt-mt2 lt-small">
        <span class="lt-quiet">{label}: </span>
        {items.map((item, index) => (
          <>
            {index > 0 ? " · " : null}
            {item.current ? (
              <strong class="lt-strong" aria-current="true">
                {item.text}
              </strong>
            ) : (
              <a href={item.href}>{item.text}</a>
            )}
          </>
        ))}
      </p>
    </nav>
  );
}
