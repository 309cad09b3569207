type Match = { readonly value: string; readonly label: string; readonly note?: string };

/**
 * Turns a picker (a search box, boxes to tick, a button that asks the server) into a list that answers while one types. The server folds accents;
 * the address in `data-lt-picker` gets `?q=` and gives JSON: [{ value, label, note? }].
 */
export function startPickers(): void {
  startAll();
  // A part that the server drew anew brings a picker that nobody listens to yet; what it chose has changed the form.
  document.addEventListener("htmx:after:swap", () => {
    for (const root of startAll()) root.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function startAll(): readonly HTMLElement[] {
  const fresh = [...document.querySelectorAll<HTMLElement>("[data-lt-picker]:not(.lt-picker--live)")];
  for (const root of fresh) startPicker(root);
  return fresh;
}

function startPicker(root: HTMLElement): void {
  const input = root.querySelector<HTMLInputElement>("[data-lt-picker-query]");
  const chosen = root.querySelector<HTMLElement>("[data-lt-picker-chosen]");
  const list = root.querySelector<HTMLElement>("[data-lt-picker-list]");
  const status = root.querySelector<HTMLElement>("[data-lt-picker-status]");
  if (!input || !chosen || !list || !status) return;
  root.classList.add("lt-picker--live");
  const state = { matches: [] as readonly Match[], at: -1, asked: 0, timer: 0, isEager: false };
  const picker = { root, input, chosen, list, status, ...state };
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  input.autocomplete = "off";
  input.addEventListener("input", () => askSoon(picker));
  input.addEventListener("keydown", (event) => onKey(picker, event));
  input.addEventListener("blur", () => setTimeout(() => close(picker), 150));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => onPick(picker, event));
  chosen.addEventListener("change", () => count(picker));
  root.querySelector("[data-lt-picker-clear]")?.addEventListener("click", () => clear(picker));
  count(picker);
}

type Picker = {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  readonly chosen: HTMLElement;
  readonly list: HTMLElement;
  readonly status: HTMLElement;
  matches: readonly Match[];
  at: number;
  asked: number;
  timer: number;
  /** Enter was pressed before the answer came: the first match is taken when it does. */
  isEager: boolean;
};

function askSoon(picker: Picker): void {
  window.clearTimeout(picker.timer);
  picker.isEager = false;
  const query = picker.input.value.trim();
  if (query.length < 2) {
    close(picker);
    return;
  }
  picker.timer = window.setTimeout(() => void ask(picker, query), 150);
}

async function ask(picker: Picker, query: string): Promise<void> {
  const asked = ++picker.asked;
  const address = new URL(picker.root.dataset.ltPicker ?? "", location.href);
  address.searchParams.set("q", query);
  const response = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => undefined);
  if (!response?.ok) return;
  const matches: unknown = await response.json();
  // A slow answer to an older question must not cover a newer one.
  if (asked !== picker.asked || !Array.isArray(matches)) return;
  show(picker, matches.filter(isMatch));
  if (picker.isEager) choose(picker, picker.matches[0]);
}

function isMatch(value: unknown): value is Match {
  return (
    typeof value === "object" &&
    value !== null &&
    "value" in value &&
    "label" in value &&
    typeof value.value === "string"
  );
}

function show(picker: Picker, matches: readonly Match[]): void {
  const taken = new Set([...picker.chosen.querySelectorAll<HTMLInputElement>("input:checked")].map((box) => box.value));
  picker.matches = matches.filter((match) => !taken.has(match.value));
  picker.at = picker.matches.length > 0 ? 0 : -1;
  picker.list.replaceChildren(...picker.matches.map((match, index) => option(picker, match, index)));
  picker.list.hidden = picker.matches.length === 0;
  // At the foot of a pane the list would open out of sight.
  if (!picker.list.hidden) picker.list.scrollIntoView({ block: "nearest" });
  picker.input.setAttribute("aria-expanded", String(!picker.list.hidden));
  const { ltMatches = "", ltNoMatch = "" } = picker.root.dataset;
  picker.status.textContent =
    picker.matches.length > 0 ? ltMatches.replace("{count}", String(picker.matches.length)) : ltNoMatch;
  point(picker);
}

function option(picker: Picker, match: Match, index: number): HTMLElement {
  const item = document.createElement("div");
  item.className = "lt-picker__option";
  item.id = `${picker.list.id}-${index}`;
  item.setAttribute("role", "option");
  item.textContent = match.label;
  if (match.note) {
    const note = document.createElement("span");
    note.textContent = ` ${match.note}`;
    item.append(note);
  }
  return item;
}

function point(picker: Picker): void {
  for (const [index, item] of [...picker.list.children].entries())
    item.setAttribute("aria-selected", String(index === picker.at));
  if (picker.at >= 0) picker.input.setAttribute("aria-activedescendant", `${picker.list.id}-${picker.at}`);
  else picker.input.removeAttribute("aria-activedescendant");
}

function onKey(picker: Picker, event: KeyboardEvent): void {
  // Telex keyboards compose letters; an Enter that ends a letter picks nothing.
  if (event.isComposing) return;
  if (event.key === "Escape") {
    if (picker.list.hidden) return;
    close(picker);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const step = event.key === "ArrowDown" ? 1 : -1;
    picker.at = Math.min(Math.max(picker.at + step, 0), picker.matches.length - 1);
    point(picker);
  } else if (event.key === "Enter") enter(picker);
  else return;
  event.preventDefault();
}

// Enter never sends the form from here: it takes the match, or asks at once and takes the first that comes.
function enter(picker: Picker): void {
  const query = picker.input.value.trim();
  if (!picker.list.hidden) choose(picker, picker.matches[picker.at]);
  else if (query.length >= 2) {
    window.clearTimeout(picker.timer);
    picker.isEager = true;
    void ask(picker, query);
  }
}

function onPick(picker: Picker, event: Event): void {
  const item = event.target instanceof Element ? event.target.closest("[role=option]") : null;
  if (item) choose(picker, picker.matches[[...picker.list.children].indexOf(item)]);
}

function choose(picker: Picker, match: Match | undefined): void {
  if (!match) return;
  const { root, chosen, input, status } = picker;
  const row = document.createElement("li");
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.className = "lt-check";
  box.name = root.dataset.ltName ?? "";
  box.value = match.value;
  box.checked = true;
  label.append(box, ` ${match.label}`);
  row.append(label);
  chosen.append(row);
  chosen.scrollTop = chosen.scrollHeight;
  input.value = "";
  close(picker);
  count(picker);
  // A box that a script ticked tells nobody; a form that saves itself listens for this.
  box.dispatchEvent(new Event("input", { bubbles: true }));
  status.textContent = `${match.label}: ${root.dataset.ltChosen ?? ""}`;
}

function clear(picker: Picker): void {
  picker.chosen.replaceChildren();
  count(picker);
  picker.input.dispatchEvent(new Event("input", { bubbles: true }));
  picker.input.focus();
}

function count({ root, chosen }: Picker): void {
  const ticked = chosen.querySelectorAll("input:checked").length;
  const said = root.querySelector<HTMLElement>("[data-lt-picker-count]");
  if (said) said.textContent = (root.dataset.ltCount ?? "").replace("{count}", String(ticked));
  const button = root.querySelector<HTMLElement>("[data-lt-picker-clear]");
  if (button) button.hidden = ticked === 0;
}

function close(picker: Picker): void {
  picker.list.hidden = true;
  picker.matches = [];
  picker.isEager = false;
  picker.input.setAttribute("aria-expanded", "false");
  picker.input.removeAttribute("aria-activedescendant");
}
