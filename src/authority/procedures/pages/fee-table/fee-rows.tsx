import type { FeeColumn, FeeTable } from "../../../../engines/decision/index.ts";
import { formatMoney, formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { Icon, Table } from "../../../../ui/index.ts";
import { fieldId } from "../flow-steps/step-row.tsx";
import { feeText } from "./text.ts";

/** What the parts of the form share. */
export type FeeContext = {
  readonly locale: Locale;
  readonly table: FeeTable;
  /** Amounts as typed that are none, by field. */
  readonly wrong: Readonly<Record<string, string>>;
};

/** The conditions: name, where the value comes from, kind. */
export function Columns({ context }: { context: FeeContext }) {
  const { locale, table } = context;
  const text = wordsIn(feeText, locale);
  const kinds = { text: text.kindText, number: text.kindNumber, boolean: text.kindBoolean, choice: text.kindChoice };
  return (
    <>
      {table.columns.map((column, at) => (
        <div class="lt-stepform__line">
          <input type="hidden" name="column[]" value={String(at)} />
          <Small
            name={`column-label.${at}`}
            label={text.columnLabel}
            value={column.label}
            classes="lt-stepform__f--name"
          />
          <Small
            name={`column-name.${at}`}
            label={`${text.columnName} (${text.columnNameHint})`}
            value={column.name}
            classes="lt-stepform__f--role"
          />
          <div class="lt-stepform__f lt-stepform__f--role">
            <label class="lt-stepform__l" for={`kind-${at}`}>
              {text.columnKind}
            </label>
            <select class="govuk-select" id={`kind-${at}`} name={`kind.${at}`}>
              {Object.entries(kinds).map(([kind, name]) => (
                <option value={kind} selected={kind === column.kind ? true : undefined}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <Small
            name={`choices.${at}`}
            label={text.choices}
            value={column.choices.join("; ")}
            classes="lt-stepform__f--name"
          />
          <button
            class="lt-stepform__b"
            type="submit"
            name="act"
            value={`remove-column:${at}`}
            aria-label={text.act(text.remove, column.label)}
          >
            {text.remove}
          </button>
        </div>
      ))}
    </>
  );
}

function Small(props: { name: string; label: string; value: string; classes: string }) {
  return (
    <div class={`lt-stepform__f ${props.classes}`}>
      <label class="lt-stepform__l" for={fieldId(props.name)}>
        {props.label}
      </label>
      <input
        type="text"
        class="govuk-input"
        id={fieldId(props.name)}
        name={props.name}
        value={props.value}
        autocomplete="off"
      />
    </div>
  );
}

/** The lines as fields of a table. */
export function Rules({ context }: { context: FeeContext }) {
  const { locale, table } = context;
  const text = wordsIn(feeText, locale);
  return (
    <section class="lt-scroll" tabindex={0} aria-label={text.rules}>
      <Table
        caption={text.rules}
        captionClasses="govuk-visually-hidden"
        head={[
          { text: text.lineHead, format: "numeric" },
          ...table.columns.map(({ label }) => ({ text: label })),
          { text: text.amount, format: "numeric" },
          { text: text.note },
          { text: <span class="govuk-visually-hidden">{text.remove}</span> },
        ]}
        rows={table.rules.map((rule, at) => [
          {
            text: (
              <>
                <input type="hidden" name="rule[]" value={String(at)} />
                {at + 1}
              </>
            ),
            format: "numeric",
          },
          ...table.columns.map((column, index) => ({
            text: (
              <Cell
                column={column}
                name={`cell.${at}.${index}`}
                value={rule.cells[index] ?? "-"}
                at={at}
                locale={locale}
              />
            ),
            classes: "lt-fee__cell",
          })),
          {
            text: (
              <Amount
                context={context}
                name={`amount.${at}`}
                label={`${text.amount}, ${text.line(at + 1)}`}
                value={rule.amount}
              />
            ),
            classes: "lt-fee__cell",
          },
          {
            text: (
              <input
                type="text"
                class="govuk-input"
                name={`note.${at}`}
                id={`note-${at}`}
                value={rule.note}
                aria-label={`${text.note}, ${text.line(at + 1)}`}
              />
            ),
            classes: "lt-fee__cell",
          },
          { text: <Moves at={at} count={table.rules.length} locale={locale} /> },
        ])}
      />
    </section>
  );
}

function Cell({
  column,
  name,
  value,
  at,
  locale,
}: {
  column: FeeColumn;
  name: string;
  value: string;
  at: number;
  locale: Locale;
}) {
  const text = wordsIn(feeText, locale);
  const label = `${column.label}, ${text.line(at + 1)}`;
  const options = optionsOf(column, locale);
  const plain = value.replace(/^"([^"]*)"$/, "$1");
  if (options && (value === "-" || options.some((option) => option.value === plain)))
    return (
      <select class="govuk-select" name={name} id={fieldId(name)} aria-label={label}>
        <option value="-">{text.any}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === plain ? true : undefined}>
            {option.label}
          </option>
        ))}
      </select>
    );
  return (
    <input
      type="text"
      class="govuk-input"
      name={name}
      id={fieldId(name)}
      value={value === "-" ? "" : value}
      placeholder={text.any}
      aria-label={label}
      autocomplete="off"
    />
  );
}

function optionsOf(
  { kind, choices }: FeeColumn,
  locale: Locale,
): readonly { readonly value: string; readonly label: string }[] | undefined {
  const text = wordsIn(feeText, locale);
  if (kind === "choice") return choices.map((choice) => ({ value: choice, label: choice }));
  if (kind !== "boolean") return undefined;
  return [
    { value: "true", label: text.yes },
    { value: "false", label: text.no },
  ];
}

/** An amount in đồng; what is none stays as typed, with its error. */
export function Amount({
  context,
  name,
  label,
  value,
  visible,
}: {
  context: FeeContext;
  name: string;
  label: string;
  value: number | null;
  visible?: boolean;
}) {
  const text = wordsIn(feeText, context.locale);
  const typed = context.wrong[name];
  return (
    <>
      {visible ? (
        <label class="lt-stepform__l" for={fieldId(name)}>
          {label}
        </label>
      ) : null}
      {typed === undefined ? null : (
        <p class="lt-stepform__e" id={`${fieldId(name)}-error`}>
          <Icon name="alert" /> {text.numberMissing}
        </p>
      )}
      <input
        type="text"
        class={typed === undefined ? "govuk-input lt-right" : "govuk-input govuk-input--error lt-right"}
        name={name}
        id={fieldId(name)}
        value={typed ?? (value === null ? "" : formatNumber(value, "vi"))}
        inputmode="numeric"
        autocomplete="off"
        aria-label={visible ? undefined : label}
        aria-invalid={typed === undefined ? undefined : "true"}
        aria-describedby={typed === undefined ? undefined : `${fieldId(name)}-error`}
      />
    </>
  );
}

function Moves({ at, count, locale }: { at: number; count: number; locale: Locale }) {
  const text = wordsIn(feeText, locale);
  const acts = [
    ["up", text.up, at === 0],
    ["down", text.down, at === count - 1],
    ["remove-rule", text.remove, false],
  ] as const;
  return (
    <span class="lt-nowrap">
      {acts.map(([verb, name, disabled]) => (
        <button
          class="lt-stepform__b"
          type="submit"
          name="act"
          value={`${verb}:${at}`}
          disabled={disabled ? true : undefined}
          aria-label={text.act(name, text.line(at + 1))}
        >
          {name}
        </button>
      ))}
    </span>
  );
}

/** A fee table to be read. */
export function FeeTableRead({ table, locale, hit }: { table: FeeTable; locale: Locale; hit?: number | undefined }) {
  const text = wordsIn(feeText, locale);
  const any = (cell: string) =>
    cell === "-"
      ? text.any
      : cell
          .replaceAll('"', "")
          .replace(/^true$/, text.yes)
          .replace(/^false$/, text.no);
  return (
    <section class="lt-scroll" tabindex={0} aria-label={table.name}>
      <Table
        caption={table.name}
        captionClasses="govuk-visually-hidden"
        head={[
          { text: text.lineHead, format: "numeric" },
          ...table.columns.map(({ label }) => ({ text: label })),
          { text: text.amount, format: "numeric" },
          { text: text.note },
        ]}
        rows={[
          ...table.rules.map((rule, at) => [
            { text: hit === at + 1 ? <strong>{at + 1}</strong> : String(at + 1), format: "numeric" },
            ...rule.cells.map((cell) => ({ text: any(cell) })),
            { text: formatMoney(rule.amount, locale), format: "numeric" },
            { text: rule.note || "–" },
          ]),
          table.otherwise === null
            ? null
            : [
                { text: "" },
                { text: text.otherwise, colspan: Math.max(table.columns.length, 1) },
                { text: formatMoney(table.otherwise, locale), format: "numeric" },
                { text: "–" },
              ].filter((_, index) => table.columns.length > 0 || index !== 0),
        ]}
      />
    </section>
  );
}
