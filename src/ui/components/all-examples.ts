import { examples as backLink } from "./back-link/examples.tsx";
import { examples as board } from "./board/examples.tsx";
import { examples as breadcrumbs } from "./breadcrumbs/examples.tsx";
import { examples as button } from "./button/examples.tsx";
import { examples as characterCount } from "./character-count/examples.tsx";
import { examples as chart } from "./chart/examples.tsx";
import { examples as checkboxes } from "./checkboxes/examples.tsx";
import { examples as checklist } from "./checklist/examples.tsx";
import { examples as confirm } from "./confirm/examples.tsx";
import { examples as dataTable } from "./data-table/examples.tsx";
import { examples as dateInput } from "./date-input/examples.tsx";
import { examples as dayForm } from "./day-form/examples.tsx";
import { examples as dayHistory } from "./day-history/examples.tsx";
import { examples as details } from "./details/examples.tsx";
import { examples as dueCalendar } from "./due-calendar/examples.tsx";
import { examples as dueExplanation } from "./due-explanation/examples.tsx";
import { examples as errorSummary } from "./error-summary/examples.tsx";
import { examples as events } from "./events/examples.tsx";
import type { ExampleSet } from "./example.ts";
import { examples as facts } from "./facts/examples.tsx";
import { examples as fileUpload } from "./file-upload/examples.tsx";
import { examples as flowPicture } from "./flow-picture/examples.tsx";
import { examples as gantt } from "./gantt/examples.tsx";
import { examples as icon } from "./icon/examples.tsx";
import { examples as input } from "./input/examples.tsx";
import { examples as insetText } from "./inset-text/examples.tsx";
import { examples as kbd } from "./kbd/examples.tsx";
import { examples as ledger } from "./ledger/examples.tsx";
import { examples as line } from "./line/examples.tsx";
import { examples as matrix } from "./matrix/examples.tsx";
import { examples as notices } from "./notices/examples.tsx";
import { examples as notificationBanner } from "./notification-banner/examples.tsx";
import { examples as pagination } from "./pagination/examples.tsx";
import { examples as panel } from "./panel/examples.tsx";
import { examples as paper } from "./paper/examples.tsx";
import { examples as passwordInput } from "./password-input/examples.tsx";
import { examples as path } from "./path/examples.tsx";
import { examples as phaseBanner } from "./phase-banner/examples.tsx";
import { examples as picker } from "./picker/examples.tsx";
import { examples as presence } from "./presence/examples.tsx";
import { examples as radios } from "./radios/examples.tsx";
import { examples as ruled } from "./ruled/examples.tsx";
import { examples as search } from "./search/examples.tsx";
import { examples as select } from "./select/examples.tsx";
import { examples as signingQueue } from "./signing-queue/examples.tsx";
import { examples as stepper } from "./stepper/examples.tsx";
import { examples as strip } from "./strip/examples.tsx";
import { examples as stuck } from "./stuck/examples.tsx";
import { examples as summaryList } from "./summary-list/examples.tsx";
import { examples as table } from "./table/examples.tsx";
import { examples as tabs } from "./tabs/examples.tsx";
import { examples as tag } from "./tag/examples.tsx";
import { examples as tally } from "./tally/examples.tsx";
import { examples as taskList } from "./task-list/examples.tsx";
import { examples as textarea } from "./textarea/examples.tsx";
import { examples as times } from "./times/examples.tsx";
import { examples as toolbar } from "./toolbar/examples.tsx";
import { examples as track } from "./track/examples.tsx";
import { examples as uploadList } from "./upload-list/examples.tsx";
import { examples as verdict } from "./verdict/examples.tsx";
import { examples as versions } from "./versions/examples.tsx";
import { examples as viewer } from "./viewer/examples.tsx";
import { examples as voidStates } from "./void/examples.tsx";
import { examples as warningText } from "./warning-text/examples.tsx";
import { examples as yearCalendar } from "./year-calendar/examples.tsx";

/** Every component with its states, in the order of their names. */
export const allExamples: readonly ExampleSet[] = [
  backLink,
  board,
  breadcrumbs,
  button,
  characterCount,
  chart,
  checkboxes,
  checklist,
  confirm,
  dataTable,
  dateInput,
  dayForm,
  dayHistory,
  details,
  dueCalendar,
  dueExplanation,
  errorSummary,
  events,
  facts,
  fileUpload,
  flowPicture,
  gantt,
  icon,
  input,
  insetText,
  kbd,
  ledger,
  line,
  matrix,
  notices,
  notificationBanner,
  pagination,
  panel,
  paper,
  passwordInput,
  path,
  phaseBanner,
  picker,
  presence,
  radios,
  ruled,
  search,
  select,
  signingQueue,
  stepper,
  strip,
  stuck,
  summaryList,
  table,
  tabs,
  tag,
  tally,
  taskList,
  textarea,
  times,
  toolbar,
  track,
  uploadList,
  verdict,
  versions,
  viewer,
  voidStates,
  warningText,
  yearCalendar,
];
