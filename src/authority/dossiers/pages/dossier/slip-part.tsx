import { formatDateTime, wordsIn } from "../../../../platform/text/index.ts";
import { type DataRow, DataTable, Ledger, Ruled } from "../../../../ui/index.ts";
import type { DossierPause, Work } from "../../record.ts";
import { isHandingOver, type Rest, restsOf, stepTime } from "../../step-time.ts";
import { pathOf } from "./desk.ts";
import { agencyName, type DossierView, whoHas } from "./dossier-view.ts";
import { dossierText } from "./text.ts";
import { shortTime, workedBetween, workWords } from "./times.ts";

type Words = (typeof dossierText)["en"];

/** What each step was given and took; time spent waiting for the applicant stands apart. */
export function SlipPart(view: DossierView) {
  const { frame, dossier, work, now } = view;
  const text = wordsIn(dossierText, frame.locale);
  const rests = restsOf(dossier, work);
  const ofPeople = work.filter(({ place }) => place !== "waiting");
  return (
    <section aria-labelledby="slip">
      <Ruled
        text={text.slip}
        id="slip"
        note={
          <a class="lt-noprint" href={pathOf(dossier, "papers/control-slip.pdf")}>
            {text.printSlip}
          </a>
        }
      />
      <DataTable
        caption={text.slipCaption}
        classes="lt-dossier__slip"
        columns={[
          { text: text.step },
          { text: text.planned, numeric: true, width: "col-m" },
          { text: text.real, numeric: true, width: "col-m" },
          { text: text.verdict, numeric: true, width: "col-m" },
        ]}
        rows={ofPeople.map((one) => rowOf(view, { one, rests }, text))}
      />
      <p class="lt-xs lt-quiet lt-mt2">
        {text.unit}{" "}
        {view.instance ? (
          <a class="lt-noprint" href={pathOf(dossier, "flow")}>
            {text.picture}
          </a>
        ) : null}
      </p>
      {dossier.pauses.length > 0 ? (
        <>
          <h3 class="govuk-heading-s lt-mt3">{text.waits}</h3>
          <Ledger rows={dossier.pauses.map((pause) => waitRow(view, pause, text, now))} />
        </>
      ) : null}
    </section>
  );
}

function rowOf(
  view: DossierView,
  { one, rests }: { readonly one: Work; readonly rests: readonly Rest[] },
  text: Words,
): DataRow {
  const { frame, now } = view;
  const { locale } = frame;
  const time = view.timeOf(one.agencyCode);
  const { given, took, left } = stepTime(one, rests, time, now);
  const who = one.closedByName || whoHas(view, one, locale);
  const place =
    one.agencyCode === view.dossier.agencyCode || one.closedByName === "" ? "" : agencyName(view, one.agencyCode);
  return {
    current: one.closedAt === null,
    cells: [
      {
        text: (
          <>
            {one.name}
            <span class="lt-row-note">
              {[who, place, one.closedAt ? shortTime(one.closedAt, now) : ""].filter((part) => part !== "").join(" · ")}
            </span>
          </>
        ),
      },
      given === null ? "–" : workWords(given, time, locale),
      workWords(took, time, locale),
      // Handing over waits for the applicant to come: that is nobody's delay.
      left === null || isHandingOver(view.dossier, one)
        ? "–"
        : one.closedAt === null && rests.some(({ to }) => to === null)
          ? text.noDue
          : verdictOf({ left, isDone: one.closedAt !== null }, (minutes) => workWords(minutes, time, locale), text),
    ],
  };
}

function verdictOf(
  { left, isDone }: { readonly left: number; readonly isDone: boolean },
  write: (minutes: number) => string,
  text: Words,
) {
  if (left < 0) return { text: text.late(write(left)), tone: "late" as const };
  if (!isDone) return text.stillLeft(write(left));
  return left === 0 ? text.onTime : text.early(write(left));
}

const reasons = {
  supplement: { vi: "Bổ sung giấy tờ", en: "Papers asked for" },
  payment: { vi: "Nộp phí, lệ phí", en: "Fee" },
  suspension: { vi: "Tạm dừng theo quyết định", en: "Suspended by order" },
  other: { vi: "Lý do khác", en: "Another reason" },
} as const;

function waitRow(view: DossierView, pause: DossierPause, text: Words, now: Date) {
  const { locale } = view.frame;
  const from = new Date(pause.from);
  const to = pause.to === null ? null : new Date(pause.to);
  const time = view.timeOf(view.dossier.agencyCode);
  return {
    term: (
      <span class={pause.stopsClock ? undefined : "lt-strong"}>
        {reasons[pause.reason][locale]}
        <span class="lt-row-note">
          {formatDateTime(from)} – {to ? formatDateTime(to) : text.waiting} ·{" "}
          {pause.stopsClock ? text.waitsNote : text.waitCounts}
        </span>
      </span>
    ),
    value: workWords(workedBetween(time, from, to ?? now), time, locale),
  };
}
