type Kept = { readonly fields: Readonly<Record<string, string>>; readonly sent: boolean };

const PREFIX = "lt-keep:";

/**
 * Keeps what is typed in forms marked `data-lt-keep`, in this tab only, until they have been accepted. A form shown again after the session
 * ended gets its text back. A sent form is taken as accepted when the page after it is neither the form again nor the sign-in page; a form that
 * saves itself, when what came back does not say `data-lt-unsaved`. Hidden fields marked `data-lt-kept` (the version that was changed) come back
 * with the text, so that a change made elsewhere meanwhile is noticed and not written over.
 */
export function startKeep(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-lt-keep]")];
  const shown = new Set(forms.map(keyOf));
  if (!document.querySelector("input[type=password]")) forgetAccepted(shown);
  for (const form of forms) {
    const first = keyOf(form);
    restore(form);
    form.addEventListener("input", () => store(form, false));
    form.addEventListener("submit", () => store(form, true));
    form.addEventListener("htmx:after:swap", (event) => {
      if (!(event.target instanceof Element) || event.target.querySelector("[data-lt-unsaved]")) return;
      // The first save gives a new page its own address, and with it another key.
      for (const key of [first, keyOf(form)]) sessionStorage.removeItem(key);
    });
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
  // Sent, and the version has moved on: it was accepted, and this is how it was taken.
  if (kept.sent && markedFields(form).some((field) => field.value !== kept.fields[field.name])) {
    sessionStorage.removeItem(keyOf(form));
    return;
  }
  const given = (field: HTMLInputElement | HTMLTextAreaElement) => kept.fields[field.name] ?? field.value;
  const changed = textFields(form).filter((field) => plain(given(field)) !== plain(field.value));
  if (changed.length === 0) return;
  for (const field of [...changed, ...markedFields(form)]) field.value = given(field);
  announce(form);
  // A form that saves itself does so once it is listened to.
  setTimeout(() => form.dispatchEvent(new Event("input", { bubbles: true })));
}

// Blanks and line ends are tidied when a text is stored; that is no other text.
function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
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
  const fields = Object.fromEntries(
    [...textFields(form), ...markedFields(form)].map((field) => [field.name, field.value]),
  );
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

function markedFields(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>("input[type=hidden][data-lt-kept]")];
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
