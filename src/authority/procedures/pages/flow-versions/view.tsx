import type { FlowDifference, Picture } from "../../../../engines/flow/steps/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { Button, DataTable, Form, OfficerPage, Ruled, Tag, Void } from "../../../../ui/index.ts";
import type { FlowVersion } from "../../../flows/index.ts";
import type { FlowDesk } from "../flow-desk.ts";
import { Differences, Drawing, differenceMarks, FlowHead } from "../flow-parts.tsx";
import { flowText } from "../flow-words.ts";
import { versionsText } from "./text.ts";

/** A published version with how many dossiers run on it. */
export type RunningVersion = FlowVersion & { readonly running: number };

/** Every published version, the newest first. */
export function VersionsPage({
  frame,
  desk,
  versions,
}: {
  frame: Frame;
  desk: FlowDesk;
  versions: readonly RunningVersion[];
}) {
  const { locale, offered, paths } = desk;
  const text = wordsIn(versionsText, locale);
  return (
    <OfficerPage frame={frame} title={`${text.title}: ${offered.name}`} keys={versions.length > 0}>
      <FlowHead desk={desk} current="versions" />
      {versions.length === 0 ? (
        <Void kind="empty" title={text.none}>
          {text.noneWay}
        </Void>
      ) : (
        <DataTable
          caption={text.title}
          list
          columns={[
            { text: text.number },
            { text: text.note },
            { text: text.who },
            { text: text.at, numeric: true },
            { text: text.running, numeric: true },
          ]}
          rows={versions.map((version, index) => ({
            href: paths.version(version.number),
            cells: [
              `${text.one(version.number)}${index === 0 ? `, ${text.current}` : ""}`,
              version.note || text.noNote,
              nameOf(version, locale),
              formatDateTime(version.publishedAt),
              formatNumber(version.running, locale),
            ],
          }))}
        />
      )}
    </OfficerPage>
  );
}

function nameOf(version: FlowVersion, locale: Locale): string {
  return version.publishedBy === null ? wordsIn(versionsText, locale).system : version.publishedByName;
}

/** What the page of one version shows. */
export type VersionView = {
  readonly frame: Frame;
  readonly desk: FlowDesk;
  readonly version: RunningVersion;
  readonly isNewest: boolean;
  readonly picture: Picture | undefined;
  readonly differences: readonly FlowDifference[] | undefined;
};

/** One version: its picture, who published it, what was new. */
export function VersionPage({ frame, desk, version, isNewest, picture, differences }: VersionView) {
  const { locale, offered, paths, draft, mayWrite } = desk;
  const text = wordsIn(versionsText, locale);
  return (
    <OfficerPage frame={frame} title={`${text.one(version.number)}: ${offered.name}`}>
      <FlowHead desk={desk} current="versions" />
      <Ruled
        text={text.one(version.number)}
        note={text.by(nameOf(version, locale), formatDateTime(version.publishedAt))}
      />
      <p>
        {isNewest ? <Tag text={text.current} /> : null} {version.note || text.noNote} ·{" "}
        {flowText(locale).running(version.running)}
      </p>
      <div class="lt-actions lt-noprint">
        <a href={`${paths.version(version.number)}/file.bpmn`}>{text.download}</a>
        {mayWrite && !draft ? (
          <Form frame={frame} action={paths.draft}>
            <Button text={text.begin} name="version" value={String(version.number)} classes="govuk-button--secondary" />
          </Form>
        ) : null}
      </div>
      <Drawing
        id="flow"
        name={offered.name}
        picture={picture}
        marks={differenceMarks((differences ?? []).filter(({ kind }) => kind !== "removed"))}
      />
      <Ruled text={text.changes} />
      {differences ? <Differences differences={differences} /> : <p class="lt-quiet">{text.first}</p>}
    </OfficerPage>
  );
}
