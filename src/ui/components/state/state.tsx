import { Icon, type IconName } from "../icon/icon.tsx";

/** How a node or a task is: running, slow, down, or not arrived yet. The word is the caller's. */
export function State({ tone, text }: { tone: "ok" | "slow" | "bad" | "wire"; text: string }) {
  const icons: Readonly<Record<typeof tone, IconName>> = { ok: "check", slow: "clock", bad: "alert", wire: "unlink" };
  return (
    <span class={`lt-state lt-state--${tone}`}>
      <Icon name={icons[tone]} />
      {text}
    </span>
  );
}

/** From one agency to another. The arrow is drawn; the ear hears the word. */
export function Hop({ from, to, word }: { from: string; to: string; word: string }) {
  return (
    <>
      {from}
      <span class="lt-hop">
        <Icon name="arrow" />
      </span>
      <span class="govuk-visually-hidden"> {word} </span>
      {to}
    </>
  );
}
