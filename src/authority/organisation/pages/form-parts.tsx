import { ErrorSummary } from "../../../ui/index.ts";
import type { FormErrors } from "./visit.ts";

/** The summary above a form that was refused: each wrong field with a link, or the one thing that stands in the way. */
export function Refused({
  errors,
  ids = {},
}: {
  errors: FormErrors | undefined;
  ids?: Readonly<Record<string, string>>;
}) {
  if (!errors) return null;
  const list = Object.entries(errors.fields).map(([field, text]) => ({ text, href: `#${ids[field] ?? field}` }));
  return <ErrorSummary errorList={list.length > 0 ? list : [{ text: errors.people }]} />;
}

/** The error of one field, as fields take it. */
export function errorOf(errors: FormErrors | undefined, field: string): { errorMessage?: { text: string } } {
  const text = errors?.fields[field];
  return text === undefined ? {} : { errorMessage: { text } };
}
