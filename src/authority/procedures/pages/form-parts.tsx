import { ErrorSummary } from "../../../ui/index.ts";
import type { FormErrors } from "./desk.ts";

/** The summary above a form that was refused. */
export function Refused({ errors }: { errors: FormErrors | undefined }) {
  if (!errors) return null;
  const list = Object.entries(errors.fields).map(([field, text]) => ({ text, href: `#${field}` }));
  return <ErrorSummary errorList={list.length > 0 ? list : [{ text: errors.people }]} />;
}

/** The error of one field, as fields take it. */
export function errorOf(errors: FormErrors | undefined, field: string): { errorMessage?: { text: string } } {
  const text = errors?.fields[field];
  return text === undefined ? {} : { errorMessage: { text } };
}
