import { formatDateTime, wordsIn } from "../../../../platform/text/index.ts";
import { Ruled, Table } from "../../../../ui/index.ts";
import type { RehearsedPath } from "../../rehearsal/all-paths.ts";
import { rehearsalText } from "./text.ts";
import { Verdict } from "./verdict.tsx";
import type { RehearsalView } from "./view.tsx";

/** Every way through the flow, a line each; a way leads to its steps where each outcome was taken once. */
export function PathsTable({
  paths,
  isCut,
  view,
}: {
  paths: readonly RehearsedPath[];
  isCut: boolean;
  view: RehearsalView;
}) {
  const { locale } = view.desk;
  const text = wordsIn(rehearsalText, locale);
  return (
    <>
      <Ruled text={text.paths(paths.length)} note={isCut ? text.cut(paths.length) : null} />
      <section class="lt-scroll" tabindex={0} aria-label={text.paths(paths.length)}>
        <Table
          caption={text.paths(paths.length)}
          captionClasses="govuk-visually-hidden"
          head={[
            { text: text.number, format: "numeric" },
            { text: text.path },
            { text: text.ends },
            { text: text.doneAt },
            { text: text.due },
            { text: text.state },
          ]}
          rows={paths.map(({ taken, rehearsed }, index) => {
            const due = rehearsed.due?.due ?? undefined;
            const way = taken.map(({ step, outcome }) => `${step}: ${outcome.label}`).join(" → ") || text.straight;
            const again = new Set(taken.map(({ step }) => step)).size < taken.length;
            return [
              { text: String(index + 1), format: "numeric" },
              { text: again ? way : <a href={hrefOf(view, taken)}>{way}</a> },
              { text: rehearsed.stuck?.[locale] ?? rehearsed.ends.join(", ") },
              { text: formatDateTime(rehearsed.doneAt), classes: "lt-nowrap" },
              { text: due ? formatDateTime(due) : text.none, classes: "lt-nowrap" },
              { text: due ? <Verdict rehearsed={rehearsed} due={due} locale={locale} /> : text.none },
            ];
          })}
        />
      </section>
    </>
  );
}

function hrefOf({ asked, desk, choices }: RehearsalView, taken: RehearsedPath["taken"]): string {
  const query = new URLSearchParams({ at: asked.at, agency: asked.agency, waiting: asked.waiting, all: "0" });
  for (const { step, outcome } of taken) {
    const node = choices.find((one) => one.node.name === step)?.node;
    if (node) query.set(`o.${node.id}`, outcome.code);
  }
  for (const [name, value] of asked.values) query.set(`v.${name}`, value);
  for (const [name, value] of asked.fees) query.set(`f.${name}`, value);
  return `${desk.paths.rehearsal}?${query}`;
}
