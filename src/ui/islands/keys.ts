/**
 * One hand on the keyboard: j and k move through the rows of `data-lt-list`, Enter opens (the link has the focus), x ticks, / goes to the
 * search box, ? opens the list of keys, and any `data-lt-key` control answers to its own letter. Silent while one is typing, but for Ctrl S,
 * which presses `data-lt-save`. Of the line of keys only what works on this page is shown.
 */
export function startKeys(): void {
  showHints();
  document.addEventListener("keydown", (event) => {
    if (isSave(event) && click("[data-lt-save]")) return event.preventDefault();
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (act(event.key)) event.preventDefault();
  });
}

function act(key: string): boolean {
  switch (key) {
    case "j":
      return move(1);
    case "k":
      return move(-1);
    case "x":
      return tick();
    case "/":
      return focus("[data-lt-search]");
    case "?":
      return toggleHelp();
    default:
      return press(key);
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), textarea, select"))
  );
}

/** What each `data-lt-hint` needs to be worth showing. */
const needs: Readonly<Record<string, () => boolean>> = {
  rows: () => rows().some((row) => linkOf(row)),
  boxes: () => rows().some((row) => boxOf(row)),
  search: () => document.querySelector("[data-lt-search]") !== null,
};

/** Lists come and go while a page is open. */
function showHints(): void {
  const hints = [...document.querySelectorAll<HTMLElement>("[data-lt-hint]")];
  const main = document.querySelector("main");
  if (hints.length === 0 || !main) return;
  const show = () => {
    for (const hint of hints) hint.hidden = needs[hint.dataset.ltHint ?? ""]?.() === false;
  };
  show();
  new MutationObserver(show).observe(main, { childList: true, subtree: true });
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-lt-list] [data-lt-row], [data-lt-list] tbody tr")];
}

function move(step: number): boolean {
  const all = rows();
  if (all.length === 0) return false;
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const marked = all.findIndex((row) => row.classList.contains("lt-row--on"));
  const from = at >= 0 ? at : step > 0 && marked < 0 ? -1 : Math.max(marked, 0);
  const row = all[Math.min(Math.max(from + step, 0), all.length - 1)];
  const link = row && linkOf(row);
  link?.focus();
  link?.scrollIntoView({ block: "nearest" });
  return link !== null && link !== undefined;
}

function tick(): boolean {
  const row = rows().find((one) => one.contains(document.activeElement));
  const box = row && boxOf(row);
  box?.click();
  return box !== null && box !== undefined;
}

function linkOf(row: HTMLElement): HTMLElement | null {
  return row.querySelector<HTMLElement>(".lt-rowlink, a");
}

function boxOf(row: HTMLElement): HTMLInputElement | null {
  return row.querySelector<HTMLInputElement>("input[type=checkbox]:not(:disabled)");
}

function focus(selector: string): boolean {
  const field = document.querySelector<HTMLInputElement>(selector);
  field?.focus();
  field?.select();
  return field !== null;
}

function toggleHelp(): boolean {
  const help = document.querySelector<HTMLDetailsElement>("[data-lt-keys]");
  if (!help) return false;
  help.open = !help.open;
  if (help.open) help.querySelector("summary")?.focus();
  return true;
}

// The hand that writes twenty documents a day saves without looking up, also while typing.
function isSave(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "s";
}

function press(key: string): boolean {
  return /^[a-z]$/.test(key) && click(`[data-lt-key="${key}"]:not(:disabled)`);
}

function click(selector: string): boolean {
  const control = document.querySelector<HTMLElement>(selector);
  control?.click();
  return control !== null;
}
