import type { PropsWithChildren } from "hono/jsx";
import { assetUrl } from "../assets.ts";
import { SkipLink } from "../components/skip-link/skip-link.tsx";
import type { Frame } from "../frame.ts";
import { LocaleContext } from "../locale.ts";
import { word } from "../text.ts";

/** Extra stylesheets for single pages: the official A4 document, the dark command wall, the gallery, the tool that draws flows. */
export type ExtraStyle = "official" | "wall" | "gallery" | "flow-designer";

/** Extra scripts for single pages: the tool that draws flows. */
export type ExtraScript = "flow-designer";

type DocumentProps = {
  readonly frame: Frame;
  readonly title: string;
  readonly density: "citizen" | "officer";
  readonly bodyClasses?: string;
  readonly styles?: readonly ExtraStyle[];
  readonly scripts?: readonly ExtraScript[];
  /** Set to leave scripts out altogether. */
  readonly withoutScripts?: boolean;
};

/** The HTML document around every page. Nothing inline: the content policy is `default-src 'self'`. */
export function HtmlDocument(props: PropsWithChildren<DocumentProps>) {
  const { frame, title, density, bodyClasses, styles = [], scripts = [], withoutScripts, children } = props;
  const classes = ["govuk-template__body", `lt-${density}`, bodyClasses].filter(Boolean).join(" ");
  return (
    <html lang={frame.locale} class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="theme-color" content="#9b1c1f" />
        <link rel="icon" href={assetUrl("favicon.svg")} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl(`${density}.css`)} />
        {styles.map((style) => (
          <link rel="stylesheet" href={assetUrl(`${style}.css`)} />
        ))}
        {density === "officer" ? <meta name="htmx-config" content="includeIndicatorCSS:false" /> : null}
        {withoutScripts ? null : <script defer src={assetUrl(`${density}.js`)} />}
        {scripts.map((script) => (
          <script defer src={assetUrl(`${script}.js`)} />
        ))}
      </head>
      <body class={classes} data-lt-restored={word(frame.locale, "restored")}>
        <LocaleContext.Provider value={frame.locale}>
          <SkipLink href="#main" text={word(frame.locale, "skip")} />
          {children}
        </LocaleContext.Provider>
      </body>
    </html>
  );
}

/** The title of a window: the page first, then where it is, so that tabs can be told apart. */
export function windowTitle(frame: Frame, title: string): string {
  return `${title} – ${frame.systemName.name}, ${frame.systemName.over}`;
}
