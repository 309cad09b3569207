/**
 * A live part whose connection was lost says so and turns grey; what it showed stays. A form that saves itself and cannot reach the server says
 * so on its line, marked `data-lt-failed`.
 */
export function startLive(): void {
  document.addEventListener("htmx:error", (event) => sayFailed(event.target));
  document.addEventListener("htmx:sse:error", (event) => mark(event.target, true));
  document.addEventListener("htmx:sse:after:connection", (event) => mark(event.target, false));
}

function sayFailed(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement) || !target.dataset.ltFailed) return;
  const said = document.createElement("strong");
  said.textContent = target.dataset.ltFailed;
  target.replaceChildren(said);
}

function mark(target: EventTarget | null, lost: boolean): void {
  if (!(target instanceof HTMLElement)) return;
  target.classList.toggle("lt-live--lost", lost);
  const note = target.parentElement?.querySelector<HTMLElement>("[data-lt-lost]");
  if (note) note.hidden = !lost;
}
