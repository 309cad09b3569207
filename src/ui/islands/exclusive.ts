/** "Không có giấy nào": ticking a box marked `data-behaviour="exclusive"` unticks the others of its name, and the other way round. */
export function startExclusive(): void {
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.type !== "checkbox" || !box.checked) return;
    const group = box.closest("[data-module=govuk-checkboxes]");
    const others = [...(group?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])].filter(
      (other) => other !== box && other.name === box.name,
    );
    const alone = isExclusive(box);
    for (const other of others) if (alone || isExclusive(other)) other.checked = false;
  });
}

function isExclusive(box: HTMLInputElement): boolean {
  return box.dataset.behaviour === "exclusive";
}
