import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { Details, Picker, useLocale } from "../../../../ui/index.ts";
import { type RecipientChoices, wholeLevels } from "./choices.ts";
import { recipientsText } from "./text.ts";

/** Answers a button of "many at once" with this part of the form, the new ones chosen. Without script the whole form is sent. */
export const recipientsPartPath = "/outgoing/recipient-choices";

const partId = "recipients-part";

/** The part of a form in which recipients are chosen: one by one, by a saved group, or all of a level. Works without script. */
export function RecipientsField({ choices, error }: { choices: RecipientChoices; error?: string | undefined }) {
  const text = wordsIn(recipientsText, useLocale());
  const isEmpty = choices.found?.length === 0;
  return (
    <div id={partId}>
      <Picker
        name="recipients"
        legend={text.legend}
        hint={text.hint}
        errorMessage={error ?? (isEmpty ? text.nothing : undefined)}
        chosen={choices.chosen}
        searchHref={recipientsPartPath}
        query={choices.query}
        found={choices.found}
      />
      <Details summaryText={text.several} open={choices.many !== undefined}>
        <Levels {...choices} />
        <Groups {...choices} />
      </Details>
    </div>
  );
}

function Levels({ areas, many }: RecipientChoices) {
  const locale = useLocale();
  const text = wordsIn(recipientsText, locale);
  return (
    <div class="lt-fields lt-fields--act">
      <div class="govuk-form-group">
        <label class="govuk-label" for="recipient-level">
          {text.level}
        </label>
        <select class="govuk-select" id="recipient-level" name="recipient-level">
          {[...wholeLevels].reverse().map((level) => (
            <option value={level} selected={level === many?.level}>
              {text[level]}
            </option>
          ))}
        </select>
      </div>
      <div class="govuk-form-group">
        <label class="govuk-label" for="recipient-under">
          {text.under}
        </label>
        <select class="govuk-select" id="recipient-under" name="recipient-under">
          <option value="">{text.everywhere}</option>
          {areas.map((area) => (
            <option value={area.code} selected={area.code === many?.under}>
              {locale === "en" && area.nameEn !== "" ? area.nameEn : area.name} ({area.code})
            </option>
          ))}
        </select>
      </div>
      <AddButton name="add-level" text={text.addLevel} />
    </div>
  );
}

function Groups({ groups, many }: RecipientChoices) {
  const locale = useLocale();
  const text = wordsIn(recipientsText, locale);
  if (groups.length === 0) {
    return (
      <p class="lt-small lt-mt2">
        <a href="/recipient-groups/new">{text.firstGroup}</a>
      </p>
    );
  }
  return (
    <div class="lt-fields lt-fields--act">
      <div class="govuk-form-group">
        <label class="govuk-label" for="recipient-group">
          {text.group}
        </label>
        <select class="govuk-select" id="recipient-group" name="recipient-group">
          <option value="">{text.noGroup}</option>
          {groups.map((group) => (
            <option value={group.id} selected={group.id === many?.group}>
              {text.groupItem(group.name, formatNumber(group.members.length, locale))}
            </option>
          ))}
        </select>
      </div>
      <AddButton name="add-group" text={text.addGroup} />
    </div>
  );
}

// With script only this part is drawn anew, and the rest of the form keeps its place and its text.
function AddButton({ name, text }: { name: string; text: string }) {
  return (
    <button
      class="govuk-button govuk-button--secondary"
      type="submit"
      id={name}
      name={name}
      value="1"
      formnovalidate
      hx-post={recipientsPartPath}
      hx-target={`#${partId}`}
      hx-swap="outerHTML"
    >
      {text}
    </button>
  );
}
