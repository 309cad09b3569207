import { formatMoney, wordsIn } from "../../../../platform/text/index.ts";
import type { Procedure } from "../../../../protocol/procedures/index.ts";
import { Ledger, type LedgerRow, Ruled, useLocale } from "../../../../ui/index.ts";
import { dayText, nationalName } from "../words.ts";
import { procedureText } from "./text.ts";

/** What is inherited from the nation, with where it comes from. */
export function NationalPart({ record }: { record: Procedure | undefined }) {
  const locale = useLocale();
  const text = wordsIn(procedureText, locale);
  return (
    <section aria-labelledby="national">
      <Ruled text={text.national} id="national" note={record?.code} />
      {record ? (
        <>
          <p class="lt-small lt-quiet">
            {text.source(record.version, record.decision.number, dayText(record.effectiveFrom))}
          </p>
          {record.origin.kind === "sample" ? <p class="lt-small lt-quiet">{text.sample}</p> : null}
          <Ledger stack rows={rowsOf(record)} />
        </>
      ) : (
        <p class="lt-quiet">{text.notLinked}</p>
      )}
    </section>
  );

  function rowsOf(one: Procedure): readonly LedgerRow[] {
    const lines = (list: readonly string[]) => list.map((line) => <div>{line}</div>);
    return [
      { term: text.papers, value: lines(one.components.map(({ name }) => name)) },
      {
        term: text.nationalFees,
        value:
          one.fees.length === 0
            ? text.free
            : lines(
                one.fees.map(
                  ({ name, amount }) => `${name}: ${amount === null ? text.byCase : formatMoney(amount, locale)}`,
                ),
              ),
      },
      {
        term: text.limits,
        value: lines(one.limits.map(({ wording, onlyWhen }) => (onlyWhen ? `${onlyWhen}: ${wording}` : wording))),
      },
      { term: text.steps, value: lines(one.steps.map(({ title }) => title)) },
      { term: text.results, value: lines(one.results.map(({ name }) => name)) },
      { term: text.legal, value: lines(one.legalBasis.map(({ number, title }) => `${title} ${number}`)) },
      ...(locale === "en" ? [{ term: "English", value: nationalName(one, locale) }] : []),
    ];
  }
}
