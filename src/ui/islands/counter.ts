/**
 * A form filled in at a counter by one hand on the keyboard. Enter in a one-line field goes on to the next part marked `data-lt-step`; in a
 * search box (`data-lt-finder`) it takes the first line found, in a box marked `data-lt-look` it asks the server. What was drawn anew says
 * where to go on (`data-lt-go-on`). A server that cannot be reached is said on the line marked `data-lt-unreachable`. Nothing is ever written into a field while letters are being composed.
 */
export function startCounter(): void {
  const form = document.querySelector<HTMLFormElement>("form:has([data-lt-finder])");
  if (!form) return;
  form.addEventListener("keydown", (event) => onKey(form, event));
  form.addEventListener("change", (event) => tellChanged(form, event.target));
  form.addEventListener("htmx:error", () => {
    const line = form.querySelector<HTMLElement>("[data-lt-unreachable]");
    if (line) line.textContent = line.dataset.ltUnreachable ?? "";
  });
  let held: string | undefined;
  document.addEventListener("htmx:before:swap", () => {
    held = document.activeElement?.id;
  });
  document.addEventListener("htmx:after:swap", () => {
    goOn(form, held);
    takeEager(form);
  });
}

const oneLine = "input:not([type=submit], [type=button], [type=file])";

function onKey(form: HTMLFormElement, event: KeyboardEvent): void {
  const { target } = event;
  // Enter that ends a letter of an input method goes nowhere.
  if (!(target instanceof HTMLElement) || event.isComposing || event.keyCode === 229) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" && (target.matches(oneLine) || target instanceof HTMLSelectElement)) {
    event.preventDefault();
    enter(form, target);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (moveIn(form, target, event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
  } else if (event.key === "Escape" && target.closest("[data-lt-found]")) {
    finderOf(form)?.focus();
    event.preventDefault();
  }
}

function enter(form: HTMLFormElement, target: HTMLElement): void {
  if (target instanceof HTMLInputElement && target.dataset.ltFinder !== undefined && target.value.trim() !== "") {
    if (!takeFirst(form)) target.dataset.ltEager = "";
    return;
  }
  const look = target.dataset.ltLook;
  if (look && target instanceof HTMLInputElement && target.value.trim() !== target.dataset.ltLooked) {
    form.querySelector<HTMLElement>(`#${look}`)?.click();
    return;
  }
  nextStep(form, target);
}

/** The first line, when the list shown answers what stands in the box now. */
function takeFirst(form: HTMLFormElement): boolean {
  const list = form.querySelector<HTMLElement>("[data-lt-found]");
  const first = list?.querySelector<HTMLElement>("button");
  if (!first || list?.dataset.ltFound !== finderOf(form)?.value.trim()) return false;
  first.click();
  return true;
}

/** Enter was pressed before the list came: its first line is taken now. */
function takeEager(form: HTMLFormElement): void {
  const finder = finderOf(form);
  if (finder?.dataset.ltEager !== undefined && takeFirst(form)) delete finder.dataset.ltEager;
}

function finderOf(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>("[data-lt-finder]");
}

function nextStep(form: HTMLFormElement, target: HTMLElement): void {
  const steps = [...form.querySelectorAll<HTMLElement>("[data-lt-step]")];
  const next = steps.find((step) => target.compareDocumentPosition(step) & Node.DOCUMENT_POSITION_FOLLOWING);
  const field = next?.querySelector<HTMLElement>(
    "input:not([type=hidden], [type=file], [tabindex='-1']), select, textarea, button:not([tabindex='-1'])",
  );
  const first = next?.querySelector<HTMLElement>("button:first-of-type");
  // A part of papers begins with its button; the others with their first field.
  focus(first && field && first.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING ? first : field);
}

/** Up and down go through the list of a search box, and through boxes to tick. */
function moveIn(form: HTMLFormElement, target: HTMLElement, by: 1 | -1): boolean {
  const lines = [...form.querySelectorAll<HTMLElement>("[data-lt-found] button")];
  const boxes = [...form.querySelectorAll<HTMLElement>("input.lt-check")];
  const finder = finderOf(form);
  if (target === finder) return by === 1 && focus(lines[0]);
  for (const list of [lines, boxes]) {
    const at = list.indexOf(target);
    if (at >= 0) return focus(list[at + by] ?? (list === lines && by === -1 ? finder : null));
  }
  return false;
}

function focus(element: HTMLElement | null | undefined): boolean {
  element?.focus();
  element?.scrollIntoView({ block: "nearest" });
  return element !== null && element !== undefined;
}

/** What follows from the form is worked out anew after each change that does not ask the server by itself. */
function tellChanged(form: HTMLFormElement, target: EventTarget | null): void {
  if (!(target instanceof HTMLElement) || target.hasAttribute("hx-post") || target.hasAttribute("hx-get")) return;
  if (target.dataset.ltLook !== undefined) return;
  form.querySelector("[hx-trigger='lt:changed']")?.dispatchEvent(new CustomEvent("lt:changed"));
}

/** Where the server says to go on; else the same field as before, when it was drawn anew. Somebody who types elsewhere is left alone. */
function goOn(form: HTMLFormElement, held: string | undefined): void {
  const mark = form.querySelector<HTMLElement>("[data-lt-go-on]");
  const wanted = document.getElementById(mark?.dataset.ltGoOn ?? "");
  mark?.remove();
  const active = document.activeElement;
  const isLost = !active || active === document.body;
  const hasAsked = active?.closest("[data-lt-finder], [data-lt-look], [data-lt-found], button, [type=file]");
  if (wanted && (isLost || hasAsked)) {
    focus(wanted);
    if (wanted instanceof HTMLInputElement && /^(?:text|search)$/.test(wanted.type)) wanted.select();
  } else if (isLost && held) focus(document.getElementById(held));
}
