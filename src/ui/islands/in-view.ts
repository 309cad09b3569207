/**
 * What is moved inside its frame and marked `data-lt-in-view` opens at its chosen part: the tab of this page, the step in hand. The page itself
 * is not moved.
 */
export function startInView(): void {
  for (const frame of document.querySelectorAll<HTMLElement>("[data-lt-in-view]")) {
    const chosen = frame.querySelector("[aria-current], [data-lt-here]");
    if (!chosen) continue;
    const [outer, inner] = [frame.getBoundingClientRect(), chosen.getBoundingClientRect()];
    frame.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
    frame.scrollTop += inner.top + inner.height / 2 - (outer.top + outer.height / 2);
  }
}
