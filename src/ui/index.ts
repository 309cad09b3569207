/** The interface: layouts, components and their words. Knows no system. Import from here and nowhere deeper. */
export { assetUrl, handleAsset, type ServedAsset, serveAsset } from "./assets.ts";
export { allExamples } from "./components/all-examples.ts";
export type { Attributes, ErrorPart, HeadingPart, TextPart } from "./components/attributes.ts";
export { BackLink, type BackLinkProps } from "./components/back-link/back-link.tsx";
export { Board, type BoardCell } from "./components/board/board.tsx";
export { Breadcrumbs, type BreadcrumbsProps } from "./components/breadcrumbs/breadcrumbs.tsx";
export { Button, type ButtonProps } from "./components/button/button.tsx";
export { CharacterCount, type CharacterCountProps } from "./components/character-count/character-count.tsx";
export { BarChart, type BarChartProps } from "./components/chart/bar-chart.tsx";
export { Coverage, type CoverageCell, type CoverageProps } from "./components/chart/coverage.tsx";
export { type RankedBar, RankedBars, type RankedBarsProps } from "./components/chart/ranked-bars.tsx";
export {
  ChartLegend,
  type SmallMultiple,
  SmallMultiples,
  type SmallMultiplesProps,
} from "./components/chart/small-multiples.tsx";
export { Checkboxes, type CheckboxesProps, type CheckboxItem } from "./components/checkboxes/checkboxes.tsx";
export { Checklist, type ChecklistGroup, type ChecklistItem } from "./components/checklist/checklist.tsx";
export { ClockNote } from "./components/clock-note/clock-note.tsx";
export { Confirm, type ConfirmProps } from "./components/confirm/confirm-page.tsx";
export { CopyButton } from "./components/copy-button/copy-button.tsx";
export { type DataColumn, type DataRow, DataTable, type DataTableProps } from "./components/data-table/data-table.tsx";
export { DateInput, type DateInputItem, type DateInputProps } from "./components/date-input/date-input.tsx";
export { DayForm, type DayFormKind, type DayFormProps } from "./components/day-form/day-form.tsx";
export {
  type DayChangeFacts,
  DayHistory,
  type DayHistoryEntry,
  dayChangeWords,
} from "./components/day-history/day-history.tsx";
export {
  type DeadlineState,
  DeadlineTag,
  type UrgencyLevel,
  UrgencyStamp,
} from "./components/deadline-tag/deadline-tag.tsx";
export { Details, type DetailsProps } from "./components/details/details.tsx";
export { type CalendarDay, DueCalendar } from "./components/due-calendar/due-calendar.tsx";
export { DueExplanation } from "./components/due-explanation/due-explanation.tsx";
export type { ExplainedDueDate } from "./components/due-explanation/explained.ts";
export { ErrorMessage } from "./components/error-message/error-message.tsx";
export { ErrorSummary, type ErrorSummaryProps } from "./components/error-summary/error-summary.tsx";
export { type LifeEvent, LifeEvents } from "./components/events/events.tsx";
export type { Example, ExampleSet } from "./components/example.ts";
export { type Fact, Facts, Start, Steps } from "./components/facts/facts.tsx";
export type { FieldProps, FormGroupPart } from "./components/field/field.tsx";
export type { FormGroupOfInputs, GroupProps } from "./components/field/group.tsx";
export { Fieldset, type FieldsetPart } from "./components/fieldset/fieldset.tsx";
export { FileUpload, type FileUploadProps } from "./components/file-upload/file-upload.tsx";
export { type Finding, Findings } from "./components/findings/findings.tsx";
export { type FlowMark, FlowPicture, type FlowPictureProps } from "./components/flow-picture/flow-picture.tsx";
export { Form, type FormProps } from "./components/form/form.tsx";
export { Gantt, type GanttBar, type GanttProps } from "./components/gantt/gantt.tsx";
export { Heading, type HeadingLevel } from "./components/heading/heading.tsx";
export { Hint } from "./components/hint/hint.tsx";
export { Icon, type IconName, iconNames } from "./components/icon/icon.tsx";
export { Input, type InputMode, type InputProps } from "./components/input/input.tsx";
export { InsetText } from "./components/inset-text/inset-text.tsx";
export { Kbd, type KeyHelp, KeysBar } from "./components/kbd/kbd.tsx";
export { Label, type LabelProps } from "./components/label/label.tsx";
export {
  type LanguageItem,
  LanguageNavigation,
  type LanguageNavigationProps,
} from "./components/language-navigation/language-navigation.tsx";
export { Ledger, type LedgerRow } from "./components/ledger/ledger.tsx";
export { Line, type LineStop } from "./components/line/line.tsx";
export { LiveRegion } from "./components/live-region/live-region.tsx";
export {
  Matrix,
  type MatrixCell,
  type MatrixGroup,
  type MatrixProps,
  type MatrixRow,
} from "./components/matrix/matrix.tsx";
export { type Notice, Notices } from "./components/notices/notices.tsx";
export {
  NotificationBanner,
  type NotificationBannerProps,
} from "./components/notification-banner/notification-banner.tsx";
export { Num } from "./components/num/num.tsx";
export { Pager, type PagerProps, pageNumbers } from "./components/pager/pager.tsx";
export {
  Pagination,
  type PaginationItem,
  type PaginationLink,
  type PaginationProps,
} from "./components/pagination/pagination.tsx";
export { Panel, type PanelAction, type PanelProps } from "./components/panel/panel.tsx";
export { Paper, type PaperProps } from "./components/paper/paper.tsx";
export { PasswordInput, type PasswordInputProps } from "./components/password-input/password-input.tsx";
export { Path, type PathStep } from "./components/path/path.tsx";
export { PhaseBanner } from "./components/phase-banner/phase-banner.tsx";
export { Picker, type PickerChoice, type PickerProps } from "./components/picker/picker.tsx";
export { Presence } from "./components/presence/presence.tsx";
export { type RadioItem, Radios, type RadiosProps } from "./components/radios/radios.tsx";
export { Ruled, type RuledProps } from "./components/ruled/ruled.tsx";
export { Search, type SearchProps } from "./components/search/search.tsx";
export { Select, type SelectItem, type SelectProps } from "./components/select/select.tsx";
export {
  ServiceNavigation,
  type ServiceNavigationItem,
  type ServiceNavigationProps,
} from "./components/service-navigation/service-navigation.tsx";
export { QueueBar, type QueueItem, QueueList, QueueTop } from "./components/signing-queue/signing-queue.tsx";
export { SkipLink } from "./components/skip-link/skip-link.tsx";
export { SplitDetail, SplitList } from "./components/split/split.tsx";
export { Hop, State } from "./components/state/state.tsx";
export { Stepper } from "./components/stepper/stepper.tsx";
export { Strip } from "./components/strip/strip.tsx";
export { Stuck, type StuckItem } from "./components/stuck/stuck.tsx";
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
export { Tally, type TallyFigure } from "./components/tally/tally.tsx";
export { type TaskItem, TaskList, type TaskListProps } from "./components/task-list/task-list.tsx";
export { Textarea, type TextareaProps } from "./components/textarea/textarea.tsx";
export { Times, type TimesRow } from "./components/times/times.tsx";
export { ActionBar } from "./components/toolbar/action-bar.tsx";
export { type Filter, Filters } from "./components/toolbar/filters.tsx";
export { type Facet, Facets, Toolbar } from "./components/toolbar/toolbar.tsx";
export { Track, type TrackClock, type TrackProps, type TrackWhy } from "./components/track/track.tsx";
export { type TrackMiss, TrackSearch, type TrackSearchProps } from "./components/track/track-search.tsx";
export { type UploadedFile, UploadList } from "./components/upload-list/upload-list.tsx";
export { KeyValues, type Signature, Signers, Verdict } from "./components/verdict/verdict.tsx";
export { diffPieces, shortenDiff } from "./components/versions/diff-pieces.ts";
export { Diff, type DiffPart, type Review, Reviews, type Version, Versions } from "./components/versions/versions.tsx";
export { wordDiff } from "./components/versions/word-diff.ts";
export { Viewer } from "./components/viewer/viewer.tsx";
export { Void } from "./components/void/void.tsx";
export { WarningText } from "./components/warning-text/warning-text.tsx";
export { type DayRow, DayTable } from "./components/year-calendar/day-table.tsx";
export { YearCalendar, YearKey, type YearMark } from "./components/year-calendar/year-calendar.tsx";
export type { Bilingual, Flash, Frame, FrameLink, FramePerson, Locale, NavigationItem } from "./frame.ts";
export { CitizenPage, type CitizenPageProps } from "./layouts/citizen-page.tsx";
export { type ExtraStyle, HtmlDocument } from "./layouts/document.tsx";
export { ErrorPage, type ErrorPageProps } from "./layouts/error-page.tsx";
export { exampleFrame } from "./layouts/example-frame.ts";
export { OfficerPage, type OfficerPageProps } from "./layouts/officer-page.tsx";
export { PrintPage, type PrintPageProps } from "./layouts/print-page.tsx";
export { renderPage } from "./layouts/render.tsx";
export { LocaleContext, useLocale, useWords } from "./locale.ts";
