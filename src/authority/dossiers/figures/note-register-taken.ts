import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";

/** Leaves a line in the audit: a register that was taken away holds names and addresses of people. */
export async function noteRegisterTaken(
  node: Pick<Node, "db">,
  taken: {
    readonly by: Principal;
    readonly at: Date;
    readonly filters: Readonly<Record<string, string | number | undefined>>;
    readonly lines: number;
  },
): Promise<void> {
  const { by, at, filters, lines } = taken;
  await node.db.transaction().execute((tx) =>
    appendAudit(tx, {
      actor: by,
      action: "dossier.register.take",
      subject: { kind: "dossier.register", id: by.agencyCode },
      agencyCode: by.agencyCode,
      detail: { filters: Object.fromEntries(Object.entries(filters).filter(isSet)), lines },
      at,
    }),
  );
}

function isSet(entry: readonly [string, string | number | undefined]): entry is [string, string | number] {
  return entry[1] !== undefined;
}
