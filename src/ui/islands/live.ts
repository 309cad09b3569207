/** A live part whose connection was lost says so and turns grey; what it showed stays. */
export function startLive(): void {
  document.addEventListener("htmx:sse:error", (event) => mark(event.target, true));
  document.addEventListener("htmx:sse:after:connection", (event) => mark(event.target, false));
}

function mark(target: EventTarget | null, lost: boolean): void {
  if (!(target instanceof HTMLElement)) return;
  target.classList.toggle("lt-live--lost", lost);
  const note = target.parentElement?.querySelector<HTMLElement>("[data-lt-lost]");
  if (note) note.hidden = !lost;
}
