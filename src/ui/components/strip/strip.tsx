import type { Child } from "hono/jsx";

/** Short facts in a row under the title of an open file. */
export function Strip({ facts }: { facts: readonly { readonly term: string; readonly value: Child }[] }) {
  return (
    <dl class="lt-strip">
      {facts.map((fact) => (
        <div>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
