type Match = { readonly value: string; readonly label: string; readonly note?: string };

/**
 * Turns a picker (a search box, boxes to tick, a button that asks the server) into a list that answers while one types. The server folds accents;
 * the address in `data-lt-picker` gets `?q=` and gives JSON: [{ value, label, note? }].
 */
export function startPickers(): void {
  for (const root of document.querySelectorAll<HTMLElement>("[data-lt-picker]")) startPicker(root);
}

function startPicker(root: HTMLElement): void {
  const input = root.querySelector<HTMLInputElement>("[data-lt-picker-query]");
  const chosen = root.querySelector<HTMLElement>("[data-lt-picker-chosen]");
  const list = root.querySelector<HTMLElement>("[data-lt-picker-list]");
  const status = root.querySelector<HTMLElement>("[data-lt-picker-status]");
  if (!input || !chosen || !list || !status) return;
  root.classList.add("lt-picker--live");
  const picker = { root, input, chosen, list, status, matches: [] as readonly Match[], at: -1, asked: 0, timer: 0 };
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
};

function askSoon(picker: Picker): void {
  window.clearTimeout(picker.timer);
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
  if (asked === picker.asked && Array.isArray(matches)) show(picker, matches.filter(isMatch));
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
  if (event.key === "Escape") close(picker);
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const step = event.key === "ArrowDown" ? 1 : -1;
    picker.at = Math.min(Math.max(picker.at + step, 0), picker.matches.length - 1);
    point(picker);
  } else if (event.key === "Enter" && !picker.list.hidden) choose(picker, picker.matches[picker.at]);
  else return;
  event.preventDefault();
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
  input.value = "";
  close(picker);
  status.textContent = `${match.label}: ${root.dataset.ltChosen ?? ""}`;
}

function close(picker: Picker): void {
  picker.list.hidden = true;
  picker.matches = [];
  picker.input.setAttribute("aria-expanded", "false");
  picker.input.removeAttribute("aria-activedescendant");
}
