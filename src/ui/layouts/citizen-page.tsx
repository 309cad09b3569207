import type { Child, PropsWithChildren } from "hono/jsx";
import { FlashMessage } from "../components/flash/flash.tsx";
import { PageFooter } from "../components/footer/page-footer.tsx";
import { CitizenMasthead } from "../components/masthead/masthead.tsx";
import type { Frame } from "../frame.ts";
import { type ExtraStyle, HtmlDocument, windowTitle } from "./document.tsx";

/** Props of the page people see: citizens, anyone not signed in, and a leader signing on a phone. */
export type CitizenPageProps = {
  readonly frame: Frame;
  readonly title: string;
  /** A back link or breadcrumbs, above the heading. */
  readonly before?: Child;
  /** Class of main, for pages with a layout of their own. */
  readonly classes?: string;
  /** True when the page brings its own width containers. */
  readonly wide?: boolean;
  readonly styles?: readonly ExtraStyle[];
};

/** The citizen layout: red head, navigation, one column of at most 1120 px, footer. */
export function CitizenPage(props: PropsWithChildren<CitizenPageProps>) {
  const { frame, title, before, classes, wide, styles = [], children } = props;
  return (
    <HtmlDocument frame={frame} title={windowTitle(frame, title)} density="citizen" styles={styles}>
      <CitizenMasthead frame={frame} />
      <main class={classes ? `govuk-main-wrapper ${classes}` : "govuk-main-wrapper"} id="main">
        <div class="govuk-width-container">
          {before}
          <FlashMessage flash={frame.flash} locale={frame.locale} />
        </div>
        {wide ? children : <div class="govuk-width-container">{children}</div>}
      </main>
      <PageFooter frame={frame} />
    </HtmlDocument>
  );
}
