import { formatDateTime, textIn } from "../../../../platform/text/index.ts";
import { Button, Input, Select } from "../../../../ui/index.ts";
import { writeDay } from "../../applicants/read-day.ts";
import { cardDoubts, numberDoubts, otherQrWords } from "./doubts.ts";
import { isPerson } from "./intake-form.ts";
import { bringing, Doubts, errorOf, focusOn, type IntakeView, Part, wordsOf } from "./parts.tsx";

/** Who applies: by number or card, then the particulars with where they came from. */
export function PersonPart(view: IntakeView) {
  const { intake, locale, isNew } = view;
  const text = wordsOf(view);
  const { form, person } = intake;
  const { scanned } = person;
  const wrongScan = scanned && !scanned.isCard ? { text: textIn(otherQrWords[scanned.what], locale) } : undefined;
  const doubts = [
    ...(scanned?.isCard ? scanned.doubts.map((doubt) => textIn(cardDoubts[doubt], locale)) : []),
    ...(wrongScan ? [] : person.doubts.map((doubt) => textIn(numberDoubts[doubt], locale))),
  ];
  const field = (id: string) => ({ ...errorOf(id, view), attributes: focusOn(id, view) });
  return (
    <Part id="intake-person" title={text.person} note={sourceOf(view)} isNew={isNew}>
      <input type="hidden" name="looked" value={form.looked} />
      <input type="hidden" name="source" value={form.source} />
      <div class="lt-intake__grid">
        <div class="lt-intake__find lt-intake__w8">
          <Input
            name="number"
            label={{ text: text.number }}
            hint={{ text: text.numberHint }}
            value={form.scan === "" ? form.number : form.scan}
            autocomplete="off"
            spellcheck={false}
            {...(wrongScan ? { errorMessage: wrongScan } : errorOf("number", view))}
            {...(doubts.length > 0 ? { describedBy: "number-doubts" } : {})}
            attributes={{ "data-lt-look": "look-up", "data-lt-looked": form.looked, ...focusOn("number", view) }}
          />
          <Button
            id="look-up"
            text={text.lookUp}
            name="next"
            value="look"
            classes="govuk-button--secondary"
            attributes={bringing("person")}
          />
        </div>
        <div class="lt-intake__w4">
          <Select
            name="kind"
            label={{ text: text.kind }}
            value={form.kind}
            items={(["citizen", "household", "business", "organisation"] as const).map((kind) => ({
              value: kind,
              text: text[kind],
            }))}
            attributes={{ ...bringing("kind"), "hx-trigger": "change" }}
          />
        </div>
        {doubts.length > 0 ? (
          <div class="lt-intake__w12">
            <Doubts id="number-doubts" texts={doubts} />
          </div>
        ) : null}
        <div class={isPerson(form) ? "lt-intake__w6" : "lt-intake__w12"}>
          <Input
            name="name"
            label={{ text: text.name }}
            value={form.name}
            autocomplete="off"
            spellcheck={false}
            {...field("name")}
          />
        </div>
        {isPerson(form) ? <Personal {...view} /> : <PersonalKept {...view} />}
        <div class="lt-intake__w12">
          <Input
            name="address"
            label={{ text: text.address }}
            value={form.address}
            autocomplete="off"
            {...field("address")}
          />
        </div>
        <div class="lt-intake__w6">
          <Input
            name="phone"
            label={{ text: text.phone }}
            value={form.phone}
            autocomplete="off"
            inputmode="tel"
            {...field("phone")}
          />
        </div>
        <div class="lt-intake__w6">
          <Input
            name="email"
            label={{ text: text.email }}
            value={form.email}
            autocomplete="off"
            inputmode="email"
            {...field("email")}
          />
        </div>
      </div>
    </Part>
  );
}

/** What only a person has. */
function Personal(view: IntakeView) {
  const text = wordsOf(view);
  const { form } = view.intake;
  return (
    <>
      <div class="lt-intake__w3">
        <Input
          name="birth"
          label={{ text: text.birth }}
          value={form.birth}
          autocomplete="off"
          inputmode="numeric"
          {...errorOf("birth", view)}
          attributes={{ placeholder: "dd/mm/yyyy", ...focusOn("birth", view) }}
        />
      </div>
      <div class="lt-intake__w3">
        <Select
          name="gender"
          label={{ text: text.gender }}
          value={form.gender}
          items={[
            { value: "", text: text.noGender },
            ...(["male", "female", "other"] as const).map((gender) => ({ value: gender, text: text[gender] })),
          ]}
        />
      </div>
    </>
  );
}

/** The same of somebody who is taken for a company: it is there again when the officer chose by mistake. */
function PersonalKept({ intake: { form } }: IntakeView) {
  const kept = (["birth", "gender"] as const).filter((name) => form[name] !== "");
  return kept.map((name) => <input type="hidden" name={name} value={form[name]} />);
}

/** Where what stands in the fields came from, and when. */
function sourceOf(view: IntakeView): string | undefined {
  const { source } = view.intake.form;
  const text = wordsOf(view);
  if (/^\d{4}-\d\d-\d\d$/.test(source)) return text.fromEarlier(writeDay(source));
  const scannedAt = new Date(source.replace(/^card /, ""));
  return source.startsWith("card ") && !Number.isNaN(scannedAt.getTime())
    ? text.fromCard(formatDateTime(scannedAt))
    : undefined;
}
