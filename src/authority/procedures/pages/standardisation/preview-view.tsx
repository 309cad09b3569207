import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, Button, ErrorSummary, Form, OfficerPage, Ruled, Toolbar } from "../../../../ui/index.ts";
import type { RepairRow } from "../../repair-plan.ts";
import { ChangeTable } from "../change-table.tsx";
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
      {rows.map((row) => (
        <section aria-label={row.after.name}>
          <Ruled
            text={row.before?.name ?? row.after.name}
            size="s"
            note={row.before ? row.before.code : text.created}
          />
          <ChangeTable caption={row.after.name} before={row.before} after={row.after} />
        </section>
      ))}
    </OfficerPage>
  );
}
