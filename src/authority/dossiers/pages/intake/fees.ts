import { type FeeColumn, readFeeTable } from "../../../../engines/decision/index.ts";
import type { Db } from "../../../../platform/db/index.ts";
import { foldAccents } from "../../../../platform/text/index.ts";
import { type DossierFee, feeOfDossier, findFeeTableAt, type Offer } from "../../../procedures/index.ts";
import type { WayIn } from "./intake-form.ts";

/** What a dossier is charged: the amounts announced, or by the fee table with what it asks. */
export type IntakeFee =
  | {
      readonly kind: "announced";
      readonly lines: readonly { readonly name: string; readonly amount: number | null; readonly note: string }[];
      /** Whole đồng; null when nothing is charged or no amount is announced. */
      readonly total: number | null;
    }
  | {
      readonly kind: "table";
      readonly columns: readonly FeeColumn[];
      readonly answers: Readonly<Record<string, string>>;
      readonly fee: DossierFee;
    };

/** Works out the fee as it stands at an instant, from what the form answers to the columns of the fee table. */
export async function feeAtIntake(
  db: Db,
  offer: Offer,
  form: { readonly answers: Readonly<Record<string, string>>; readonly way: WayIn; readonly at: Date },
): Promise<IntakeFee> {
  const { at } = form;
  const table = await findFeeTableAt(db, offer.id, at);
  if (table) {
    const columns = columnsOf(table.dmn);
    if (columns) {
      const answers = withKnownAnswers(columns, form);
      return { kind: "table", columns, answers, fee: feeOfDossier(table.dmn, answersOf(columns, answers), at) };
    }
  }
  const amounts = offer.fees.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  return {
    kind: "announced",
    lines: offer.fees.map(({ name, amount, note }) => ({ name, amount, note })),
    total: amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0),
  };
}

const channelWords: Readonly<Record<WayIn, RegExp>> = {
  counter: /truc tiep|tai quay/,
  post: /buu chinh|buu dien/,
  mandate: /buu chinh|buu dien/,
};

/** Answers with those that the form knows already: how the dossier came is not asked twice. */
function withKnownAnswers(
  columns: readonly FeeColumn[],
  { answers, way }: { readonly answers: Readonly<Record<string, string>>; readonly way: WayIn },
): Readonly<Record<string, string>> {
  const known = columns.flatMap(({ name, choices }) => {
    const choice = name === "channel" && choices.find((one) => channelWords[way].test(foldAccents(one)));
    return choice ? [[name, choice] as const] : [];
  });
  return { ...answers, ...Object.fromEntries(known) };
}

function columnsOf(dmn: string): readonly FeeColumn[] | undefined {
  try {
    return readFeeTable(dmn).columns;
  } catch {
    // A decision drawn by hand that is no plain table asks nothing here; the fee is set by whoever examines the dossier.
    return undefined;
  }
}

/** Answers as the table and the flow look at them: numbers, yes and no, words. What is not answered is absent. */
export function answersOf(
  columns: readonly FeeColumn[],
  answers: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    columns.flatMap(({ name, kind }): (readonly [string, unknown])[] => {
      const typed = (answers[name] ?? "").trim();
      if (kind === "boolean") return [[name, typed === "yes"]];
      if (typed === "") return [];
      if (kind !== "number") return [[name, typed]];
      const value = Number(typed.replace(",", "."));
      return Number.isFinite(value) ? [[name, value]] : [];
    }),
  );
}
