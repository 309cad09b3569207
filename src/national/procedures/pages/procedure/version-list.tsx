import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import type { Procedure } from "../../../../protocol/procedures/index.ts";
import { Ruled, Versions } from "../../../../ui/index.ts";
import type { VersionEntry } from "../../store/versions.ts";
import { dayText, partName } from "../names.ts";
import { procedureWords } from "../words.ts";
import { procedureText } from "./text.ts";

/** The versions of a procedure and what each changed; the others are a link away. */
export function VersionList({
  frame,
  procedure,
  versions,
}: {
  frame: Frame;
  procedure: Procedure;
  versions: readonly VersionEntry[];
}) {
  const { locale } = frame;
  const text = wordsIn(procedureText, locale);
  const words = wordsIn(procedureWords, locale);
  return (
    <section aria-labelledby="versions">
      <Ruled id="versions" text={text.versionsTitle} />
      <Versions
        items={versions.map((entry) => {
          const what =
            entry.changes.length === 0
              ? entry.version === 1
                ? text.first
                : text.taken
              : text.changed(entry.changes.map((part) => partName(part, locale).toLowerCase()).join(", "));
          const isShown = entry.version === procedure.version;
          return {
            number: entry.version,
            what: isShown ? what : <a href={`/procedures/${procedure.code}?version=${entry.version}`}>{what}</a>,
            by: text.versionBy(dayText(entry.publishedOn), entry.decision),
            current: isShown,
          };
        })}
      />
      <p class="lt-small lt-quiet lt-mt2 lt-noprint">
        {words.versionOf(procedure.version)} ·{" "}
        <a href={`/api/procedures/${procedure.code}?version=${procedure.version}`}>{text.machine}</a>
      </p>
    </section>
  );
}
