/**
 * A scanner types a card's code into whatever has the focus, some characters in a few milliseconds, and ends it with Enter. It is known by its
 * shape, taken out again, and put into the box marked `data-lt-look`; what had the focus is as it was before: a field keeps its text, a box its
 * tick, a button is not pressed.
 */
export function startScan(): void {
  if (!document.querySelector("[data-lt-look]")) return;
  let burst: Burst | undefined;
  let timer = 0;
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.isComposing) return;
      const { target } = event;
      if (event.key === "Enter" || event.key === "Tab") {
        const found = isText(target) ? scanIn(target, burst) : scanOf(burst, target);
        burst = undefined;
        if (!found) return;
        swallow(event);
        window.clearTimeout(timer);
        take(found);
        return;
      }
      if (event.key.length !== 1 && event.key !== "Process" && event.key !== "Unidentified") return;
      const goesOn =
        burst && event.timeStamp - burst.last < (isText(target) ? slowest : 1_000) && burst.target === target;
      burst = goesOn && burst ? burst : begin(event);
      burst.keys += event.key.length === 1 ? event.key : "";
      burst.last = event.timeStamp;
      // From here on it can only be a scan: it must not tick, choose or press anything.
      if (!isText(target) && /^\d{9,12}[|]/.test(burst.keys)) swallow(event);
    },
    true,
  );
  // Pasted, or typed by a scanner that sends no Enter: read once nothing more comes.
  document.addEventListener("input", (event) => {
    const { target } = event;
    if (!isText(target) || (event instanceof InputEvent && event.isComposing)) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      const found = target.isConnected ? scanIn(target, burst) : undefined;
      if (found) take(found);
    }, 400);
  });
}

/** Milliseconds; longer than between two keys of a scanner, shorter than between two of a person. On a button or a box nobody types at all. */
const slowest = 90;
const scan = /\d{12}\s*\|[^\n]*\|[^\n]*\|\s*(?:\d{8})?[^\n]*/;

type Burst = {
  readonly target: EventTarget | null;
  /** What the field held, or whether the box was ticked, when it began. */
  readonly value: string;
  readonly checked: boolean;
  keys: string;
  last: number;
};

function begin({ target, timeStamp }: KeyboardEvent): Burst {
  const field =
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
  return {
    target,
    value: field ? target.value : "",
    checked: target instanceof HTMLInputElement && target.checked,
    keys: "",
    last: timeStamp,
  };
}

/** A scan, where it was typed, and what stood there before. */
type Found = Pick<Burst, "target" | "value" | "checked"> & { readonly text: string };

/** Of a field what it holds now: an input method may have put its letters together. */
function scanIn(field: HTMLInputElement | HTMLTextAreaElement, burst: Burst | undefined): Found | undefined {
  const begun = burst?.target === field && field.value.startsWith(burst.value) ? burst.value : undefined;
  const added = begun === undefined ? "" : field.value.slice(begun.length);
  if (begun !== undefined && isScan(added)) return { target: field, value: begun, checked: false, text: added.trim() };
  const text = isScan(field.value) ? (scan.exec(field.value)?.[0] ?? "") : "";
  const rest = field.value.replace(text, " ").replace(/\s+/g, " ").trim();
  return text === "" ? undefined : { target: field, value: rest, checked: false, text: text.trim() };
}

/** Elsewhere the keys themselves. */
function scanOf(burst: Burst | undefined, target: EventTarget | null): Found | undefined {
  return burst && burst.target === target && isScan(burst.keys) ? { ...burst, text: burst.keys.trim() } : undefined;
}

function isScan(text: string): boolean {
  return scan.test(text) && (text.match(/\|/g) ?? []).length >= 4;
}

function isText(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && /^(?:text|search|tel|email|url)$/.test(target.type);
}

/** What had the focus becomes as it was, and the code is given to be read. */
function take({ target, value, checked, text }: Found): void {
  if (target instanceof HTMLInputElement) target.checked = checked;
  if (isText(target) || target instanceof HTMLSelectElement) target.value = value;
  give(text);
}

/** Puts the code where it is read, and asks for it to be read. The box may have been drawn anew since. */
function give(found: string): void {
  const box = document.querySelector<HTMLInputElement>("[data-lt-look]");
  if (!box) return;
  box.value = found;
  box.focus();
  document.getElementById(box.dataset.ltLook ?? "")?.click();
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
