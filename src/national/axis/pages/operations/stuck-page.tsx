import { wordsIn } from "../../../../platform/text/index.ts";
import { OfficerPage, Pager, Toolbar } from "../../../../ui/index.ts";
import { hrefWith } from "../query.ts";
import { StuckTable, type StuckView } from "../stuck-table.tsx";
import { stuckText } from "../stuck-text.ts";

/** All stuck documents, the longest stuck first. */
export function StuckPage(
  props: StuckView & { readonly total: number; readonly page: number; readonly pageSize: number },
) {
  const { frame, total, page, pageSize } = props;
  const text = wordsIn(stuckText, frame.locale);
  return (
    <OfficerPage frame={frame} title={text.title} keys={total > 0}>
      <Toolbar title={text.title} note={text.note} />
      <StuckTable {...props} />
      {total > 0 ? (
        <Pager page={page} size={pageSize} total={total} hrefOf={(one) => hrefWith("/stuck", { page: one })} />
      ) : null}
    </OfficerPage>
  );
}
