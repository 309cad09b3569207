import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { Details, Picker, useLocale } from "../../../../ui/index.ts";
import { type RecipientChoices, wholeLevels } from "./choices.ts";
import { recipientsText } from "./text.ts";

/** The part of a form in which recipients are chosen: one by one, by a saved group, or all of a level. Works without script. */
export function RecipientsField({ choices, error }: { choices: RecipientChoices; error?: string | undefined }) {
  const locale = useLocale();
  const text = wordsIn(recipientsText, locale);
  const count = formatNumber(choices.chosen.length, locale);
  const isEmpty = choices.found?.length === 0;
  return (
    <>
      <Picker
        name="recipients"
        legend={text.legend}
        hint={`${text.hint} ${text.chosen(count)}`}
        errorMessage={error ?? (isEmpty ? text.nothing : undefined)}
        chosen={choices.chosen}
        searchHref="/outgoing/recipient-choices"
        query={choices.query}
        found={choices.found}
      />
      <Details summaryText={text.several}>
        <Groups {...choices} />
        <Levels {...choices} />
      </Details>
    </>
  );
}

function Groups({ groups }: RecipientChoices) {
  const locale = useLocale();
  const text = wordsIn(recipientsText, locale);
  if (groups.length === 0) return null;
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for="recipient-group">
        {text.group}
      </label>
      <select class="govuk-select" id="recipient-group" name="recipient-group">
        <option value="">{text.noGroup}</option>
        {groups.map((group) => (
          <option value={group.id}>{text.groupItem(group.name, formatNumber(group.members.length, locale))}</option>
        ))}
      </select>{" "}
      <button class="govuk-button govuk-button--secondary" type="submit" name="add-group" value="1" formnovalidate>
        {text.addGroup}
      </button>
    </div>
  );
}

function Levels({ areas }: RecipientChoices) {
  const locale = useLocale();
  const text = wordsIn(recipientsText, locale);
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for="recipient-level">
        {text.level}
      </label>
      <select class="govuk-select" id="recipient-level" name="recipient-level">
        {[...wholeLevels].reverse().map((level) => (
          <option value={level}>{text[level]}</option>
        ))}
      </select>
      <label class="govuk-label lt-mt2" for="recipient-under">
        {text.under}
      </label>
      <select class="govuk-select" id="recipient-under" name="recipient-under">
        <option value="">{text.everywhere}</option>
        {areas.map((area) => (
          <option value={area.code}>
            {locale === "en" && area.nameEn !== "" ? area.nameEn : area.name} ({area.code})
          </option>
        ))}
      </select>{" "}
      <button class="govuk-button govuk-button--secondary" type="submit" name="add-level" value="1" formnovalidate>
        {text.addLevel}
      </button>
    </div>
  );
}
