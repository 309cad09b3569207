import type { Child } from "hono/jsx";

/** One sentence of a conclusion, the codes of the rows it rests on, and its proof. */
export type Finding = {
  readonly text: Child;
  readonly evidence: readonly { readonly code: string; readonly href: string }[];
  readonly proof?: Child | undefined;
  readonly current?: boolean | undefined;
};

/** Numbered sentences, each leading back to its evidence. */
export function Findings({ items }: { items: readonly Finding[] }) {
  return (
    <ol class="lt-find">
      {items.map((item) => (
        <li class={item.current ? "lt-find__on" : undefined} aria-current={item.current ? "true" : undefined}>
          <p>
            {item.text}{" "}
            <span class="lt-ev">
              {item.evidence.map((one) => (
                <>
                  <a href={one.href}>{one.code}</a>{" "}
                </>
              ))}
            </span>
          </p>
          {item.proof ? <p class="lt-find__proof">{item.proof}</p> : null}
        </li>
      ))}
    </ol>
  );
}
