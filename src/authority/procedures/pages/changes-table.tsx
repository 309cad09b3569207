import type { Child } from "hono/jsx";
import { wordsIn } from "../../../platform/text/index.ts";
import { Table, type TableCell, useLocale } from "../../../ui/index.ts";
import { changedFields } from "../actions/commit-act.ts";
import type { OfferedFacts } from "../offered.ts";
import { standardText } from "./standardisation/text.ts";
import { fieldName, fieldValue, words } from "./words.ts";

/** One procedure that is changed: how it is named, and both sides. `note` says what is done when a side is not there. */
export type ChangedProcedure = {
  readonly title: Child;
  readonly note?: string | undefined;
  readonly before: OfferedFacts | null;
  readonly after: OfferedFacts | null;
};

/** Old and new of every fact that differs, procedure by procedure in one table. */
export function ChangesTable({ caption, changes }: { caption: string; changes: readonly ChangedProcedure[] }) {
  const locale = useLocale();
  const text = wordsIn(standardText, locale);
  return (
    <section class="lt-scroll lt-mt4" tabindex={0} aria-label={caption}>
      <Table
        caption={caption}
        captionClasses="govuk-visually-hidden"
        head={[
          { text: words(locale).code },
          { text: text.subject },
          { text: text.field },
          { text: text.before },
          { text: text.after },
        ]}
        rows={changes.flatMap((change) => rowsOf(change))}
      />
    </section>
  );

  function rowsOf({ title, note, before, after }: ChangedProcedure): readonly (readonly TableCell[])[] {
    const code = (before ?? after)?.code ?? "";
    // Of a procedure that is made or taken out every fact differs: that it is says enough.
    if (before === null || after === null) {
      return [[{ text: code, classes: "lt-code" }, { text: title }, { text: note ?? "", colspan: 3 }]];
    }
    const fields = changedFields({ before, after });
    // A span of rows would do, but its first cells count as the first of their rows, and columns would not stand in line.
    return fields.map((field, index) => [
      { text: index === 0 ? code : "", classes: "lt-code" },
      { text: index === 0 ? title : "" },
      { text: fieldName(field, locale) },
      { text: fieldValue(before, field, locale) },
      { text: <strong>{fieldValue(after, field, locale)}</strong> },
    ]);
  }
}
