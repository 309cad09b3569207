import { DeadlineTag, UrgencyStamp } from "../deadline-tag/deadline-tag.tsx";
import { type ExampleSet, example } from "../example.ts";
import { Tag } from "./tag.tsx";

/** Every state of Tag, for the gallery. */
export const examples: ExampleSet = {
  component: "Tag",
  examples: [
    example({ vi: "Hạn", en: "Deadlines" }, { vi: undefined, en: undefined }, () => (
      <div class="lt-actions">
        <DeadlineTag state="ok" /> <DeadlineTag state="soon" /> <DeadlineTag state="late" />{" "}
        <DeadlineTag state="late-sync" /> <DeadlineTag state="paused" /> <DeadlineTag state="done" />
      </div>
    )),
    example({ vi: "Độ khẩn", en: "Urgency" }, { vi: undefined, en: undefined }, () => (
      <div class="lt-actions">
        <UrgencyStamp level="urgent" /> <UrgencyStamp level="very-urgent" /> <UrgencyStamp level="flash" />
      </div>
    )),
    example({ vi: "Trạng thái khác", en: "Other states" }, { vi: "Dự thảo", en: "Draft" }, (t) => <Tag text={t} />),
  ],
};
