import { hrefWith } from "../query.ts";

/** Which number: a metric over days (ISO, both counted), of one agency, of all under a code, or of a level. */
export type Figure = {
  readonly metric: string;
  readonly from: string;
  readonly to: string;
  readonly agency?: string | undefined;
  readonly under?: string | undefined;
  readonly level?: string | undefined;
};

/** The address of the list that adds up to a number. */
export function figureHref(figure: Figure): string {
  return hrefWith("/statistics/documents", figure);
}
