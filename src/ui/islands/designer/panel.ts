import type { DesignerConfig } from "./config.ts";
import { choose, field, make, type } from "./dom.ts";
import { conditionFields } from "./panel-condition.ts";
import { eventFields } from "./panel-event.ts";
import { type Business, listOf, type Services, type Shape, textOf } from "./services.ts";
import type { Say } from "./words.ts";

/** What the parts of the panel work with. */
export type PanelContext = { readonly services: Services; readonly say: Say; readonly config: DesignerConfig };

/** Shows what can be said of the element that is chosen; follows the choice and changes made elsewhere. */
export function startPanel(panel: HTMLElement, context: PanelContext): void {
  const { services } = context;
  const draw = (): void => {
    const chosen = services.selection.get();
    const shape = chosen.length === 1 ? (chosen[0]?.labelTarget ?? chosen[0]) : undefined;
    const held =
      document.activeElement instanceof HTMLElement && panel.contains(document.activeElement)
        ? document.activeElement.id
        : "";
    panel.replaceChildren(
      ...(shape ? fieldsOf(shape, context) : [make("p", { class: "lt-quiet" }, context.say("nothing"))]),
    );
    if (held !== "") document.getElementById(held)?.focus();
  };
  services.eventBus.on(["selection.changed", "commandStack.changed", "import.done"], draw);
  draw();
}

function fieldsOf(shape: Shape, context: PanelContext): readonly HTMLElement[] {
  const { services, say } = context;
  const business = shape.businessObject;
  const isNote = business.$type === "bpmn:TextAnnotation";
  const name = field(
    say(isNote ? "text" : "name"),
    type(
      "lt-panel-name",
      textOf(business, isNote ? "text" : "name"),
      (value) => services.modeling.updateLabel(shape, value),
      2,
    ),
    business.$type === "bpmn:Lane" ? say("laneHint") : undefined,
  );
  const hasName = !/^bpmn:(Process|Collaboration|Group|Association)$/.test(business.$type);
  return [
    make("h3", { class: "govuk-heading-s" }, kindName(business)),
    ...(hasName ? [name] : []),
    ...(isWork(business) ? workFields(shape, context) : []),
    ...eventFields(shape, context),
    ...(business.$type === "bpmn:SequenceFlow" ? conditionFields(shape, context) : []),
    ...(business.$type === "bpmn:ExclusiveGateway" ? outcomes(shape, context) : []),
    make("p", { class: "lt-xs lt-quiet" }, `${say("id")}: `, make("code", {}, business.id)),
  ];
}

let kindNames: Readonly<Record<string, unknown>> | undefined;

function kindName({ $type }: Business): string {
  kindNames ??= JSON.parse(document.querySelector<HTMLElement>("[data-lt-kinds]")?.dataset.ltKinds ?? "{}");
  const kind = $type.replace("bpmn:", "");
  return String(kindNames?.[kind] ?? kind);
}

/** Whether a person or a machine works, or something is waited for. */
function isWork({ $type }: Business): boolean {
  return /^bpmn:(\w*Task|CallActivity|SubProcess)$/.test($type);
}

function workFields(shape: Shape, context: PanelContext): readonly HTMLElement[] {
  const { services, say, config } = context;
  const business = shape.businessObject;
  const set = (properties: Readonly<Record<string, unknown>>) => services.modeling.updateProperties(shape, properties);
  const agency = type("lt-panel-agency", textOf(business, "lt:agency"), (value) =>
    set({ "lt:agency": value || undefined }),
  );
  agency.setAttribute("list", "lt-panel-agencies");
  const list = make("datalist", { id: "lt-panel-agencies" });
  for (const { value, label } of config.agencies) list.append(make("option", { value }, label));
  return [
    roleField(shape, context),
    field(say("agency"), agency, say("agencyHint")),
    list,
    allowanceField(shape, context),
    field(
      say("clock"),
      choose(
        "lt-panel-clock",
        [
          { value: "", label: say("clockRuns") },
          ...(["supplement", "payment", "suspension", "other"] as const).map((value) => ({ value, label: say(value) })),
        ],
        textOf(business, "lt:clock") === "pause" ? textOf(business, "lt:reason") || "other" : "",
        (value) =>
          set(
            value === ""
              ? { "lt:clock": undefined, "lt:reason": undefined }
              : { "lt:clock": "pause", "lt:reason": value },
          ),
      ),
    ),
    ...(/^bpmn:(Service|Send|BusinessRule)Task$/.test(business.$type)
      ? [
          field(
            say("topic"),
            type("lt-panel-topic", textOf(business, "lt:topic"), (value) => set({ "lt:topic": value || undefined })),
          ),
        ]
      : []),
  ];
}

/** The role is the lane: another role moves the step there. */
function roleField(shape: Shape, { services, say }: PanelContext): HTMLElement {
  const lanes = services.elementRegistry.filter(
    ({ type: kind, businessObject }) =>
      kind === "bpmn:Lane" && listOf(businessObject.get("childLaneSet") as Business | undefined, "lanes").length === 0,
  );
  const here = lanes.find(({ businessObject }) => listOf(businessObject, "flowNodeRef").includes(shape.businessObject));
  if (lanes.length === 0) return make("p", { class: "lt-quiet lt-small" }, say("noLanes"));
  const options = lanes.map(({ id, businessObject }) => ({ value: id, label: textOf(businessObject, "name") || id }));
  const control = choose(
    "lt-panel-role",
    here ? options : [{ value: "", label: say("noLane") }, ...options],
    here?.id ?? "",
    (value) => {
      const lane = lanes.find(({ id }) => id === value);
      if (!lane) return;
      const delta = lane.y + lane.height / 2 - shape.y - shape.height / 2;
      services.modeling.moveElements([shape], { x: 0, y: Math.round(delta) });
    },
  );
  return field(say("role"), control);
}

/** Read aloud by the server while it is typed: only there is the reader of limits. */
function allowanceField(shape: Shape, { services, say, config }: PanelContext): HTMLElement {
  const control = type("lt-panel-allowance", textOf(shape.businessObject, "lt:allowance"), (value) =>
    services.modeling.updateProperties(shape, { "lt:allowance": value || undefined }),
  );
  const group = field(say("allowance"), control, say("allowanceHint"));
  const reading = make("p", { class: "lt-designer__reading", role: "status" });
  group.append(reading);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const read = async (): Promise<void> => {
    const text = control.value.trim();
    if (text === "") {
      reading.textContent = "";
      return;
    }
    const answer = await fetch(`${config.readingHref}?allowance=${encodeURIComponent(text)}`).catch(() => undefined);
    const said: unknown = answer?.ok ? await answer.json() : undefined;
    if (!isReading(said) || text !== control.value.trim()) return;
    reading.textContent = said.text;
    reading.classList.toggle("lt-designer__reading--bad", !said.ok);
    control.setAttribute("aria-invalid", String(!said.ok));
  };
  control.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(read, 300);
  });
  void read();
  return group;
}

function isReading(value: unknown): value is { readonly ok: boolean; readonly text: string } {
  return typeof value === "object" && value !== null && "ok" in value && "text" in value;
}

function outcomes(shape: Shape, { services, say }: PanelContext): readonly HTMLElement[] {
  const ways = (shape.outgoing ?? []).filter(({ type: kind }) => kind === "bpmn:SequenceFlow");
  if (ways.length < 2) return [];
  const list = make("ul", { class: "govuk-list lt-designer__ways" });
  for (const way of ways) {
    const button = make(
      "button",
      { type: "button", class: "lt-designer__link" },
      `${textOf(way.businessObject, "name") || "–"} → ${textOf(way.target?.businessObject, "name")}`,
    );
    button.addEventListener("click", () => services.selection.select(way));
    list.append(make("li", {}, button));
  }
  return [
    make("h4", { class: "govuk-heading-s" }, say("outcomes")),
    list,
    make("p", { class: "govuk-hint" }, say("outcomesHint")),
  ];
}
