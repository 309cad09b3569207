import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import {
  BackLink,
  Button,
  Form,
  Input,
  OfficerPage,
  Picker,
  Radios,
  Select,
  Table,
  Toolbar,
} from "../../../../ui/index.ts";
import { errorOf, Refused } from "../form-parts.tsx";
import type { FormErrors } from "../visit.ts";
import { levelName, nameIn } from "../words.ts";
import { groupText } from "./text.ts";

type Choice = { readonly code: string; readonly name: string; readonly nameEn: string };

/** What the form of a group shows. */
export type GroupView = {
  readonly frame: Frame;
  /** Absent for a new group. */
  readonly id: string | undefined;
  readonly name: string;
  readonly isShared: boolean;
  readonly members: readonly Choice[];
  /** What was found without script. */
  readonly found: readonly Choice[];
  readonly query: string | undefined;
  readonly provinces: readonly Choice[];
  readonly mayChange: boolean;
  readonly errors: FormErrors | undefined;
};

/** A group: its name, who may use it, and its agencies. */
export function GroupPage(view: GroupView) {
  const { frame, id, name, errors, mayChange } = view;
  const text = wordsIn(groupText, frame.locale);
  const title = id === undefined ? text.newTitle : text.editTitle(name);
  return (
    <OfficerPage frame={frame} title={title}>
      <BackLink href="/recipient-groups" />
      <Refused errors={errors} />
      <Toolbar title={title} />
      {mayChange ? <Edit {...view} /> : <ReadOnly {...view} />}
    </OfficerPage>
  );
}

function Edit(view: GroupView) {
  const { frame, id, name, isShared, members, found, query, errors } = view;
  const { locale } = frame;
  const text = wordsIn(groupText, locale);
  const choice = (one: Choice) => ({ value: one.code, label: nameIn(one, locale), note: one.code });
  return (
    <>
      <Form
        frame={frame}
        action={id === undefined ? "/recipient-groups" : `/recipient-groups/${id}`}
        classes="lt-narrow lt-mt4"
      >
        <Input
          name="name"
          label={{ text: text.name }}
          value={name}
          classes="govuk-input--width-20"
          {...errorOf(errors, "name")}
        />
        <Radios
          name="use"
          fieldset={{ legend: { text: text.who } }}
          value={isShared ? "shared" : "own"}
          items={[
            { value: "own", text: text.own },
            { value: "shared", text: text.shared },
          ]}
        />
        <Picker
          name="members"
          legend={text.list}
          hint={text.listHint}
          errorMessage={errors?.fields.members}
          chosen={members.map(choice)}
          searchHref="/recipient-groups/choices"
          query={query}
          found={found.map(choice)}
        />
        <AddAll {...view} />
        <div class="lt-actions">
          <Button text={text.save} />
        </div>
      </Form>
      {id === undefined ? null : (
        <Form frame={frame} action={`/recipient-groups/${id}/removal`}>
          <Button text={text.remove} classes="govuk-button--warning" />
        </Form>
      )}
    </>
  );
}

function AddAll({ frame, provinces }: GroupView) {
  const { locale } = frame;
  const text = wordsIn(groupText, locale);
  const none = { value: "", text: text.noChoice };
  return (
    <fieldset class="govuk-fieldset lt-mt4">
      <legend class="govuk-fieldset__legend">{text.all}</legend>
      <p class="lt-quiet">{text.allHint}</p>
      <div class="lt-fields lt-fields--act">
        <Select
          name="under"
          label={{ text: text.under }}
          items={[none, ...provinces.map((one) => ({ value: one.code, text: nameIn(one, locale) }))]}
        />
        <Select
          name="level"
          label={{ text: text.level }}
          items={[
            none,
            ...(["department", "district", "commune"] as const).map((level) => ({
              value: level,
              text: levelName(level, locale),
            })),
          ]}
        />
        <Button text={text.add} name="add-all" value="1" classes="govuk-button--secondary" />
      </div>
    </fieldset>
  );
}

function ReadOnly({ frame, members }: GroupView) {
  const text = wordsIn(groupText, frame.locale);
  return (
    <>
      <p class="lt-quiet">{text.readOnly}</p>
      <Table
        caption={text.list}
        head={[{ text: text.agency }, { text: text.code }]}
        rows={members.map((one) => [{ text: nameIn(one, frame.locale) }, { text: one.code }])}
      />
    </>
  );
}
