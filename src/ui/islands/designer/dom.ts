/** Makes an element with attributes and content. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...content: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  element.append(...content.filter((one) => one !== undefined));
  return element;
}

/** A control under its label, with what to write in it. */
export function field(label: string, control: HTMLElement, hint?: string): HTMLElement {
  const id = control.id;
  if (hint !== undefined) control.setAttribute("aria-describedby", `${id}-hint`);
  return make(
    "div",
    { class: "govuk-form-group" },
    make("label", { class: "govuk-label", for: id }, label),
    control,
    hint === undefined ? undefined : make("p", { class: "govuk-hint", id: `${id}-hint` }, hint),
  );
}

/** A select; `change` gets the value chosen. */
export function choose(
  id: string,
  options: readonly { readonly value: string; readonly label: string }[],
  value: string,
  change: (value: string) => void,
): HTMLSelectElement {
  const control = make("select", { class: "govuk-select", id });
  for (const option of options) control.append(make("option", { value: option.value }, option.label));
  control.value = value;
  control.addEventListener("change", () => change(control.value));
  return control;
}

/** A line or text to type; `change` gets it when it is left or Enter is pressed. */
export function type(
  id: string,
  value: string,
  change: (value: string) => void,
  lines = 1,
): HTMLInputElement | HTMLTextAreaElement {
  const control =
    lines > 1
      ? make("textarea", { class: "govuk-textarea", id, rows: String(lines) })
      : make("input", { class: "govuk-input", id, type: "text", autocomplete: "off" });
  control.value = value;
  control.addEventListener("change", () => change(control.value.normalize("NFC").trim()));
  return control;
}
