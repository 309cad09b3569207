import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatMoney, formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, Button, Form, Input, OfficerPage, Ruled, Tally, Textarea, Toolbar } from "../../../../ui/index.ts";
import type { Offered } from "../../offered.ts";
import { type CostForm, costOf } from "../../review/compliance-cost.ts";
import type { CostVariant, StoredCostForm } from "../../store/cost-forms.ts";
import type { FormErrors } from "../desk.ts";
import { errorOf, Refused } from "../form-parts.tsx";
import { words } from "../words.ts";
import type { TypedCost } from "./cost-form.ts";
import { CostRows } from "./rows.tsx";
import { costText } from "./text.ts";

/** What the page of a procedure's cost shows. */
export type CostView = {
  readonly frame: Frame;
  readonly offered: Offered;
  readonly variant: CostVariant;
  /** What stands in the fields of this variant. */
  readonly form: CostForm;
  readonly stored: StoredCostForm | undefined;
  readonly present: CostForm;
  readonly proposed: CostForm | undefined;
  readonly dossiers: number;
  readonly mayWrite: boolean;
  readonly errors: FormErrors | undefined;
  readonly typed: TypedCost | undefined;
};

/** The cost of a procedure to people, at present and as a simplification would have it. */
export function CostPage(view: CostView) {
  const { frame, offered, variant, errors } = view;
  const text = wordsIn(costText, frame.locale);
  const path = `/procedures/catalogue/${offered.id}/cost`;
  return (
    <OfficerPage frame={frame} title={`${text.title}: ${offered.name}`}>
      <BackLink href={`/procedures/catalogue/${offered.id}`} />
      <Refused errors={errors} />
      <Toolbar title={`${text.title}: ${offered.name}`} note={offered.code} />
      <nav class="lt-facets lt-noprint" aria-label={text.variants}>
        <ul>
          {(["present", "proposed"] as const).map((one) => (
            <li>
              <a
                class="lt-facets__a"
                href={one === "present" ? path : `${path}?variant=proposed`}
                aria-current={one === variant ? "page" : undefined}
              >
                <span class="lt-facets__t">{text[one]}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Results {...view} />
      <CostFields {...view} path={path} />
    </OfficerPage>
  );
}

function Results({ frame, present, proposed }: CostView) {
  const { locale } = frame;
  const text = wordsIn(costText, locale);
  const [now, then] = [costOf(present), proposed && costOf(proposed)];
  const money = (value: number) => formatMoney(value, locale);
  return (
    <section aria-label={text.result}>
      <Tally
        figures={[
          { term: `${text.present}: ${text.once.toLocaleLowerCase(locale)}`, value: money(now.once) },
          { term: `${text.present}: ${text.yearly.toLocaleLowerCase(locale)}`, value: money(now.yearly) },
          ...(then
            ? [
                { term: `${text.proposed}: ${text.yearly.toLocaleLowerCase(locale)}`, value: money(then.yearly) },
                { term: text.saving, value: money(now.yearly - then.yearly) },
              ]
            : []),
        ]}
      />
      <p class="lt-small lt-quiet">{text.formula}</p>
    </section>
  );
}

function CostFields(view: CostView & { readonly path: string }) {
  const { frame, variant, form, stored, dossiers, mayWrite, errors, typed, path } = view;
  const { locale } = frame;
  const text = wordsIn(costText, locale);
  const number = (value: number) => formatNumber(value, locale);
  const value = (name: string, own: string): string => typed?.[name] ?? own;
  const stateOf = stored
    ? text.by(stored.updatedBy, formatDateTime(stored.updatedAt))
    : variant === "proposed"
      ? text.noProposal
      : text.byDefault;
  return (
    <>
      <Form frame={frame} action={path} keepAs={`cost-${variant}`}>
        <input type="hidden" name="variant" value={variant} />
        <input type="hidden" name="seen" value={String(stored?.revision ?? 0)} />
        <Ruled text={text.basis} note={stateOf} />
        <div class="lt-fields">
          <Input
            name="hourlyIncome"
            label={{ text: text.hourlyIncome }}
            hint={{ text: text.hourlyHint }}
            value={value("hourlyIncome", String(form.hourlyIncome))}
            inputmode="numeric"
            suffix={{ text: "đồng" }}
            disabled={!mayWrite}
            {...errorOf(errors, "hourlyIncome")}
          />
          <Input
            name="subjects"
            label={{ text: text.subjects }}
            hint={{ text: text.subjectsHint(number(dossiers)) }}
            value={value("subjects", String(form.subjects))}
            inputmode="numeric"
            disabled={!mayWrite}
            {...errorOf(errors, "subjects")}
          />
          <Input
            name="frequency"
            label={{ text: text.frequency }}
            value={value("frequency", String(form.frequency).replace(".", locale === "vi" ? "," : "."))}
            inputmode="decimal"
            disabled={!mayWrite}
            {...errorOf(errors, "frequency")}
          />
        </div>
        <Ruled text={text.activities} />
        <p class="lt-small lt-quiet">{text.activitiesHint}</p>
        <CostRows form={form} typed={typed} errors={errors} mayWrite={mayWrite} />
        <Textarea
          name="note"
          label={{ text: text.note }}
          value={value("note", stored?.note ?? "")}
          rows={2}
          disabled={!mayWrite}
        />
        {mayWrite ? (
          <div class="lt-actions">
            <Button text={text.save} attributes={{ "data-lt-save": "" }} />
          </div>
        ) : (
          <p class="lt-quiet">{words(locale).readOnly}</p>
        )}
      </Form>
      {mayWrite && stored ? (
        <Form frame={frame} action={`${path}/removal`}>
          <input type="hidden" name="variant" value={variant} />
          <div class="lt-actions">
            <Button text={variant === "present" ? text.drop : text.dropProposed} classes="govuk-button--secondary" />
          </div>
        </Form>
      ) : null}
    </>
  );
}
