import {
  formatDate,
  formatMoney,
  formatTime,
  formatWeekday,
  shortAgencyName,
  textIn,
} from "../../../../platform/text/index.ts";
import { Checkboxes, DueExplanation, Icon, Ledger, type LedgerRow, Void } from "../../../../ui/index.ts";
import type { Chosen } from "./draw-up.ts";
import { type IntakeView, wordsOf } from "./parts.tsx";

/** What follows from what was entered, before anything is saved: the due date and why, the fee, what is missing, whether it is there already. */
export function AnswerPart(view: IntakeView) {
  const { intake, isNew } = view;
  const text = wordsOf(view);
  const { chosen } = intake;
  return (
    <div id="intake-answer" class="lt-intake__said" {...(isNew ? { "hx-swap-oob": "true" } : {})}>
      {chosen ? (
        <Due chosen={chosen} view={view} />
      ) : (
        <Void kind="empty" title={text.answerLater}>
          {text.answerLaterLead}
        </Void>
      )}
      {chosen && chosen.alike.length > 0 ? <Alike chosen={chosen} view={view} /> : null}
      {chosen ? <Ledger stack rows={facts(chosen, view)} /> : null}
      {chosen ? <Missing {...view} /> : null}
    </div>
  );
}

function Due({ chosen, view }: { readonly chosen: Chosen; readonly view: IntakeView }) {
  const text = wordsOf(view);
  const { due } = chosen;
  const at = due?.explained.due;
  return (
    <section aria-labelledby="due-title">
      <h2 class="lt-intake__label" id="due-title">
        {text.due}
      </h2>
      {due && at ? (
        <>
          <p class="lt-intake__due">
            {formatTime(at)} {formatWeekday(at, view.locale)}, {formatDate(at)}
          </p>
          <p class="lt-quiet lt-small">{text.limit(textIn(due.limit, view.locale))}</p>
          <DueExplanation explained={due.explained} />
        </>
      ) : (
        <p>{text.noDue}</p>
      )}
    </section>
  );
}

function facts({ resolver, fee, given }: Chosen, view: IntakeView): readonly LedgerRow[] {
  const text = wordsOf(view);
  const charged = fee.kind === "announced" && typeof given.form.fee === "number" ? given.form.fee : undefined;
  return [
    { term: text.fee, value: charged === undefined ? feeWords(fee, view) : amountWords(charged, view) },
    { term: text.resolvedBy, value: shortAgencyName(resolver.name) },
    { term: text.returnedAt, value: shortAgencyName(view.intake.own.name) },
  ];
}

/** What is charged, in words. */
export function feeWords(fee: Chosen["fee"], view: Pick<IntakeView, "locale">) {
  const text = wordsOf(view);
  const { locale } = view;
  if (fee.kind === "table") {
    if (fee.fee.kind === "none") return textIn(fee.fee.why, locale);
    const line = fee.fee.line === undefined ? "" : text.feeLine(fee.fee.line);
    return (
      <>
        <strong>{fee.fee.amount === 0 ? text.feeFree : formatMoney(fee.fee.amount, locale)}</strong>
        <span class="lt-row-note">{fee.fee.note || text.feeByTable(line)}</span>
      </>
    );
  }
  if (fee.lines.length === 0) return text.feeFree;
  const amount = (of: number | null) => (of === null ? text.feeLater : amountWords(of, view));
  if (fee.lines.length === 1)
    return (
      <>
        <strong>{amount(fee.lines[0]?.amount ?? null)}</strong>
        <span class="lt-row-note">{fee.lines[0]?.name}</span>
      </>
    );
  return (
    <>
      <strong>{amount(fee.total)}</strong>
      {fee.lines.map((line) => (
        <span class="lt-row-note">
          {line.name}: {amount(line.amount)}
        </span>
      ))}
    </>
  );
}

function amountWords(amount: number, view: Pick<IntakeView, "locale">): string {
  return amount === 0 ? wordsOf(view).feeFree : formatMoney(amount, view.locale);
}

function Alike({ chosen, view }: { readonly chosen: Chosen; readonly view: IntakeView }) {
  const text = wordsOf(view);
  const { form } = view.intake;
  const codes = chosen.alike.map(({ code }) => code).join(" ");
  return (
    <section class="lt-intake__alike" aria-labelledby="alike-title">
      <h2 class="lt-intake__warn" id="alike-title">
        <Icon name="alert" /> {text.alikeTitle}
      </h2>
      <ul>
        {chosen.alike.map(({ code, receivedAt }) => (
          <li>
            <a href={`/dossiers/${encodeURIComponent(code)}`} target="_blank" rel="noopener">
              {text.alike(code, formatDate(receivedAt))}
              <span class="govuk-visually-hidden"> ({text.openNew})</span>
            </a>
          </li>
        ))}
      </ul>
      <Checkboxes
        name="duplicate-seen"
        items={[{ value: codes, text: text.alikeSeen }]}
        values={form["duplicate-seen"].includes(codes) ? [codes] : []}
        {...(view.errors["duplicate-seen"]
          ? { errorMessage: { text: textIn(view.errors["duplicate-seen"], view.locale) } }
          : {})}
      />
    </section>
  );
}

function Missing({ intake, locale, ...view }: IntakeView) {
  const text = wordsOf({ locale, ...view });
  const { "duplicate-seen": alike, ...problems } = intake.problems;
  const missing = Object.entries(problems);
  // A tick that is asked for is nothing that is missing.
  const isTickOnly = missing.length === 0 && alike !== undefined;
  const asked = [...missing, ...(alike ? [["duplicate-seen", alike] as const] : [])];
  return (
    <section aria-labelledby="missing-title" class="lt-intake__missing">
      <h2 class="lt-intake__label" id="missing-title">
        {isTickOnly ? text.toConfirm : text.missing(missing.length)}
        {missing.length > 0 ? ` ${missing.length}` : null}
        {missing.length > 0 && alike ? `, ${text.andConfirm}` : null}
      </h2>
      {asked.length === 0 ? (
        <p class="lt-intake__ready">
          <Icon name="check" /> {text.nothingMissing}
        </p>
      ) : (
        <ul>
          {asked.map(([id, said]) => (
            <li>
              <a href={`#${id}`}>{textIn(said, locale)}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
