import { DomainError } from "../../../../platform/errors/index.ts";
import type { App } from "../../../../platform/http/index.ts";
import { formatMoney, readDong, wordsIn } from "../../../../platform/text/index.ts";
import { Input, Ledger, Textarea } from "../../../../ui/index.ts";
import { demandFee, recordPayment } from "../../actions/fee.ts";
import { dossierErrors } from "../../errors.ts";
import { type ActView, fieldOf } from "./act-frame.tsx";
import { type ActPageOf, addActPage } from "./act-page.tsx";
import { formText } from "./form-text.ts";

/** To ask for a fee, and to record that it was paid. */
export function addFeeActs(app: App): void {
  addActPage(app, fee);
  addActPage(app, payment);
}

const fee: ActPageOf = {
  name: "fee",
  fields: (view) => (
    <>
      <AmountField {...view} />
      <Textarea
        name="note"
        rows={2}
        label={{ text: wordsIn(formText, view.frame.locale).note, classes: "govuk-label--s" }}
        value={fieldOf(view.typed, "note")}
      />
    </>
  ),
  follows: ({ frame }) => [wordsIn(formText, frame.locale).toldPortal],
  said: (view) => {
    const text = wordsIn(formText, view.frame.locale);
    return [
      { term: text.amount, value: fieldOf(view.typed, "amount") },
      { term: text.note, value: fieldOf(view.typed, "note").trim() },
    ];
  },
  check: requireAmount,
  run: ({ desk, dossier, typed }, revision) =>
    demandFee(desk.node, desk.by, {
      ...{ dossierId: dossier.id, revision, amount: readDong(fieldOf(typed, "amount")) ?? 0 },
      note: fieldOf(typed, "note").trim(),
    }),
};

const payment: ActPageOf = {
  name: "payment",
  fields: (view) => {
    const text = wordsIn(formText, view.frame.locale);
    const wrong = view.errors?.fields.receipt;
    return (
      <>
        <AmountField {...view} />
        <Input
          name="receipt"
          label={{ text: text.receiptNumber, classes: "govuk-label--s" }}
          classes="govuk-input--width-10"
          value={fieldOf(view.typed, "receipt")}
          errorMessage={wrong ? { text: wrong } : undefined}
        />
      </>
    );
  },
  said: (view) => {
    const text = wordsIn(formText, view.frame.locale);
    return [
      { term: text.amount, value: fieldOf(view.typed, "amount") },
      { term: text.receiptNumber, value: fieldOf(view.typed, "receipt").trim() },
    ];
  },
  check: (view) => {
    requireAmount(view);
    if (fieldOf(view.typed, "receipt").trim() !== "") return;
    const said = { vi: formText.vi.receiptMissing, en: formText.en.receiptMissing };
    throw new DomainError("dossier.receipt-missing", "invalid", said, { fields: { receipt: said } });
  },
  run: ({ desk, dossier, typed }, revision) =>
    recordPayment(desk.node, desk.by, {
      ...{ dossierId: dossier.id, revision, amount: readDong(fieldOf(typed, "amount")) ?? 0 },
      receipt: fieldOf(typed, "receipt").replace(/\s+/gu, " ").trim().slice(0, 100),
    }),
};

function requireAmount({ typed }: Pick<ActView, "typed">): void {
  const amount = readDong(fieldOf(typed, "amount"));
  if (amount === undefined || amount === 0) throw dossierErrors.amount();
}

/** The amount, by default what the dossier costs; beside it what the catalogue announces. */
function AmountField({ frame, typed, errors, dossier, offer }: ActView) {
  const text = wordsIn(formText, frame.locale);
  const given =
    typed.amount === undefined
      ? dossier.fee === null
        ? ""
        : dossier.fee.toLocaleString("vi-VN")
      : fieldOf(typed, "amount");
  const announced = (offer?.fees ?? []).filter(({ amount }) => amount !== null && amount > 0);
  return (
    <>
      <Input
        name="amount"
        label={{ text: text.amount, classes: "govuk-label--s" }}
        hint={{ text: text.amountHint }}
        classes="govuk-input--width-10"
        inputmode="numeric"
        value={given}
        errorMessage={errors?.fields.amount ? { text: errors.fields.amount } : undefined}
      />
      {announced.length > 0 ? (
        <section class="lt-mt3" aria-label={text.feesOf}>
          <p class="lt-small lt-quiet">{text.feesOf}</p>
          <Ledger
            rows={announced.map((one) => ({ term: one.name, value: formatMoney(one.amount ?? 0, frame.locale) }))}
          />
        </section>
      ) : null}
    </>
  );
}
