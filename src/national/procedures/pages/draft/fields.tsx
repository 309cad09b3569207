import { levelOneAgencies } from "../../../../engines/codes/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { textIn, wordsIn } from "../../../../platform/text/index.ts";
import { applicantKinds, lifeEventNames, lifeEvents, procedureLevels } from "../../../../protocol/procedures/index.ts";
import { Checkboxes, Input, Ruled, Select, Textarea } from "../../../../ui/index.ts";
import type { DraftRecord } from "../../draft.ts";
import { applicantNames, levelNames } from "../../vocabulary.ts";
import type { FormErrors } from "../desk.ts";
import { ownerName } from "../names.ts";
import { procedureWords } from "../words.ts";
import { draftText } from "./text.ts";

/** What the parts of the editor get. */
export type DraftPart = { readonly frame: Frame; readonly draft: DraftRecord; readonly errors: FormErrors };

/** Parts of a procedure that are single fields. */
export function DraftFields(props: DraftPart) {
  return (
    <>
      <Identity {...props} />
      <PlainWords {...props} />
      <Channels {...props} />
    </>
  );
}

/** The fields of one kind, with what is typed and what is wrong. */
function fieldsOf({ draft, errors }: DraftPart) {
  return <K extends keyof DraftRecord>(name: K) => ({
    name,
    value: String(draft[name]),
    errorMessage: errors.of(name),
  });
}

function Identity(props: DraftPart) {
  const { frame, draft, errors } = props;
  const { locale } = frame;
  const text = wordsIn(draftText, locale);
  const words = wordsIn(procedureWords, locale);
  const field = fieldsOf(props);
  const owners = levelOneAgencies.map(({ code }) => ({ value: code, text: `${code} ${ownerName(code, locale)}` }));
  return (
    <section aria-labelledby="identity" class="lt-section">
      <Ruled id="identity" text={text.identity} size="s" />
      <div class="lt-fields">
        <Input {...field("code")} label={{ text: words.codeLong }} spellcheck={false} />
        <Input {...field("name")} label={{ text: words.name }} />
        <Input {...field("nameEn")} label={{ text: text.nameEn }} />
      </div>
      <div class="lt-fields">
        <Input {...field("sectorCode")} label={{ text: text.sectorCode }} spellcheck={false} />
        <Input {...field("sectorName")} label={{ text: text.sectorName }} />
        <Input {...field("sectorNameEn")} label={{ text: text.sectorNameEn }} />
      </div>
      <div class="lt-fields">
        <Select
          {...field("owner")}
          label={{ text: words.owner }}
          items={[{ value: "", text: text.chooseOwner }, ...owners]}
        />
        <Input {...field("resolvedBy")} label={{ text: text.resolvedBy }} />
      </div>
      <div class="lt-fields">
        <Checkboxes
          name="levels"
          fieldset={{ legend: { text: words.level } }}
          errorMessage={errors.of("levels")}
          values={draft.levels}
          items={procedureLevels.map((level) => ({ value: level, text: textIn(levelNames[level], locale) }))}
        />
        <Checkboxes
          name="applicants"
          fieldset={{ legend: { text: text.applicants } }}
          errorMessage={errors.of("applicants")}
          values={draft.applicants}
          items={applicantKinds.map((kind) => ({ value: kind, text: textIn(applicantNames[kind], locale) }))}
        />
      </div>
    </section>
  );
}

function PlainWords(props: DraftPart) {
  const { frame, draft } = props;
  const { locale } = frame;
  const text = wordsIn(draftText, locale);
  const field = fieldsOf(props);
  return (
    <section aria-labelledby="words" class="lt-section">
      <Ruled id="words" text={text.words} size="s" />
      <div class="lt-fields">
        <Textarea {...field("plainVi")} label={{ text: text.plainVi }} hint={{ text: text.plainViHint }} rows={4} />
        <Textarea {...field("plainEn")} label={{ text: text.plainEn }} rows={4} />
        <Textarea {...field("keywords")} label={{ text: text.keywords }} hint={{ text: text.keywordsHint }} rows={4} />
      </div>
      <Checkboxes
        name="lifeEvents"
        fieldset={{ legend: { text: text.lifeEvents } }}
        classes="lt-fields"
        values={draft.lifeEvents}
        items={lifeEvents.map((event) => ({ value: event, text: textIn(lifeEventNames[event], locale) }))}
      />
    </section>
  );
}

function Channels(props: DraftPart) {
  const { frame, draft } = props;
  const text = wordsIn(draftText, frame.locale);
  const words = wordsIn(procedureWords, frame.locale);
  const field = fieldsOf(props);
  return (
    <section aria-labelledby="channels" class="lt-section">
      <Ruled id="channels" text={text.channels} size="s" />
      <div class="lt-fields">
        <Checkboxes
          name="counter"
          fieldset={{ legend: { text: text.channels, classes: "govuk-visually-hidden" } }}
          items={[
            { name: "counter", id: "counter", value: "yes", text: text.counter, checked: draft.counter },
            { name: "post", id: "post", value: "yes", text: text.post, checked: draft.post },
          ]}
        />
        <Select
          {...field("online")}
          label={{ text: words.online }}
          items={[
            { value: "", text: words.notOnline },
            ...[2, 3, 4].map((level) => ({ value: level, text: words.onlineLevel(level) })),
          ]}
        />
        <Textarea {...field("conditions")} label={{ text: text.conditions }} rows={3} />
        <Textarea {...field("together")} label={{ text: text.together }} hint={{ text: text.togetherHint }} rows={3} />
        <Select
          {...field("originKind")}
          label={{ text: text.originKind }}
          items={[
            { value: "verified", text: text.verified },
            { value: "sample", text: words.sample },
          ]}
        />
        <Textarea {...field("originSource")} label={{ text: text.originSource }} rows={3} />
      </div>
    </section>
  );
}
