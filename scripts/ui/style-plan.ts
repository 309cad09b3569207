import { fitRules } from "../../src/ui/components/masthead/fit.ts";

/** One stylesheet to build: govuk-frontend's share and the list of our files, in order, and rules that are computed. */
export type StylesheetPlan = {
  readonly name: string;
  readonly govuk?: string;
  readonly parts: readonly string[];
  readonly computed?: () => string;
  /** Stylesheets of npm packages, put before our own. */
  readonly packages?: readonly string[];
};

const FOUNDATION = ["styles/tokens", "styles/fonts", "styles/base"];

const EVERYWHERE = components(
  "skip-link masthead back-link breadcrumbs label hint form-group error-message error-summary input select textarea button details tag",
  "inset-text table summary-list footer tabs pagination panel notification-banner phase-banner choices file-upload task-list",
  "deadline-tag ruled ledger void verdict versions upload-list clock-note line facts board due-calendar due-explanation year-calendar notices stepper",
);

const CITIZEN = components("service-navigation search events signing-queue track");
const OFFICER = [
  "components/masthead/officer-masthead",
  "components/flow-picture/flow-page",
  ...components(
    "kbd strip path presence viewer checklist tally stuck times chart findings matrix toolbar split picker flow-picture gantt signing-queue",
  ),
];

/** The stylesheets the pages load. `official` and `wall` are added by the few pages that need them. */
export const STYLESHEETS: readonly StylesheetPlan[] = [
  {
    name: "citizen.css",
    govuk: "govuk-citizen",
    parts: [...FOUNDATION, ...EVERYWHERE, ...CITIZEN, "layouts/citizen", "styles/print"],
  },
  {
    name: "officer.css",
    govuk: "govuk-officer",
    parts: [
      ...FOUNDATION,
      ...EVERYWHERE,
      ...OFFICER,
      "layouts/officer",
      "layouts/draft",
      "layouts/dossier",
      "layouts/intake",
      "layouts/work-list",
      "layouts/work-list-small",
      "layouts/report",
      "styles/print",
    ],
    computed: fitRules,
  },
  { name: "official.css", parts: ["styles/official"] },
  { name: "wall.css", parts: ["styles/wall"] },
  { name: "gallery.css", parts: ["styles/gallery"] },
  {
    name: "flow-designer.css",
    packages: [
      "bpmn-js/dist/assets/diagram-js.css",
      "bpmn-js/dist/assets/bpmn-js.css",
      "bpmn-js/dist/assets/bpmn-font/css/bpmn.css",
    ],
    parts: ["styles/flow-designer"],
  },
];

function components(...lists: string[]): string[] {
  return lists.flatMap((list) => list.split(" ")).map((name) => `components/${name}/${name}`);
}
