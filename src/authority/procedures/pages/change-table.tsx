import { wordsIn } from "../../../platform/text/index.ts";
import { Table, useLocale } from "../../../ui/index.ts";
import { changedFields } from "../actions/commit-act.ts";
import type { OfferedFacts } from "../offered.ts";
import { standardText } from "./standardisation/text.ts";
import { fieldName, fieldValue } from "./words.ts";

/** Old and new of each fact that differs. */
export function ChangeTable({
  caption,
  before,
  after,
}: {
  caption: string;
  before: OfferedFacts | null;
  after: OfferedFacts | null;
}) {
  const locale = useLocale();
  const text = wordsIn(standardText, locale);
  const fields = changedFields({ before, after }).filter(
    (field) => fieldValue(before, field, locale) !== fieldValue(after, field, locale),
  );
  return (
    <Table
      caption={caption}
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      head={[{ text: text.field }, { text: text.before }, { text: text.after }]}
      rows={fields.map((field) => [
        { text: fieldName(field, locale) },
        { text: before ? fieldValue(before, field, locale) : "–" },
        { text: after ? fieldValue(after, field, locale) : "–" },
      ])}
    />
  );
}
