import type { Child, PropsWithChildren } from "hono/jsx";
import { FlashMessage } from "../components/flash/flash.tsx";
import { type KeyHelp, KeysBar } from "../components/kbd/kbd.tsx";
import { OfficerMasthead } from "../components/masthead/masthead.tsx";
import type { Frame } from "../frame.ts";
import { type ExtraScript, type ExtraStyle, HtmlDocument, windowTitle } from "./document.tsx";

/** Props of the page people work in. */
export type OfficerPageProps = {
  readonly frame: Frame;
  readonly title: string;
  /** `page` scrolls as a whole; `panes` stands still above 1184 px while the parts inside main scroll. */
  readonly arrangement?: "page" | "panes";
  /** Class of main: `lt-split`, `lt-doc`, `lt-axis`, `lt-insp`, or none for a plain page. */
  readonly classes?: string;
  /** Shows the line of keys at the bottom: true for those of a list marked `data-lt-list`, or the page's own. */
  readonly keys?: boolean | readonly KeyHelp[];
  /** Right end of the line of keys: when the data was last brought up to date. */
  readonly status?: Child;
  readonly styles?: readonly ExtraStyle[];
  readonly scripts?: readonly ExtraScript[];
};

/** The officer layout: one red line with tabs, search and person; full width. */
export function OfficerPage(props: PropsWithChildren<OfficerPageProps>) {
  const { frame, title, arrangement = "page", classes, keys, status, styles = [], scripts = [], children } = props;
  const panes = arrangement === "panes";
  return (
    <HtmlDocument
      frame={frame}
      title={windowTitle(frame, title)}
      density="officer"
      styles={styles}
      scripts={scripts}
      bodyClasses={panes ? "lt-app" : "lt-flow"}
    >
      <OfficerMasthead frame={frame} />
      {/* one row of the frame, so that a message never pushes main out of its place */}
      <div class="lt-app__main">
        <FlashMessage flash={frame.flash} locale={frame.locale} />
        <main class={classes ?? "lt-page"} id="main">
          {children}
        </main>
      </div>
      <KeysBar locale={frame.locale} keys={keys ?? false} status={status} clockNote={frame.clockNote} />
    </HtmlDocument>
  );
}
