import type { Bilingual } from "../../frame.ts";
import { useLocale } from "../../locale.ts";
import { Icon, type IconName } from "../icon/icon.tsx";

/** Where a deadline stands. `late-sync` is late only because the news of it has not been through: nobody's delay. */
export type DeadlineState = "ok" | "soon" | "late" | "late-sync" | "paused" | "done";

type Look = { readonly tone: string; readonly icon: IconName; readonly text: Bilingual };

const LOOKS: Readonly<Record<DeadlineState, Look>> = {
  ok: { tone: "ok", icon: "ring", text: { vi: "Còn hạn", en: "On time" } },
  soon: { tone: "soon", icon: "clock", text: { vi: "Sắp đến hạn", en: "Due soon" } },
  late: { tone: "late", icon: "alert", text: { vi: "Quá hạn do xử lý", en: "Overdue" } },
  "late-sync": { tone: "sync", icon: "unlink", text: { vi: "Quá hạn do đồng bộ", en: "Late by sync" } },
  paused: { tone: "pause", icon: "pause", text: { vi: "Tạm dừng tính", en: "Clock paused" } },
  done: { tone: "done", icon: "check", text: { vi: "Đã xong", en: "Done" } },
};

/** The state of a deadline. The weight of the mark follows the urgency; `text` replaces the usual words. */
export function DeadlineTag({ state, text }: { state: DeadlineState; text?: string }) {
  const locale = useLocale();
  const look = LOOKS[state];
  return (
    <strong class={`govuk-tag lt-due lt-due--${look.tone}`}>
      <Icon name={look.icon} />
      {text ?? look.text[locale]}
    </strong>
  );
}

/** Degrees of urgency of a document (point b, clause 4, section II, annex I of Nghị định 30/2020/NĐ-CP). */
export type UrgencyLevel = "urgent" | "very-urgent" | "flash";

const URGENCY: Readonly<Record<UrgencyLevel, Bilingual>> = {
  urgent: { vi: "Khẩn", en: "Urgent" },
  "very-urgent": { vi: "Thượng khẩn", en: "Very urgent" },
  flash: { vi: "Hoả tốc", en: "Flash" },
};

/** The stamp of urgency, as on paper: red, upright capitals, framed. */
export function UrgencyStamp({ level }: { level: UrgencyLevel }) {
  const locale = useLocale();
  return (
    <strong class={level === "flash" ? "govuk-tag lt-urgent lt-urgent--top" : "govuk-tag lt-urgent"}>
      {URGENCY[level][locale]}
    </strong>
  );
}
