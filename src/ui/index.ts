/** The interface: layouts, components and their words. Knows no system. Import from here and nowhere deeper. */
export { assetUrl, handleAsset, type ServedAsset, serveAsset } from "./assets.ts";
export type { Attributes, ErrorPart, HeadingPart, TextPart } from "./components/attributes.ts";
export { BackLink, type BackLinkProps } from "./components/back-link/back-link.tsx";
export { Breadcrumbs, type BreadcrumbsProps } from "./components/breadcrumbs/breadcrumbs.tsx";
export { Button, type ButtonProps } from "./components/button/button.tsx";
export { CharacterCount, type CharacterCountProps } from "./components/character-count/character-count.tsx";
export { Checkboxes, type CheckboxesProps, type CheckboxItem } from "./components/checkboxes/checkboxes.tsx";
export { DateInput, type DateInputItem, type DateInputProps } from "./components/date-input/date-input.tsx";
export { Details, type DetailsProps } from "./components/details/details.tsx";
export { ErrorMessage } from "./components/error-message/error-message.tsx";
export { ErrorSummary, type ErrorSummaryProps } from "./components/error-summary/error-summary.tsx";
export type { FieldProps, FormGroupPart } from "./components/field/field.tsx";
export type { FormGroupOfInputs, GroupProps } from "./components/field/group.tsx";
export { Fieldset, type FieldsetPart } from "./components/fieldset/fieldset.tsx";
export { FileUpload, type FileUploadProps } from "./components/file-upload/file-upload.tsx";
export { FlashMessage } from "./components/flash/flash.tsx";
export { PageFooter } from "./components/footer/page-footer.tsx";
export { Form, type FormProps } from "./components/form/form.tsx";
export { Heading, type HeadingLevel } from "./components/heading/heading.tsx";
export { Hint } from "./components/hint/hint.tsx";
export { Icon, type IconName, iconNames } from "./components/icon/icon.tsx";
export { Input, type InputMode, type InputProps } from "./components/input/input.tsx";
export { InsetText } from "./components/inset-text/inset-text.tsx";
export { Kbd, KeysBar } from "./components/kbd/kbd.tsx";
export { Label, type LabelProps } from "./components/label/label.tsx";
export { LanguageSwitch } from "./components/masthead/language-switch.tsx";
export { DrumBand, Mark } from "./components/masthead/mark.tsx";
export { CitizenMasthead, OfficerMasthead } from "./components/masthead/masthead.tsx";
export { WhoMenu } from "./components/masthead/who-menu.tsx";
export {
  NotificationBanner,
  type NotificationBannerProps,
} from "./components/notification-banner/notification-banner.tsx";
export {
  Pagination,
  type PaginationItem,
  type PaginationLink,
  type PaginationProps,
} from "./components/pagination/pagination.tsx";
export { Panel, type PanelAction, type PanelProps } from "./components/panel/panel.tsx";
export { PasswordInput, type PasswordInputProps } from "./components/password-input/password-input.tsx";
export { PhaseBanner } from "./components/phase-banner/phase-banner.tsx";
export { type RadioItem, Radios, type RadiosProps } from "./components/radios/radios.tsx";
export { Select, type SelectItem, type SelectProps } from "./components/select/select.tsx";
export {
  ServiceNavigation,
  type ServiceNavigationItem,
  type ServiceNavigationProps,
} from "./components/service-navigation/service-navigation.tsx";
export { SkipLink } from "./components/skip-link/skip-link.tsx";
export {
  type SummaryAction,
  type SummaryCard,
  SummaryList,
  type SummaryListProps,
  type SummaryRow,
} from "./components/summary-list/summary-list.tsx";
export { Table, type TableCell, type TableProps } from "./components/table/table.tsx";
export { type TabItem, Tabs, type TabsProps } from "./components/tabs/tabs.tsx";
export { Tag } from "./components/tag/tag.tsx";
export { type TaskItem, TaskList, type TaskListProps } from "./components/task-list/task-list.tsx";
export { Textarea, type TextareaProps } from "./components/textarea/textarea.tsx";
export { WarningText } from "./components/warning-text/warning-text.tsx";
export type { Bilingual, Flash, Frame, FrameLink, FramePerson, Locale, NavigationItem } from "./frame.ts";
export { CitizenPage, type CitizenPageProps } from "./layouts/citizen-page.tsx";
export { type ExtraStyle, HtmlDocument } from "./layouts/document.tsx";
export { ErrorPage, type ErrorPageProps } from "./layouts/error-page.tsx";
export { OfficerPage, type OfficerPageProps } from "./layouts/officer-page.tsx";
export { PrintPage, type PrintPageProps } from "./layouts/print-page.tsx";
export { LocaleContext, useLocale, useWords } from "./locale.ts";
export { type UiTextKey, uiText, word } from "./text.ts";
