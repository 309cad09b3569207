/**
 * A list with a pane beside it: the row that gets the focus, or is clicked, is shown in the pane, and stands in the address, so that coming back to
 * the page finds it again. The pane is filled with what `data-lt-preview` of the row answers. Where there is no room for the pane nothing is asked.
 */
export function startPreview(): void {
  const pane = document.querySelector<HTMLElement>("[data-lt-preview-pane]");
  if (!pane) return;
  let shown = document.querySelector<HTMLElement>("[data-lt-preview-list] tr.lt-row--on")?.dataset.ltCode;
  let timer: number | undefined;
  const show = (row: HTMLElement): void => {
    if (row.dataset.ltCode === shown) return;
    shown = row.dataset.ltCode;
    mark(shown);
    remember(shown);
    window.clearTimeout(timer);
    if (pane.offsetParent === null) return;
    // Whoever runs down the list with J asks for the row they stop at.
    timer = window.setTimeout(() => void fill(pane, row), 120);
  };
  for (const kind of ["focusin", "click"] as const)
    document.addEventListener(kind, (event) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>("tr[data-lt-preview]") : null;
      if (row) show(row);
    });
  // A list that was drawn anew does not know which row is open here.
  document.addEventListener("htmx:after:swap", () => mark(shown));
  const open = document.querySelector<HTMLElement>("[data-lt-preview-list] tr.lt-row--on");
  if (open && new URL(location.href).searchParams.has("open")) {
    open.scrollIntoView({ block: "nearest" });
    open.querySelector<HTMLElement>(".lt-rowlink")?.focus({ preventScroll: true });
  }
}

function mark(code: string | undefined): void {
  for (const row of document.querySelectorAll<HTMLElement>("tr[data-lt-preview]")) {
    const isOpen = code !== undefined && row.dataset.ltCode === code;
    row.classList.toggle("lt-row--on", isOpen);
    if (isOpen) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
}

function remember(code: string | undefined): void {
  const address = new URL(location.href);
  if (code === undefined) address.searchParams.delete("open");
  else address.searchParams.set("open", code);
  history.replaceState(history.state, "", address);
}

async function fill(pane: HTMLElement, row: HTMLElement): Promise<void> {
  const { ltPreview: href = "", ltCode: code } = row.dataset;
  pane.setAttribute("aria-busy", "true");
  const answer = await fetch(href, { headers: { "lt-part": "preview" } }).catch(() => undefined);
  pane.removeAttribute("aria-busy");
  // Drawn by this same server, as every page is.
  if (answer?.ok && isStill(code)) pane.innerHTML = await answer.text();
}

/** A slow answer to an earlier row must not cover a later one. */
function isStill(code: string | undefined): boolean {
  return document.querySelector<HTMLElement>("tr[data-lt-preview].lt-row--on")?.dataset.ltCode === code;
}
