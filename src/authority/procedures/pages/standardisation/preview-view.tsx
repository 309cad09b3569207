import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, Button, ErrorSummary, Form, OfficerPage, Toolbar } from "../../../../ui/index.ts";
import type { RepairRow } from "../../repair-plan.ts";
import { ChangesTable } from "../changes-table.tsx";
import { standardText } from "./text.ts";

/** Old and new of every row, before anything is done. */
export function PreviewPage({
  frame,
  rows,
  keys,
  problem,
}: {
  frame: Frame;
  rows: readonly RepairRow[];
  keys: readonly string[];
  problem?: string | undefined;
}) {
  const text = wordsIn(standardText, frame.locale);
  return (
    <OfficerPage frame={frame} title={text.previewTitle}>
      <BackLink href="/procedures/standardisation" />
      {problem === undefined ? null : <ErrorSummary errorList={[{ text: problem }]} />}
      <Toolbar title={text.previewTitle} note={text.previewNote(rows.length)} />
      <Form frame={frame} action="/procedures/standardisation/repairs">
        {keys.map((key) => (
          <input type="hidden" name="keys" value={key} />
        ))}
        {rows.map(({ subject, fingerprint }) => (
          <input type="hidden" name="expected" value={`${fingerprint} ${subject}`} />
        ))}
        <div class="lt-actions">
          <Button text={text.apply(rows.length)} />
          <a href="/procedures/standardisation">{text.back}</a>
        </div>
      </Form>
      <ChangesTable
        caption={text.previewTitle}
        changes={rows.map(({ before, after }) => ({
          title: before?.name ?? after.name,
          note: text.created,
          before,
          after,
        }))}
      />
    </OfficerPage>
  );
}
