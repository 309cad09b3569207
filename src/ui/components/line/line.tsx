import type { Child } from "hono/jsx";
import { useWords } from "../../locale.ts";
import { classNames } from "../attributes.ts";

/** One stop. `date` and `time` are already written as people read them; `instant` is the same for machines. */
export type LineStop = {
  readonly state: "done" | "now" | "next";
  readonly date: string;
  readonly time?: string | undefined;
  readonly instant?: string | undefined;
  readonly head: Child;
  readonly note?: Child | undefined;
};

/** History as stops of a railway line: filled is passed, the red ring is here, hollow after dashes is to come. */
export function Line({ stops }: { stops: readonly LineStop[] }) {
  const say = useWords();
  const dated = stops.some(({ date }) => date.length > "24/11".length);
  return (
    <ol class={classNames("lt-line", dated && "lt-line--dated")}>
      {stops.map((stop) => (
        <li
          class={`lt-line__stop lt-line__stop--${stop.state}`}
          aria-current={stop.state === "now" ? "step" : undefined}
        >
          <time class="lt-line__time" datetime={stop.instant}>
            <span>{stop.date}</span> {stop.time ? <span>{stop.time}</span> : null}
          </time>
          <div class="lt-line__what">
            <p class="lt-line__head">
              {stop.head}
              {stop.state === "next" ? <span class="govuk-visually-hidden">, {say("notYet")}</span> : null}
            </p>
            {stop.note ? <p class="lt-line__note">{stop.note}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
