import type { Child, PropsWithChildren } from "hono/jsx";
import { useWords } from "../../locale.ts";
import { type Attributes, classNames, isPresent } from "../attributes.ts";
import { Heading, type HeadingLevel } from "../heading/heading.tsx";

/** Options of a notification banner: a string is one line, JSX (or children) is anything. */
export type NotificationBannerProps = {
  readonly text?: Child | undefined;
  readonly titleText?: Child | undefined;
  readonly titleId?: string | undefined;
  readonly titleHeadingLevel?: HeadingLevel | undefined;
  readonly type?: "success" | undefined;
  readonly role?: string | undefined;
  readonly disableAutoFocus?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Something to know that is not part of this page's own matter. */
export function NotificationBanner(props: PropsWithChildren<NotificationBannerProps>) {
  const { text, titleText, titleId, type, role, disableAutoFocus, classes, attributes, children } = props;
  const say = useWords();
  const success = type === "success";
  const headingId = titleId || "govuk-notification-banner-title";
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role below is region or alert; both may be labelled
    <div
      class={classNames("govuk-notification-banner", success && "govuk-notification-banner--success", classes)}
      role={role || (success ? "alert" : "region")}
      aria-labelledby={headingId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={disableAutoFocus === undefined ? undefined : String(disableAutoFocus)}
      {...attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading level={props.titleHeadingLevel ?? 2} classes="govuk-notification-banner__title" id={headingId}>
          {isPresent(titleText) ? titleText : say(success ? "bannerSuccess" : "bannerImportant")}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {children ??
          (typeof text === "string" && text !== "" ? <p class="govuk-notification-banner__heading">{text}</p> : text)}
      </div>
    </div>
  );
}
