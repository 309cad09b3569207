import type { FeeColumn } from "../../../../engines/decision/index.ts";
import { formatMoney, shortAgencyName } from "../../../../platform/text/index.ts";
import { Input, Select } from "../../../../ui/index.ts";
import type { Chosen } from "./draw-up.ts";
import { answerName, placeName } from "./intake-form.ts";
import { bringing, errorOf, focusOn, type IntakeView, Part, wordsOf } from "./parts.tsx";
import { levelWords } from "./words.ts";

/** How it came, who resolves it, what flow and fee table ask. */
export function RoutePart(view: IntakeView) {
  const { intake, isNew } = view;
  const text = wordsOf(view);
  const { form, chosen } = intake;
  const asks = (chosen?.places.length ?? 0) > 0 || (chosen?.fee.kind === "table" && chosen.fee.fee.kind === "none");
  return (
    <Part id="intake-route" title={text.route} isNew={isNew} isStep={asks}>
      <div class="lt-intake__grid">
        {chosen?.places.map((place) => (
          <div class="lt-intake__w6">
            <Select
              name={placeName(place.word)}
              label={{ text: place.word === "district" ? text.district : text.commune }}
              {...(place.suggested && !form.places[place.word] ? { hint: { text: text.placeSuggested } } : {})}
              value={form.places[place.word] || place.suggested || ""}
              items={[
                { value: "", text: text.placeChoose },
                ...place.options.map(({ code, name }) => ({ value: code, text: shortAgencyName(name) })),
              ]}
              {...errorOf(placeName(place.word), view)}
              attributes={focusOn(placeName(place.word), view)}
            />
          </div>
        ))}
        {chosen?.fee.kind === "table" ? <Answers fee={chosen.fee} view={view} /> : null}
        <div class="lt-intake__w6">
          <Select
            name="way"
            label={{ text: text.way }}
            value={form.way}
            items={[
              { value: "counter", text: text.wayCounter },
              { value: "post", text: text.wayPost },
              { value: "mandate", text: text.wayMandate },
            ]}
          />
        </div>
        <div class="lt-intake__w6 lt-intake__mandate">
          <Input
            name="mandate"
            label={{ text: text.mandate }}
            value={form.mandate}
            autocomplete="off"
            {...errorOf("mandate", view)}
          />
        </div>
        {chosen && chosen.offer.levels.length > 1 ? (
          <div class="lt-intake__w6">
            <Select
              name="level"
              label={{ text: text.level }}
              value={chosen.level}
              items={chosen.offer.levels.map((level) => ({ value: level, text: levelWords[level][view.locale] }))}
              {...errorOf("level", view)}
              attributes={{ ...bringing("route"), "hx-trigger": "change" }}
            />
          </div>
        ) : null}
        {chosen && chosen.resolvers.length > 1 ? <Resolver {...view} /> : null}
        {chosen?.fee.kind === "announced" && chosen.fee.lines.length > 0 ? (
          <div class="lt-intake__w6">
            <Input
              name="fee"
              label={{ text: text.charged }}
              hint={{ text: text.chargedHint(formatMoney(chosen.fee.total ?? 0, view.locale)) }}
              value={form.fee}
              autocomplete="off"
              inputmode="numeric"
              {...errorOf("fee", view)}
            />
          </div>
        ) : null}
        <div class="lt-intake__w12">
          <Input name="subject" label={{ text: text.subject }} value={form.subject} autocomplete="off" />
        </div>
      </div>
    </Part>
  );
}

function Resolver(view: IntakeView) {
  const text = wordsOf(view);
  const { chosen, own } = view.intake;
  if (!chosen) return null;
  const { resolver, resolvers } = chosen;
  const isOther = resolver.level === own.level && resolver.code !== own.code;
  return (
    <div class="lt-intake__w6">
      <Select
        name="agency"
        label={{ text: text.agency }}
        {...(isOther
          ? { hint: { text: text.onBehalf(shortAgencyName(own.name), shortAgencyName(resolver.name)) } }
          : {})}
        value={resolver.code}
        items={resolvers.map(({ code, name }) => ({
          value: code,
          text: code === own.code ? text.agencyOwn(shortAgencyName(name)) : shortAgencyName(name),
        }))}
        {...errorOf("agency", view)}
        attributes={{ ...bringing("route"), "hx-trigger": "change" }}
      />
    </div>
  );
}

type FeeTable = Extract<Chosen["fee"], { readonly kind: "table" }>;

/** What the fee table asks, but for what the form knows already. */
function Answers({ fee, view }: { readonly fee: FeeTable; readonly view: IntakeView }) {
  const { form } = view.intake;
  return fee.columns
    .filter(({ name }) => name in form.answers || !(name in fee.answers))
    .map((column) => <Answer column={column} view={view} />);
}

function Answer({ column, view }: { readonly column: FeeColumn; readonly view: IntakeView }) {
  const text = wordsOf(view);
  const name = answerName(column.name);
  const value = view.intake.form.answers[column.name] ?? "";
  const common = { name, label: { text: column.label }, ...errorOf(name, view), attributes: focusOn(name, view) };
  if (column.kind === "choice" || column.kind === "boolean") {
    const choices =
      column.kind === "choice"
        ? [{ value: "", text: text.choose }, ...column.choices.map((choice) => ({ value: choice, text: choice }))]
        : [
            { value: "no", text: text.no },
            { value: "yes", text: text.yes },
          ];
    return (
      <div class="lt-intake__w6">
        <Select {...common} value={value} items={choices} />
      </div>
    );
  }
  return (
    <div class="lt-intake__w6">
      <Input
        {...common}
        value={value}
        autocomplete="off"
        {...(column.kind === "number" ? { inputmode: "decimal" } : {})}
      />
    </div>
  );
}
