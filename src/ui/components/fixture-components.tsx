import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { LocaleContext } from "../locale.ts";
import { BackLink } from "./back-link/back-link.tsx";
import { Breadcrumbs } from "./breadcrumbs/breadcrumbs.tsx";
import { Button } from "./button/button.tsx";
import { CharacterCount } from "./character-count/character-count.tsx";
import { Checkboxes } from "./checkboxes/checkboxes.tsx";
import { DateInput } from "./date-input/date-input.tsx";
import { Details } from "./details/details.tsx";
import { ErrorMessage } from "./error-message/error-message.tsx";
import { ErrorSummary } from "./error-summary/error-summary.tsx";
import { Fieldset } from "./fieldset/fieldset.tsx";
import { FileUpload } from "./file-upload/file-upload.tsx";
import { Hint } from "./hint/hint.tsx";
import { Input } from "./input/input.tsx";
import { InsetText } from "./inset-text/inset-text.tsx";
import { Label } from "./label/label.tsx";
import { LanguageNavigation } from "./language-navigation/language-navigation.tsx";
import { NotificationBanner } from "./notification-banner/notification-banner.tsx";
import { Pagination } from "./pagination/pagination.tsx";
import { Panel } from "./panel/panel.tsx";
import { PasswordInput } from "./password-input/password-input.tsx";
import { PhaseBanner } from "./phase-banner/phase-banner.tsx";
import { Radios } from "./radios/radios.tsx";
import { Select } from "./select/select.tsx";
import { ServiceNavigation, type ServiceNavigationProps } from "./service-navigation/service-navigation.tsx";
import { SkipLink } from "./skip-link/skip-link.tsx";
import { SummaryList } from "./summary-list/summary-list.tsx";
import { Table } from "./table/table.tsx";
import { Tabs } from "./tabs/tabs.tsx";
import { Tag } from "./tag/tag.tsx";
import { TaskList } from "./task-list/task-list.tsx";
import { Textarea } from "./textarea/textarea.tsx";
import { WarningText } from "./warning-text/warning-text.tsx";

/** govuk-frontend's components that we claim, each drawing one of its fixtures. For tests. */
export const componentsUnderTest = {
  "back-link": (options: never) => inEnglish(<BackLink {...(options as Parameters<typeof BackLink>[0])} />),
  breadcrumbs: (options: never) => inEnglish(<Breadcrumbs {...(options as Parameters<typeof Breadcrumbs>[0])} />),
  button: (options: never) => inEnglish(<Button {...(options as Parameters<typeof Button>[0])} />),
  "character-count": (options: never) =>
    inEnglish(<CharacterCount {...(options as Parameters<typeof CharacterCount>[0])} />),
  checkboxes: (options: never) => inEnglish(<Checkboxes {...(options as Parameters<typeof Checkboxes>[0])} />),
  "date-input": (options: never) => inEnglish(<DateInput {...(options as Parameters<typeof DateInput>[0])} />),
  details: (options: never) => inEnglish(<Details {...(options as Parameters<typeof Details>[0])} />),
  "error-message": (options: never) => inEnglish(<ErrorMessage {...(options as Parameters<typeof ErrorMessage>[0])} />),
  "error-summary": (options: never) => inEnglish(<ErrorSummary {...(options as Parameters<typeof ErrorSummary>[0])} />),
  fieldset: (options: never) =>
    inEnglish(<FieldsetWithText {...(options as Parameters<typeof FieldsetWithText>[0])} />),
  "file-upload": (options: never) => inEnglish(<FileUpload {...(options as Parameters<typeof FileUpload>[0])} />),
  hint: (options: never) => inEnglish(<Hint {...(options as Parameters<typeof Hint>[0])} />),
  input: (options: never) => inEnglish(<Input {...(options as Parameters<typeof Input>[0])} />),
  "inset-text": (options: never) => inEnglish(<InsetText {...(options as Parameters<typeof InsetText>[0])} />),
  label: (options: never) => inEnglish(<Label {...(options as Parameters<typeof Label>[0])} />),
  "language-navigation": (options: never) =>
    inEnglish(<LanguageNavigation {...(options as Parameters<typeof LanguageNavigation>[0])} />),
  "notification-banner": (options: never) =>
    inEnglish(<NotificationBanner {...(options as Parameters<typeof NotificationBanner>[0])} />),
  pagination: (options: never) => inEnglish(<Pagination {...(options as Parameters<typeof Pagination>[0])} />),
  panel: (options: never) => inEnglish(<Panel {...(options as Parameters<typeof Panel>[0])} />),
  "password-input": (options: never) =>
    inEnglish(<PasswordInput {...(options as Parameters<typeof PasswordInput>[0])} />),
  "phase-banner": (options: never) => inEnglish(<PhaseBanner {...(options as Parameters<typeof PhaseBanner>[0])} />),
  radios: (options: never) => inEnglish(<Radios {...(options as Parameters<typeof Radios>[0])} />),
  select: (options: never) => inEnglish(<Select {...(options as Parameters<typeof Select>[0])} />),
  "service-navigation": (options: never) => inEnglish(<ServiceNavigation {...withSlots(options)} />),
  "skip-link": (options: never) => inEnglish(<SkipLink {...(options as Parameters<typeof SkipLink>[0])} />),
  "summary-list": (options: never) => inEnglish(<SummaryList {...(options as Parameters<typeof SummaryList>[0])} />),
  table: (options: never) => inEnglish(<Table {...(options as Parameters<typeof Table>[0])} />),
  tabs: (options: never) => inEnglish(<Tabs {...(options as Parameters<typeof Tabs>[0])} />),
  tag: (options: never) => inEnglish(<Tag {...(options as Parameters<typeof Tag>[0])} />),
  "task-list": (options: never) => inEnglish(<TaskList {...(options as Parameters<typeof TaskList>[0])} />),
  textarea: (options: never) => inEnglish(<Textarea {...(options as Parameters<typeof Textarea>[0])} />),
  "warning-text": (options: never) => inEnglish(<WarningText {...(options as Parameters<typeof WarningText>[0])} />),
};

// The macro takes the contents of a fieldset as html; ours takes children.
function FieldsetWithText({ text, ...rest }: Parameters<typeof Fieldset>[0] & { text?: Child }) {
  return <Fieldset {...rest}>{text}</Fieldset>;
}

// The macro takes slots as strings of HTML, the last one also with an alignment.
function withSlots(options: ServiceNavigationProps & { slots?: Record<string, unknown> }): ServiceNavigationProps {
  const { slots, ...rest } = options;
  if (!slots) return rest;
  const end = slots.end;
  const placed = typeof end === "object" && end !== null && "text" in end ? end : undefined;
  const html = (value: unknown) => (typeof value === "string" ? raw(value) : undefined);
  return {
    ...rest,
    slots: {
      start: html(slots.start),
      navigationStart: html(slots.navigationStart),
      navigationEnd: html(slots.navigationEnd),
      end: placed ? (placed.text as Child) : html(end),
      endInline: placed !== undefined && "align" in placed && placed.align === "inline",
    },
  };
}

// The fixtures are in English, so the words the components supply themselves must be too.
function inEnglish(node: Child) {
  return <LocaleContext.Provider value="en">{node}</LocaleContext.Provider>;
}
