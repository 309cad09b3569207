import type { Principal } from "../../../../platform/auth/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { Button, Form, Ledger, PrintPage, Table } from "../../../../ui/index.ts";
import { feeWords } from "./answer-part.tsx";
import type { Intake } from "./draw-up.ts";
import { intakePath } from "./parts.tsx";
import { intakeText } from "./text.ts";

/** The form's fields, to go back to it as it was: files as they are kept now, nothing that asks for something to be done. */
export function fieldsOfGuidance(
  fields: URLSearchParams,
  { attached, form }: Intake,
): readonly (readonly [name: string, value: string])[] {
  const left = new Set(["_csrf", "file", "id", "next", "pick", "part", "remove-file"]);
  return [
    ["id", form.id],
    ...[...fields].filter(([name]) => !left.has(name)),
    ...attached.map(({ token }) => ["file", token] as const),
  ];
}

/** All that is missing on one sheet, for the applicant to take home. No dossier is made (Nghị định 61/2018/NĐ-CP, article 17). */
export function GuidancePage(props: {
  readonly frame: Frame;
  readonly intake: Intake;
  readonly by: Principal;
  readonly now: Date;
  readonly fields: readonly (readonly [name: string, value: string])[];
}) {
  const { frame, intake, by, now, fields } = props;
  const { locale } = frame;
  const text = wordsIn(intakeText, locale);
  const { chosen, form, own, problems } = intake;
  if (!chosen) return <PrintPage frame={frame} title={text.guidanceTitle} backHref={intakePath} />;
  const { offer, given, due, fee } = chosen;
  const lacking = given.components.filter((one) => one.required && !one.given);
  const papers = new Set(lacking.map(({ code }) => `component-${code}`));
  const others = Object.entries(problems).filter(([id]) => !papers.has(id));
  const have = given.components.filter((one) => one.given);
  return (
    <PrintPage frame={frame} title={text.guidanceTitle} density="officer">
      <div class="lt-guidance">
        <p class="lt-guidance__office">{own.name}</p>
        <h1 class="govuk-heading-l">{text.guidanceTitle}</h1>
        {lacking.length + others.length === 0 ? (
          <p>{text.guidanceNothing}</p>
        ) : (
          <>
            <p>{text.guidanceLead(offer.name)}</p>
            {lacking.length > 0 ? (
              <Table
                caption={text.paper}
                captionClasses="govuk-visually-hidden"
                head={[{ text: text.number2 }, { text: text.paper }, { text: text.quantity }]}
                rows={lacking.map(({ name, originals, copies }, index) => [
                  { text: String(index + 1) },
                  { text: name },
                  {
                    text:
                      [originals > 0 ? text.originals(originals) : "", copies > 0 ? text.copies(copies) : ""]
                        .filter(Boolean)
                        .join(", ") || text.shown,
                  },
                ])}
              />
            ) : null}
            {others.length > 0 ? (
              <ul class="govuk-list govuk-list--bullet">
                {others.map(([, said]) => (
                  <li>{textIn(said, locale)}</li>
                ))}
              </ul>
            ) : null}
          </>
        )}
        <Ledger
          stack
          rows={[
            { term: text.guidanceApplicant, value: form.name.trim() || "–" },
            { term: text.guidanceGiven, value: have.map(({ name }) => name).join("; ") || text.guidanceNone },
            { term: text.guidanceFee, value: feeWords(fee, { locale }) },
            ...(due ? [{ term: text.guidanceLimit, value: textIn(due.limit, locale) }] : []),
            { term: text.guidanceOfficer, value: `${by.name}, ${formatDateTime(now)}` },
          ]}
        />
        <p class="lt-mt4">{text.guidanceNote}</p>
        <div class="lt-noprint lt-mt4">
          <Form frame={frame} action={intakePath}>
            {fields.map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <Button text={text.back} name="next" value="look" classes="govuk-button--secondary" />
          </Form>
        </div>
      </div>
    </PrintPage>
  );
}
