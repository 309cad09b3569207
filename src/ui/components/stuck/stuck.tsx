import type { Child } from "hono/jsx";
import { Icon } from "../icon/icon.tsx";

/** One thing that did not go through: `wire` has not arrived (nobody's fault yet), `bad` was refused or broke. */
export type StuckItem = {
  readonly tone: "wire" | "bad";
  readonly name: Child;
  /** The state in two or three words: "Chưa đến". */
  readonly state: string;
  readonly why: Child;
  /** One button, usually in a form of its own, whose label names the item. */
  readonly action?: Child | undefined;
};

/** What failed, why, one button; stands above the table of what went well. */
export function Stuck({ items, label }: { items: readonly StuckItem[]; label?: string }) {
  return (
    <ul class="lt-stuck" aria-label={label}>
      {items.map((item) => (
        <li class={`lt-stuck__item lt-stuck__item--${item.tone}`}>
          <Icon name={item.tone === "wire" ? "unlink" : "stop"} />
          <div>
            <p class="lt-stuck__name">{item.name}</p>
            <p class="lt-stuck__why">
              <strong>{item.state}.</strong> {item.why}
            </p>
          </div>
          {item.action}
        </li>
      ))}
    </ul>
  );
}
