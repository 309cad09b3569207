/** Buttons that only a script can serve stay hidden until it is here: print, and copy a code. */
export function startReveal(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-lt-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-lt-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  await navigator.clipboard.writeText(button.dataset.ltCopy ?? "");
  const said = button.querySelector("[data-lt-said]");
  if (said) said.textContent = button.dataset.ltCopied ?? "";
}
