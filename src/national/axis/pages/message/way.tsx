import type { Child } from "hono/jsx";
import { formatDate, formatInstant, formatNumber, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { Line, type LineStop, Ruled } from "../../../../ui/index.ts";
import type { DocumentLife } from "../../store/timeline.ts";
import { hopNames, messageText, problemNames, statusNames } from "./text.ts";
import type { MessageView } from "./view.tsx";

/** Hops of a document that are drawn; a document to hundreds of agencies has thousands. */
const most = 120;
const nationalCode = "VN";

/** The way of a document, hop by hop, newest last; statuses say what they brought. */
export function Way({ frame, life }: MessageView) {
  const text = wordsIn(messageText, frame.locale);
  const stops = [
    ...life.hops.map((hop) => hopStop(hop, frame.locale)),
    ...life.statuses.map((one) => statusStop(one, frame.locale)),
  ]
    .sort((a, b) => a.order - b.order)
    .slice(-most);
  return (
    <section aria-labelledby="way">
      <Ruled
        id="way"
        text={text.life}
        note={text.lifeNote(formatNumber(life.hops.length + life.statuses.length, frame.locale))}
      />
      {stops.length === 0 ? <p class="lt-quiet lt-mt2">{text.noHops}</p> : <Line stops={stops} />}
    </section>
  );
}

type Stop = LineStop & { readonly order: number };

function hopStop({ at, kind, place, detail }: DocumentLife["hops"][number], locale: "vi" | "en"): Stop {
  const said = ["recipient", "code", "reason", "by"].flatMap((key) =>
    typeof detail[key] === "string" ? [String(detail[key])] : [],
  );
  const where = place === nationalCode ? wordsIn(messageText, locale).axis : place;
  return stop(at, textIn(hopNames[kind], locale), [where, ...said].join(" · "));
}

function statusStop(one: DocumentLife["statuses"][number], locale: "vi" | "en"): Stop {
  const text = wordsIn(messageText, locale);
  const name = statusNames[one.code];
  const problem = one.problem ? ` (${textIn(problemNames[one.problem], locale)})` : "";
  const head = `${text.statuses}: ${one.code}${name ? ` ${textIn(name, locale)}` : ""}${problem}`;
  return stop(
    one.receivedAt,
    head,
    [one.fromCode, one.staff, one.description].filter((part) => part !== "").join(" · "),
  );
}

function stop(at: Date, head: Child, note: string): Stop {
  const instant = at.toISOString();
  return {
    state: "done",
    date: formatDate(at),
    time: formatInstant(at).slice(11),
    instant,
    head,
    note,
    order: at.getTime(),
  };
}
