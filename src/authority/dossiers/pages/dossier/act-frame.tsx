import type { Child } from "hono/jsx";
import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, Icon, OfficerPage, Ruled } from "../../../../ui/index.ts";
import { type DossierDesk, type FormErrors, type OpenDossier, pathOf } from "./desk.ts";
import type { Overtaken } from "./dossier-view.ts";
import { formText } from "./form-text.ts";
import { DossierStrip } from "./head.tsx";

/** Fields of a form as they were typed, by name; a name with several values has them all. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** What a form of an act is drawn with. */
export type ActView = OpenDossier & {
  readonly frame: Frame;
  readonly desk: DossierDesk;
  readonly machineNow: Date;
  readonly typed: Typed;
  readonly errors: FormErrors | undefined;
  readonly overtaken: Overtaken | undefined;
};

/** The value of a field that occurs once. */
export function fieldOf(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === "string" ? value : (value?.[0] ?? "");
}

/** The frame of a page about a dossier: which one it is stands above everything. */
export function ActFrame({
  view,
  title,
  aside = true,
  children,
}: {
  view: Omit<ActView, "typed">;
  title: string;
  /** The papers beside it; not where they are the form itself. */
  aside?: boolean;
  children: Child;
}) {
  const { frame, dossier, errors } = view;
  const text = wordsIn(formText, frame.locale);
  return (
    <OfficerPage frame={frame} title={`${errors ? `${text.wrong}: ` : ""}${title}, ${dossier.code}`}>
      <BackLink href={pathOf(dossier)} text={dossier.procedureName} />
      <DossierStrip {...view} by={view.desk.by} />
      <div class="lt-columns lt-dossier__act">
        <section class="lt-narrow">{children}</section>
        {aside ? <PapersAside {...view} /> : null}
      </div>
    </OfficerPage>
  );
}

/** The papers beside a form: what was given, and each scan in a tab of its own, so that nothing typed is left behind. */
function PapersAside({ frame, dossier }: Pick<ActView, "frame" | "dossier">) {
  const text = wordsIn(formText, frame.locale);
  if (dossier.components.length === 0) return null;
  return (
    <aside aria-labelledby="aside-papers">
      <Ruled text={text.papers} id="aside-papers" />
      <ul class="lt-dossier__aside">
        {dossier.components.map(({ name, given, files }) => (
          <li>
            <Icon name={given ? "check" : "ring"} />
            <div>
              {name}
              {given ? null : <span class="lt-row-note">{text.notThere}</span>}
              {files.map((file) => (
                <span class="lt-row-note">
                  <a href={pathOf(dossier, `files/${file.sha256}`)} target="_blank" rel="noopener">
                    {file.name}
                    <span class="govuk-visually-hidden"> ({text.previewOpens})</span>
                  </a>
                </span>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </aside>
  );
}
