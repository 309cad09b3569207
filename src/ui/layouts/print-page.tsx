import type { PropsWithChildren } from "hono/jsx";
import { Icon } from "../components/icon/icon.tsx";
import type { Frame } from "../frame.ts";
import { word } from "../text.ts";
import { type ExtraStyle, HtmlDocument, windowTitle } from "./document.tsx";

/** Props of a page made for paper: a receipt, a register, an official document. */
export type PrintPageProps = {
  readonly frame: Frame;
  readonly title: string;
  readonly backHref?: string;
  readonly styles?: readonly ExtraStyle[];
  /** How large it is on screen; on paper both are alike. */
  readonly density?: "citizen" | "officer";
  /** For wide tables: the sheet lies on its side. */
  readonly landscape?: boolean;
};

/** A sheet without navigation. On screen it offers to print and a way back; on paper neither is seen. */
export function PrintPage(props: PropsWithChildren<PrintPageProps>) {
  const { frame, title, backHref, styles = [], density = "citizen", landscape, children } = props;
  return (
    <HtmlDocument
      frame={frame}
      title={windowTitle(frame, title)}
      density={density}
      styles={styles}
      bodyClasses={landscape ? "lt-print lt-print--landscape" : "lt-print"}
    >
      <header class="lt-print__bar lt-noprint govuk-width-container">
        {backHref ? (
          <a class="govuk-back-link" href={backHref}>
            {word(frame.locale, "back")}
          </a>
        ) : null}
        <button class="govuk-button govuk-button--secondary" type="button" data-lt-print="" hidden>
          <Icon name="print" />
          {word(frame.locale, "print")}
        </button>
      </header>
      <main id="main" class="govuk-width-container">
        {children}
      </main>
    </HtmlDocument>
  );
}
