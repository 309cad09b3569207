type Kept = { readonly fields: Readonly<Record<string, string>>; readonly sent: boolean };

const PREFIX = "lt-keep:";

/**
 * Keeps what is typed in forms marked `data-lt-keep`, in this tab only, until they have been accepted. A form shown again after the session
 * ended gets its text back. A sent form is taken as accepted when the page after it is neither the form again nor the sign-in page.
 */
export function startKeep(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-lt-keep]")];
  const shown = new Set(forms.map(keyOf));
  if (!document.querySelector("input[type=password]")) forgetAccepted(shown);
  for (const form of forms) {
    restore(form);
    form.addEventListener("input", () => store(form, false));
    form.addEventListener("submit", () => store(form, true));
  }
}

function forgetAccepted(shown: ReadonlySet<string>): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX) && !shown.has(key) && read(key)?.sent) sessionStorage.removeItem(key);
  }
}

function restore(form: HTMLFormElement): void {
  const kept = read(keyOf(form));
  if (!kept) return;
  let changed = false;
  for (const field of textFields(form)) {
    const value = kept.fields[field.name];
    if (value === undefined || value === field.value) continue;
    field.value = value;
    changed = true;
  }
  if (changed) announce(form);
}

function announce(form: HTMLFormElement): void {
  const note = document.createElement("p");
  note.className = "lt-restored";
  note.setAttribute("role", "status");
  form.prepend(note);
  // Filled after it is in the page, or a screen reader would not hear it.
  note.textContent = document.body.dataset.ltRestored ?? "";
}

function store(form: HTMLFormElement, sent: boolean): void {
  const fields = Object.fromEntries(textFields(form).map((field) => [field.name, field.value]));
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify({ fields, sent }));
  } catch {
    // A full or forbidden store only means that nothing is kept.
  }
}

function textFields(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement)[] {
  const selector =
    "textarea[name], input[name]:is([type=text], [type=search], [type=email], [type=tel], [type=date], [type=number], :not([type]))";
  return [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(selector)];
}

function read(key: string): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === "object" &&
    value !== null &&
    "fields" in value &&
    typeof value.fields === "object" &&
    value.fields !== null
  );
}

function keyOf(form: HTMLFormElement): string {
  return `${PREFIX}${location.pathname}:${form.dataset.ltKeep ?? ""}`;
}
