import type { Child } from "hono/jsx";
import { wordsIn } from "../../../platform/text/index.ts";
import { type Facet, Facets, type Filter, Filters, Icon, Toolbar, useLocale } from "../../../ui/index.ts";
import { type ListFilters, listHref } from "./lists.ts";
import { officeWords } from "./words.ts";

/** The head of a list of documents: its name, its parts by state, its filters, and what can be taken away from it. */
export function ListHead(of: {
  readonly path: string;
  readonly title: string;
  readonly note?: Child;
  readonly facets: readonly Facet[];
  readonly controls: readonly Filter[];
  readonly filters: ListFilters;
}) {
  const words = wordsIn(officeWords, useLocale());
  const { filters } = of;
  const hidden = { state: filters.state, sort: filters.sort, order: filters.order ?? "" };
  return (
    <>
      <Toolbar title={of.title} note={of.note} />
      <Facets items={of.facets} label={words.state} />
      <Filters
        action={of.path}
        filters={of.controls}
        hidden={Object.fromEntries(Object.entries(hidden).filter(([, value]) => value !== ""))}
      />
    </>
  );
}

/** Prints the page; there only when a script can do it. */
export function PrintButton() {
  const words = wordsIn(officeWords, useLocale());
  return (
    <button class="govuk-button govuk-button--secondary" type="button" data-lt-print="" hidden>
      <Icon name="print" />
      {words.print}
    </button>
  );
}

/** What can be taken away from a list: the same rows as a table for a spreadsheet. */
export function ListExports({ path, filters }: { path: string; filters: ListFilters }) {
  const words = wordsIn(officeWords, useLocale());
  return (
    <p class="lt-actions lt-small lt-noprint">
      <a href={listHref(`${path}/export.csv`, filters, {})}>{words.csv}</a>
      <a href={listHref(`${path}/export.xlsx`, filters, {})}>{words.xlsx}</a> <PrintButton />
    </p>
  );
}
