import type { Child } from "hono/jsx";
import { useWords } from "../../locale.ts";
import { classNames } from "../attributes.ts";
import type { SelectItem } from "../select/select.tsx";

/** One filter: a list to choose from, or a box to type in. */
export type Filter =
  | {
      readonly kind: "select";
      readonly name: string;
      readonly label: string;
      readonly items: readonly SelectItem[];
      readonly value?: string | undefined;
    }
  | {
      readonly kind: "text";
      readonly name: string;
      readonly label: string;
      readonly value?: string | undefined;
      readonly type?: "text" | "search" | "date" | "number" | undefined;
    };

/** More of them than this stand in two rows, or their words would be cut. */
const mostInOneRow = 6;

/** Filters of a list: a form sent by GET, so that the address holds them and Back restores them. `hidden` carries the facet and the sorting on. */
export function Filters(props: {
  action: string;
  filters: readonly Filter[];
  hidden?: Readonly<Record<string, string>>;
  children?: Child;
}) {
  const { action, filters, hidden = {}, children } = props;
  const say = useWords();
  return (
    <form
      class={classNames("lt-filters lt-noprint", filters.length > mostInOneRow && "lt-filters--many")}
      action={action}
      method="get"
      aria-label={say("filters")}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {filters.map((filter) => (
        <div>
          <label class="lt-label" for={`filter-${filter.name}`}>
            {filter.label}
          </label>
          <Control filter={filter} />
        </div>
      ))}
      {children}
      <button class="govuk-button govuk-button--secondary" type="submit">
        {say("filter")}
      </button>
    </form>
  );
}

function Control({ filter }: { filter: Filter }) {
  const id = `filter-${filter.name}`;
  if (filter.kind === "text") {
    return <input class="govuk-input" id={id} name={filter.name} type={filter.type ?? "text"} value={filter.value} />;
  }
  return (
    <select class="govuk-select" id={id} name={filter.name}>
      {filter.items.map((item) => (
        <option value={item.value} selected={String(item.value ?? item.text) === filter.value}>
          {item.text}
        </option>
      ))}
    </select>
  );
}
