import { type DesignerConfig, readConfig } from "./designer/config.ts";
import { openModeler } from "./designer/open-modeler.ts";
import { startPanel } from "./designer/panel.ts";
import { showNotes, showProblems } from "./designer/problems.ts";
import { createKept, type SaveAnswer, sendDrawing } from "./designer/save.ts";
import { type Services, servicesOf } from "./designer/services.ts";
import { wordsOf } from "./designer/words.ts";

const pauseBeforeSaving = 900;

const host = document.querySelector<HTMLElement>("[data-lt-designer]");
const config = host && readConfig(host);
if (host && config) void start(host, config);

/** Puts the drawing tool in the place of the picture that the server drew, and saves what is drawn. */
async function start(root: HTMLElement, settings: DesignerConfig): Promise<void> {
  const say = wordsOf(settings.locale);
  const part = (name: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!found) throw new Error(`the page has no part ${name}`);
    return found;
  };
  const [canvas, panel, problems, status] = [part("canvas"), part("panel"), part("problems"), part("status")];
  const kept = createKept(settings);
  const draft = await readDraft(settings);
  if (!draft) {
    status.textContent = say("broken", { why: say("offline") });
    return;
  }
  const before = kept.find();
  const isBack = before !== undefined && settings.mayWrite && before.xml !== draft.xml;
  let version = isBack ? before.version : draft.version;
  const picture = [...canvas.childNodes];
  canvas.replaceChildren();
  const modeler = openModeler(canvas, settings.locale);
  const services = servicesOf(modeler);
  try {
    await modeler.importXML(isBack ? before.xml : draft.xml);
  } catch (error) {
    canvas.replaceChildren(...picture);
    status.textContent = say("broken", { why: error instanceof Error ? error.message : "" });
    return;
  }
  root.classList.add("lt-designer--on");
  showWhole(services);
  startPanel(panel, { services, say, config: settings });
  showNotes(settings.notes, services);
  status.textContent = say(settings.mayWrite ? (isBack ? "restored" : "ready") : "readOnly");

  let changed = isBack;
  let sending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const exported = async (): Promise<string> => (await modeler.saveXML({ format: true })).xml ?? "";

  const save = async (over?: number): Promise<void> => {
    clearTimeout(timer);
    if (sending || !settings.mayWrite) return;
    sending = true;
    changed = false;
    status.textContent = say("saving");
    const xml = await exported();
    kept.keep({ xml, version });
    take(await sendDrawing(settings, xml, over ?? version));
    sending = false;
    // What was drawn while the answer was under way goes after it.
    if (changed) timer = setTimeout(save, pauseBeforeSaving);
  };

  const take = (answer: SaveAnswer): void => {
    status.classList.toggle("lt-designer__status--bad", answer.kind !== "saved");
    if (answer.kind === "saved") {
      version = answer.version;
      if (!changed) kept.forget();
      status.textContent = say("saved", { at: answer.at, version: answer.version });
      const said = document.querySelector(".lt-allow");
      // Drawn by this same server, as every page is.
      if (said) said.outerHTML = answer.summary;
      showProblems(problems, answer.problems, { services, say });
    } else if (answer.kind === "stale") {
      status.textContent = say("unsaved");
      askAbout(answer.version, answer.compared);
    } else {
      const why = typeof answer.why === "object" ? answer.why.text : say(answer.why);
      status.textContent = say("failed", { why });
    }
  };

  const dialog = root.querySelector<HTMLDialogElement>("dialog[data-part=stale]");
  let newer = 0;
  const askAbout = (theirs: number, compared: string): void => {
    newer = theirs;
    const place = dialog?.querySelector("[data-part=compared]");
    // Drawn by this same server, as every page is.
    if (place) place.innerHTML = compared;
    dialog?.showModal();
  };

  services.eventBus.on("commandStack.changed", () => {
    changed = true;
    drawButtons();
    clearTimeout(timer);
    timer = setTimeout(save, pauseBeforeSaving);
    void exported().then((xml) => kept.keep({ xml, version }));
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed || sending) event.preventDefault();
  });

  const acts: Readonly<Record<string, () => void>> = {
    undo: () => services.commandStack.undo(),
    redo: () => services.commandStack.redo(),
    fit: () => showWhole(services),
    in: () => void services.canvas.zoom(services.canvas.zoom() * 1.25),
    out: () => void services.canvas.zoom(services.canvas.zoom() * 0.8),
    save: () => void save(),
    "keep-mine": () => {
      dialog?.close();
      void save(newer);
    },
    "take-theirs": () => {
      changed = false;
      kept.forget();
      location.reload();
    },
    later: () => dialog?.close(),
  };
  const buttons = [...root.querySelectorAll<HTMLButtonElement>("[data-act]")];
  const drawButtons = (): void => {
    for (const button of buttons) {
      if (button.dataset.act === "undo") button.disabled = !services.commandStack.canUndo();
      if (button.dataset.act === "redo") button.disabled = !services.commandStack.canRedo();
    }
  };
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => acts[button.dataset.act ?? ""]?.());
  }
  drawButtons();
  if (isBack) void save();
  else showProblems(problems, draft.problems, { services, say });
}

/** The whole drawing beside the tools that lie over its left edge; never larger than drawn. */
function showWhole({ canvas }: Services): void {
  const { inner, outer } = canvas.viewbox();
  const [left, rim] = [116, 24];
  const scale = Math.min((outer.width - left - rim) / inner.width, (outer.height - 2 * rim) / inner.height, 1);
  canvas.viewbox({
    x: inner.x - left / scale,
    y: inner.y - rim / scale,
    width: outer.width / scale,
    height: outer.height / scale,
  });
}

type Draft = { readonly xml: string; readonly version: number; readonly problems: Parameters<typeof showProblems>[1] };

async function readDraft(settings: DesignerConfig): Promise<Draft | undefined> {
  const answer = await fetch(settings.draftHref, { headers: { accept: "application/json" } }).catch(() => undefined);
  const said: unknown = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
  return typeof said === "object" && said !== null && "xml" in said && "version" in said ? (said as Draft) : undefined;
}
