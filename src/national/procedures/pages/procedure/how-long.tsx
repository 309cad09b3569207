import {
  type ExplainedDue,
  explainDue,
  LimitError,
  parseLimit,
  type WorkingTime,
} from "../../../../engines/deadline/index.ts";
import { textIn, wordsIn } from "../../../../platform/text/index.ts";
import type { ProcedureLimit } from "../../../../protocol/procedures/index.ts";
import { DueExplanation, Ledger, Ruled } from "../../../../ui/index.ts";
import { channelNames } from "../../vocabulary.ts";
import { limitText } from "../names.ts";
import { procedureText } from "./text.ts";
import type { ProcedureView } from "./view.tsx";

/** How long it takes: each limit, and what the first means for who hands in now, with every hour explained on demand. */
export function HowLong({ frame, procedure, now, time }: Pick<ProcedureView, "frame" | "procedure" | "now" | "time">) {
  const { locale } = frame;
  const text = wordsIn(procedureText, locale);
  const [first] = procedure.limits;
  const explained = first && dueOf(first.limit, now, time);
  const record = locale === "vi" ? undefined : "vi";
  return (
    <section aria-labelledby="limits">
      <Ruled id="limits" text={text.howLong} />
      <Ledger
        stack
        rows={procedure.limits.map((limit) => ({
          term: limit.onlyWhen ? (
            <span lang={record}>{limit.onlyWhen}</span>
          ) : (
            textIn(channelNames[limit.channel], locale)
          ),
          value: (
            <>
              <strong class="lt-strong">{limitText(limit, locale)}</strong>
              <Wording limit={limit} shown={limitText(limit, locale)} lang={record} />
            </>
          ),
        }))}
      />
      {explained ? (
        <div class="lt-mt3">
          <p class="lt-quiet">{text.ifNow}</p>
          <DueExplanation explained={explained} />
        </div>
      ) : null}
    </section>
  );
}

/** The announcement's own wording, where it says more than the limit does. */
function Wording({ limit, shown, lang }: { limit: ProcedureLimit; shown: string; lang: "vi" | undefined }) {
  const plain = (words: string) => words.toLowerCase().replace(/^0|[.\s]/g, "");
  if (plain(limit.wording) === plain(shown)) return null;
  return (
    <span class="lt-row-note" lang={lang}>
      {limit.wording}
    </span>
  );
}

/** When something handed in now is due, and why; undefined for a limit that cannot be read. */
export function dueOf(written: string, now: Date, time: WorkingTime): ExplainedDue | undefined {
  try {
    return explainDue(time, { from: now, limit: parseLimit(written) });
  } catch (error) {
    if (error instanceof LimitError) return undefined;
    throw error;
  }
}
