import { formatBytes, formatTime, textIn } from "../../../../platform/text/index.ts";
import type { ProcedureComponent } from "../../../../protocol/procedures/index.ts";
import { Button, type UploadedFile, UploadList } from "../../../../ui/index.ts";
import { fileFieldOf, scanTypes } from "./attached.ts";
import { bringing, focusOn, type IntakeView, intakePath, Part, wordsOf } from "./parts.tsx";

/** Which papers were given, and their scans. */
export function PapersPart(view: IntakeView) {
  const { intake, isNew, locale, maxFileBytes } = view;
  const text = wordsOf(view);
  const { chosen, attached } = intake;
  const components = chosen?.offer.components ?? [];
  const given = chosen?.given.components.filter((one) => one.given).length ?? 0;
  return (
    <Part
      id="intake-papers"
      title={text.papers}
      isNew={isNew}
      isStep={components.length > 0}
      {...(components.length > 0 ? { note: text.papersOf(given, components.length) } : {})}
    >
      {attached.map(({ token }) => (
        <input type="hidden" name="file" value={token} />
      ))}
      {chosen ? null : <p class="lt-quiet">{text.papersLater}</p>}
      {chosen && components.length === 0 ? <p class="lt-quiet">{text.noPapers}</p> : null}
      {components.length > 0 ? (
        <>
          <p class="lt-intake__all">
            <Button
              id="all-given"
              text={text.allGiven}
              name="next"
              value="tick-all"
              classes="govuk-button--secondary"
              attributes={{ ...bringing("papers"), ...focusOn("all-given", view) }}
            />{" "}
            <span class="lt-quiet lt-small">{text.largest(formatBytes(maxFileBytes, locale))}</span>
          </p>
          <ul class="lt-intake__papers">
            {components.map((component) => (
              <Paper component={component} view={view} />
            ))}
          </ul>
          <noscript>
            <Button text={text.attach} name="next" value="attach" classes="govuk-button--secondary" />
          </noscript>
        </>
      ) : null}
    </Part>
  );
}

function Paper({ component, view }: { readonly component: ProcedureComponent; readonly view: IntakeView }) {
  const text = wordsOf(view);
  const { code, name } = component;
  const { intake, errors, locale, maxFileBytes } = view;
  const isGiven = intake.chosen?.given.components.some((one) => one.code === code && one.given) ?? false;
  const id = `component-${code}`;
  const wrong = errors[id];
  const files = filesOf(code, view);
  return (
    <li class={wrong ? "lt-intake__paper lt-intake__paper--bad" : "lt-intake__paper"}>
      <input
        class="lt-check"
        type="checkbox"
        id={id}
        name="given"
        value={code}
        checked={isGiven}
        aria-describedby={wrong ? `${id}-note ${id}-error` : `${id}-note`}
        {...focusOn(id, view)}
      />
      <div>
        <label for={id}>{name}</label>
        <p class="lt-row-note" id={`${id}-note`}>
          {noteOf(component, view)}
        </p>
        {wrong ? (
          <p class="govuk-error-message" id={`${id}-error`}>
            {textIn(wrong, locale)}
          </p>
        ) : null}
        {files.length > 0 ? <UploadList files={files} label={text.filesLabel(name)} /> : null}
      </div>
      <div class="lt-intake__scan">
        <input
          class="govuk-file-upload lt-intake__file"
          type="file"
          id={`${id}-file`}
          name={fileFieldOf(code)}
          multiple
          accept={scanTypes.join(",")}
          data-lt-files=""
          data-lt-empty={text.fileEmpty}
          data-lt-most={String(maxFileBytes)}
          data-lt-too-big={text.fileTooLarge(formatBytes(maxFileBytes, locale))}
          {...bringing("papers", { next: "attach" })}
          hx-trigger="change"
          hx-encoding="multipart/form-data"
          {...focusOn(`${id}-file`, view)}
        />
        <label class="govuk-button govuk-button--secondary" for={`${id}-file`}>
          {text.addScan}
          <span class="govuk-visually-hidden"> {name}</span>
        </label>
      </div>
    </li>
  );
}

function noteOf({ originals, copies, required, onlyWhen, form, note }: ProcedureComponent, view: IntakeView): string {
  const text = wordsOf(view);
  const parts = [
    ...(originals > 0 ? [text.originals(originals)] : []),
    ...(copies > 0 ? [text.copies(copies)] : []),
    ...(originals + copies === 0 ? [text.shown] : []),
    ...(onlyWhen === null ? (required ? [] : [text.optional]) : [text.onlyWhen(lowerFirst(onlyWhen))]),
    ...(form ? [text.form(form.name)] : []),
    ...(note === "" ? [] : [note]),
  ];
  return parts.join(" · ");
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLocaleLowerCase("vi") + words.slice(1);
}

function filesOf(code: string, view: IntakeView): readonly UploadedFile[] {
  const { intake, locale } = view;
  const text = wordsOf(view);
  const kept = intake.attached.flatMap((file, index): UploadedFile[] =>
    file.component === code
      ? [
          {
            name: file.name,
            note: `${formatBytes(file.bytes, locale)}, ${text.attached(formatTime(new Date(file.at)))}`,
            state: "received",
            viewHref: `${intakePath}/file?${new URLSearchParams({ id: intake.form.id, file: file.token })}`,
            action: (
              <button
                type="submit"
                class="lt-intake__remove"
                name="remove-file"
                value={String(index)}
                {...bringing("papers")}
              >
                {text.remove}
                <span class="govuk-visually-hidden"> {file.name}</span>
              </button>
            ),
          },
        ]
      : [],
  );
  const refused = intake.refused.flatMap(({ component, name, refused }): UploadedFile[] =>
    component === code ? [{ name, note: textIn(refused.people, locale), state: "refused" }] : [],
  );
  return [...kept, ...refused];
}
