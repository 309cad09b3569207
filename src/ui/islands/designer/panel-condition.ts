import { choose, field, make, type } from "./dom.ts";
import type { PanelContext } from "./panel.ts";
import { oneOf, type Shape, textOf } from "./services.ts";

type When = "outcome" | "otherwise" | "feel" | "always";

const byOutcome = /^=?\s*outcome\s*=\s*"([^"]*)"\s*$/;

/** When an arrow that leaves a gateway is taken: in plain words, with FEEL for whoever needs it. */
export function conditionFields(flow: Shape, context: PanelContext): readonly HTMLElement[] {
  const { say } = context;
  const source = flow.source;
  if (!source || !/^bpmn:(Exclusive|Inclusive)Gateway$/.test(source.type)) return [];
  const written = textOf(oneOf(flow.businessObject, "conditionExpression"), "body").trim();
  const outcome = byOutcome.exec(written)?.[1];
  const isDefault = source.businessObject.get("default") === flow.businessObject;
  const when: When = isDefault ? "otherwise" : outcome !== undefined ? "outcome" : written === "" ? "always" : "feel";
  const options = [
    { value: "outcome", label: say("whenOutcome") },
    { value: "otherwise", label: say("whenOtherwise") },
    { value: "feel", label: say("whenFeel") },
    { value: "always", label: say("whenAlways") },
  ];
  const control = choose("lt-panel-when", options, when, (value) => {
    if (value === "otherwise") otherwise(flow, source, context);
    else
      write(
        flow,
        source,
        value === "outcome" ? 'outcome = "approve"' : value === "feel" ? written || "true" : "",
        context,
      );
  });
  return [
    field(say("when"), control),
    ...(when === "outcome"
      ? [
          field(
            say("outcome"),
            type("lt-panel-outcome", outcome ?? "", (value) =>
              write(flow, source, `outcome = "${value.replace(/[^\w-]/g, "")}"`, context),
            ),
            say("outcomeHint"),
          ),
        ]
      : []),
    ...(when === "feel"
      ? [
          field(
            say("feel"),
            type("lt-panel-feel", written, (value) => write(flow, source, value, context), 3),
            say("feelHint"),
          ),
        ]
      : []),
    ...(when === "outcome" || when === "otherwise"
      ? [
          make(
            "p",
            { class: "lt-quiet lt-small" },
            `${say("plain")}: ${when === "outcome" ? say("outcomeIs", { value: outcome ?? "" }) : say("otherwiseIs")}.`,
          ),
        ]
      : []),
  ];
}

function write(flow: Shape, source: Shape, feel: string, { services }: PanelContext): void {
  const { modeling, moddle } = services;
  if (source.businessObject.get("default") === flow.businessObject)
    modeling.updateProperties(source, { default: undefined });
  const conditionExpression = feel === "" ? undefined : moddle.create("bpmn:FormalExpression", { body: feel });
  modeling.updateProperties(flow, { conditionExpression });
}

function otherwise(flow: Shape, source: Shape, { services }: PanelContext): void {
  services.modeling.updateProperties(flow, { conditionExpression: undefined });
  services.modeling.updateProperties(source, { default: flow.businessObject });
}
