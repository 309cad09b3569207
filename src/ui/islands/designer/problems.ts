import type { DesignerProblem } from "./config.ts";
import { make } from "./dom.ts";
import { type Services, textOf } from "./services.ts";
import type { Say } from "./words.ts";

/** Marks what is wrong on the elements themselves and lists it with the sentence that helps; a line of the list leads to its element. */
export function showProblems(
  list: HTMLElement,
  problems: readonly DesignerProblem[],
  { services, say }: { services: Services; say: Say },
): void {
  const { canvas, elementRegistry, overlays, selection } = services;
  overlays.remove({ type: "lt-problem" });
  for (const { id } of elementRegistry.filter(() => true))
    for (const tone of ["wrong", "doubt"]) canvas.removeMarker(id, `lt-${tone}`);
  for (const element of new Set(problems.map((problem) => problem.element))) {
    if (!elementRegistry.get(element)) continue;
    const own = problems.filter((problem) => problem.element === element);
    const isError = own.some(({ severity }) => severity === "error");
    canvas.addMarker(element, isError ? "lt-wrong" : "lt-doubt");
    const badge = make(
      "span",
      {
        class: `lt-designer__badge lt-designer__badge--${isError ? "wrong" : "doubt"}`,
        title: own.map(({ message }) => message).join("\n"),
      },
      String(own.length),
    );
    overlays.add(element, "lt-problem", { position: { top: -12, right: 14 }, html: badge });
  }
  list.replaceChildren(
    ...(problems.length === 0
      ? [make("p", { class: "lt-designer__fine" }, say("noProblems"))]
      : [make("ul", { class: "govuk-list lt-designer__problems" }, ...problems.map((problem) => line(problem)))]),
  );
  function line({ element, severity, message }: DesignerProblem): HTMLElement {
    const shape = elementRegistry.get(element);
    const word = make("strong", { class: `lt-designer__severity lt-designer__severity--${severity}` }, say(severity));
    if (!shape) return make("li", {}, word, " ", message);
    const button = make("button", { type: "button", class: "lt-designer__link" }, message);
    button.setAttribute("aria-label", `${message} ${textOf(shape.businessObject, "name")}`);
    button.addEventListener("click", () => {
      selection.select(shape);
      canvas.scrollToElement(element);
    });
    return make("li", {}, word, " ", button);
  }
}

/** Writes a line on elements: due dates of a rehearsal, later how long dossiers wait. */
export function showNotes(notes: Readonly<Record<string, string>>, { overlays, elementRegistry }: Services): void {
  overlays.remove({ type: "lt-note" });
  for (const [element, text] of Object.entries(notes))
    if (elementRegistry.get(element))
      overlays.add(element, "lt-note", {
        position: { bottom: -4, left: 0 },
        html: make("span", { class: "lt-designer__note" }, text),
      });
}
