import type { JSX } from "hono/jsx/jsx-runtime";
import type { ErrorFacts, Frame } from "../../../platform/http/index.ts";
import { textIn, wordsIn } from "../../../platform/text/index.ts";
import { ErrorPage } from "../../../ui/index.ts";
import { errorText } from "./text.ts";

const titles = {
  403: "forbidden",
  404: "missing",
  409: "conflict",
  413: "tooLarge",
  429: "tooMany",
  500: "broken",
  503: "unavailable",
} as const;

/** The error page of a node: what was not done, what is kept, one way on, the request's number. */
export function renderError(frame: Frame, error: ErrorFacts): JSX.Element {
  const text = wordsIn(errorText, frame.locale);
  return (
    <ErrorPage
      frame={frame}
      title={text[titleKey(error.status)]}
      body={[textIn(error.people, frame.locale)]}
      actions={[{ href: "/", label: text.home }]}
      reference={{ label: text.reference, code: error.requestId }}
    />
  );
}

function titleKey(status: number): (typeof titles)[keyof typeof titles] | "invalid" {
  const found = Object.entries(titles).find(([known]) => Number(known) === status);
  return found?.[1] ?? "invalid";
}
