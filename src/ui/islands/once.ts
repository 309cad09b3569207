/**
 * A form is sent once, however often its button is pressed; coming back to the page frees it again. A button that answers in another tab
 * (`formtarget="_blank"`) shows something and sends nothing: the form stays free.
 */
export function startOnce(): void {
  const sent = new Set<HTMLFormElement>();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.ltOnce === undefined || event.defaultPrevented) return;
    if (event.submitter instanceof HTMLButtonElement && event.submitter.formTarget === "_blank") return;
    if (sent.has(form)) event.preventDefault();
    sent.add(form);
    form.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", () => {
    for (const form of sent) form.removeAttribute("aria-busy");
    sent.clear();
  });
}
