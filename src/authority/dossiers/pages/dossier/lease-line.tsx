import type { Frame } from "../../../../platform/http/index.ts";
import { formatTime, wordsIn } from "../../../../platform/text/index.ts";
import { Icon } from "../../../../ui/index.ts";
import type { Lease } from "../../actions/lease.ts";
import type { Dossier } from "../../record.ts";
import { pathOf } from "./desk.ts";
import { dossierText } from "./text.ts";

/** Who a lease line speaks of. */
export type LeaseLineProps = {
  readonly frame: Pick<Frame, "locale" | "csrfToken">;
  readonly dossier: Pick<Dossier, "code">;
  readonly token: number;
  readonly lease: Lease;
  /** Its end on the clock that people see. */
  readonly until: Date;
};

/** Until when the person holds the step. The open page renews it each minute; without a script it runs out, and says so. */
export function LeaseLine({ frame, dossier, token, lease, until }: LeaseLineProps) {
  const text = wordsIn(dossierText, frame.locale);
  return (
    <p
      class="lt-dossier__lease"
      id={`lease-${token}`}
      hx-post={pathOf(dossier, `steps/${token}/lease`)}
      hx-trigger="every 60s"
      hx-swap="outerHTML"
      hx-vals={JSON.stringify({ _csrf: frame.csrfToken, fence: String(lease.fence) })}
      data-lt-failed={text.heldFailed}
    >
      <Icon name="lock" />
      <span>
        {text.heldByMe(formatTime(until))}
        <span class="lt-dossier__renews">, {text.heldRenews}</span>.
        <noscript>
          <span>{text.heldNoScript}</span>
        </noscript>
      </span>
    </p>
  );
}

/** Said when the lease went to somebody else while the page was open. */
export function LeaseLost({ locale, name }: { locale: Frame["locale"]; name: string }) {
  const text = wordsIn(dossierText, locale);
  return (
    <p class="lt-dossier__lease lt-dossier__lease--lost" role="status">
      <Icon name="alert" />
      <span>{text.heldLost(name || text.heldSomebody)}</span>
    </p>
  );
}
