/**
 * Lists the files chosen in `data-lt-files` fields at once, with their sizes, and refuses an empty or too large one before it is sent; also in
 * fields that are drawn later.
 */
export function startFiles(): void {
  const listOf = new WeakMap<HTMLInputElement, HTMLElement>();
  const begin = (input: HTMLInputElement): HTMLElement => {
    const list = document.createElement("ul");
    list.className = "lt-files";
    list.setAttribute("aria-live", "polite");
    (input.closest(".govuk-file-upload-wrapper") ?? input).after(list);
    listOf.set(input, list);
    return list;
  };
  for (const input of document.querySelectorAll<HTMLInputElement>(fileFields)) begin(input);
  // Before anything else hears of it: what is refused must not be sent.
  document.addEventListener(
    "change",
    (event) => {
      const input = event.target;
      if (!(input instanceof HTMLInputElement) || !input.matches(fileFields)) return;
      show(input, listOf.get(input) ?? begin(input));
      if (input.files?.length === 0) event.stopImmediatePropagation();
    },
    true,
  );
}

const fileFields = "input[type=file][data-lt-files]";

function show(input: HTMLInputElement, list: HTMLElement): void {
  const files = [...(input.files ?? [])];
  const problems = files.map((file) => problemOf(file, input));
  list.replaceChildren(...files.map((file, index) => row(file, problems[index])));
  input.setCustomValidity(problems.find((problem) => problem !== undefined) ?? "");
  if (problems.some((problem) => problem !== undefined)) input.value = "";
}

function problemOf(file: File, input: HTMLInputElement): string | undefined {
  if (file.size === 0) return input.dataset.ltEmpty;
  const most = Number(input.dataset.ltMost ?? Number.POSITIVE_INFINITY);
  return file.size > most ? input.dataset.ltTooBig : undefined;
}

function row(file: File, problem: string | undefined): HTMLElement {
  const item = document.createElement("li");
  item.className = problem ? "lt-files__item lt-files__item--bad" : "lt-files__item";
  const text = document.createElement("span");
  text.className = "lt-files__text";
  const name = document.createElement("strong");
  name.textContent = file.name.normalize("NFC");
  const note = document.createElement("span");
  note.className = "lt-row-note";
  note.textContent = problem ?? sizeText(file.size);
  text.append(name, note);
  item.append(text);
  return item;
}

function sizeText(bytes: number): string {
  const language = document.documentElement.lang;
  if (bytes < 1024) return `${bytes} byte`;
  const [amount, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "KB"] : [bytes / 1024 / 1024, "MB"];
  return `${amount.toLocaleString(language, { maximumFractionDigits: 1 })} ${unit}`;
}
