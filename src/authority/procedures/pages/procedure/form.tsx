import type { Frame } from "../../../../platform/http/index.ts";
import { formatMoney, wordsIn } from "../../../../platform/text/index.ts";
import { type Procedure, procedureLevels } from "../../../../protocol/procedures/index.ts";
import { Button, Checkboxes, Form, Input, Ruled, Select } from "../../../../ui/index.ts";
import type { OfferedFacts } from "../../offered.ts";
import type { FormErrors } from "../desk.ts";
import { errorOf } from "../form-parts.tsx";
import { fieldName, levelNames, words } from "../words.ts";
import { feeField } from "./facts-form.ts";
import { procedureText } from "./text.ts";

/** What the form of a procedure shows. */
export type FactsFormView = {
  readonly frame: Frame;
  readonly action: string;
  /** What stands in the fields: stored, or typed and refused. */
  readonly facts: OfferedFacts;
  readonly revision: number;
  readonly record: Procedure | undefined;
  /** The nation's version in force when it is newer than the one followed. */
  readonly newer: number | undefined;
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
  readonly errors: FormErrors | undefined;
  readonly isNew: boolean;
  /** Amounts as they were typed and refused, by field. */
  readonly typedFees?: Readonly<Record<string, string>> | undefined;
};

/** Everything an authority says of its own about a procedure. */
export function FactsForm(view: FactsFormView) {
  const { frame, action, revision, isNew, newer } = view;
  const text = wordsIn(procedureText, frame.locale);
  return (
    <Form frame={frame} action={action} keepAs={isNew ? "procedure-new" : `procedure-${action}`}>
      <input type="hidden" name="revision" value={String(revision)} />
      <Ruled text={text.own} />
      <Identity {...view} />
      <Reception {...view} />
      <Fees {...view} />
      <Ruled text={text.announcement} />
      <Announcement {...view} />
      {newer === undefined ? null : <Checkboxes name="adopt" items={[{ value: "1", text: text.adopt(newer) }]} />}
      <div class="lt-actions">
        <Button text={isNew ? text.create : text.save} attributes={{ "data-lt-save": "" }} />
      </div>
    </Form>
  );
}

function Identity({ frame, facts, errors, agencies }: FactsFormView) {
  const { locale } = frame;
  const text = wordsIn(procedureText, locale);
  return (
    <>
      <Input name="name" label={{ text: fieldName("name", locale) }} value={facts.name} {...errorOf(errors, "name")} />
      <div class="lt-fields">
        <Input
          name="code"
          label={{ text: fieldName("code", locale) }}
          hint={{ text: text.codeHint }}
          value={facts.code}
          spellcheck={false}
          {...errorOf(errors, "code")}
        />
        <Input
          name="nationalCode"
          label={{ text: fieldName("nationalCode", locale) }}
          hint={{ text: text.nationalHint }}
          value={facts.nationalCode ?? ""}
          spellcheck={false}
          {...errorOf(errors, "nationalCode")}
        />
      </div>
      <Checkboxes
        name="levels"
        fieldset={{ legend: { text: fieldName("levels", locale) } }}
        values={facts.levels}
        items={procedureLevels.map((level) => ({ value: level, text: levelNames([level], locale) }))}
        {...errorOf(errors, "levels")}
      />
      <div class="lt-fields">
        <Select
          name="leadAgency"
          label={{ text: fieldName("leadAgency", locale) }}
          value={facts.leadAgency}
          items={agencies.map(({ code, name }) => ({ value: code, text: name }))}
          {...errorOf(errors, "leadAgency")}
        />
        <Select
          name="online"
          label={{ text: fieldName("online", locale) }}
          value={facts.online ?? ""}
          items={[
            { value: "", text: text.noOnline },
            ...[2, 3, 4].map((level) => ({ value: String(level), text: words(locale).onlineLevel(level) })),
          ]}
          {...errorOf(errors, "online")}
        />
      </div>
    </>
  );
}

function Reception({ frame, facts, errors }: FactsFormView) {
  const { locale } = frame;
  const text = wordsIn(procedureText, locale);
  const field = (
    name: "receivers" | "receivingPlace" | "receivingHours" | "localLimit",
    hint: string,
    value: string,
  ) => (
    <Input
      name={name}
      label={{ text: fieldName(name, locale) }}
      hint={{ text: hint }}
      value={value}
      {...errorOf(errors, name)}
    />
  );
  return (
    <>
      {field("receivingPlace", text.placeHint, facts.receivingPlace)}
      {field("receivers", text.receiversHint, facts.receivers.join(", "))}
      <div class="lt-fields">
        {field("receivingHours", text.hoursHint, facts.receivingHours)}
        {field("localLimit", text.limitHint, facts.localLimit ?? "")}
      </div>
    </>
  );
}

function Fees({ frame, facts, record, errors, typedFees }: FactsFormView) {
  const { locale } = frame;
  const text = wordsIn(procedureText, locale);
  const fees = record?.fees ?? [];
  return (
    <fieldset class="govuk-fieldset lt-mt4">
      <legend class="govuk-fieldset__legend">{text.fees}</legend>
      {fees.length === 0 ? <p class="lt-quiet">{text.noFees}</p> : null}
      {fees.map((fee, index) => {
        const name = feeField(index);
        const national = fee.amount === null ? text.byCase : formatMoney(fee.amount, locale);
        const local = facts.localFees.find(({ code }) => code === fee.code)?.amount;
        return (
          <Input
            name={name}
            label={{ text: fee.unit ? `${fee.name} (${fee.unit})` : fee.name }}
            hint={{ text: text.feeNational(national) }}
            value={typedFees?.[name] ?? (local === undefined ? "" : String(local))}
            inputmode="numeric"
            classes="govuk-input--width-10"
            suffix={{ text: "đồng" }}
            {...errorOf(errors, name)}
          />
        );
      })}
      <Input
        name="feeResolution"
        label={{ text: fieldName("feeResolution", locale) }}
        hint={{ text: text.resolutionHint }}
        value={facts.feeResolution}
        classes="govuk-input--width-20"
        {...errorOf(errors, "feeResolution")}
      />
    </fieldset>
  );
}

function Announcement({ frame, facts, errors }: FactsFormView) {
  const { locale } = frame;
  const day = (name: "decisionDate" | "announcedOn" | "effectiveFrom" | "publishedOn") => (
    <Input
      name={name}
      type="date"
      label={{ text: fieldName(name, locale) }}
      value={facts[name] ?? ""}
      {...errorOf(errors, name)}
    />
  );
  return (
    <>
      <div class="lt-fields">
        <Input
          name="decisionNumber"
          label={{ text: fieldName("decisionNumber", locale) }}
          value={facts.decisionNumber}
          {...errorOf(errors, "decisionNumber")}
        />
        {day("decisionDate")}
        {day("announcedOn")}
      </div>
      <div class="lt-fields">
        {day("effectiveFrom")}
        {day("publishedOn")}
      </div>
    </>
  );
}
