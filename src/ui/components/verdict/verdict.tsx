import type { Child } from "hono/jsx";
import { Icon } from "../icon/icon.tsx";

/** Whether a signature holds, before any detail. `lead` is the verdict in a word or two, `text` the reason. */
export function Verdict({
  outcome,
  lead,
  text,
}: {
  outcome: "valid" | "invalid" | "unknown";
  lead: string;
  text: Child;
}) {
  const looks = { valid: ["ok", "shield"], invalid: ["bad", "shieldx"], unknown: ["unsure", "clock"] } as const;
  const [tone, icon] = looks[outcome];
  return (
    <p class={`lt-verdict lt-verdict--${tone}`}>
      <Icon name={icon} />
      <span>
        <strong>{lead}.</strong> {text}
      </span>
    </p>
  );
}

/** One signature: who, in what post, and the facts a court would ask for. */
export type Signature = {
  readonly who: string;
  readonly post: string;
  readonly facts: readonly { readonly term: string; readonly value: Child }[];
};

/** The signatures of a document, in the order they were made. */
export function Signers({ signatures }: { signatures: readonly Signature[] }) {
  return (
    <ol class="lt-signers">
      {signatures.map((signature) => (
        <li>
          <p class="lt-signers__who">{signature.who}</p>
          <p class="lt-signers__post">{signature.post}</p>
          <KeyValues facts={signature.facts} />
        </li>
      ))}
    </ol>
  );
}

/** Small words left, values beside them. */
export function KeyValues({ facts }: { facts: readonly { readonly term: string; readonly value: Child }[] }) {
  return (
    <dl class="lt-kv">
      {facts.map((fact) => (
        <>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </>
      ))}
    </dl>
  );
}
