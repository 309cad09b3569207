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
};

/** A sheet without navigation. On screen it offers to print and a way back; on paper neither is seen. */
export function PrintPage({ frame, title, backHref, styles = [], children }: PropsWithChildren<PrintPageProps>) {
  return (
    <HtmlDocument
      frame={frame}
      title={windowTitle(frame, title)}
      density="citizen"
      styles={styles}
      bodyClasses="lt-print"
    >
      <div class="lt-print__bar lt-noprint govuk-width-container">
        {backHref ? (
          <a class="govuk-back-link" href={backHref}>
            {word(frame.locale, "back")}
          </a>
        ) : null}
        <button class="govuk-button govuk-button--secondary" type="button" data-lt-print="" hidden>
          <Icon name="print" />
          {word(frame.locale, "print")}
        </button>
      </div>
      <main id="main" class="govuk-width-container">
        {children}
      </main>
    </HtmlDocument>
  );
}
