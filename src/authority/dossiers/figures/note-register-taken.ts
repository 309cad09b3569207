import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";

type Taken = {
  readonly by: Principal;
  readonly at: Date;
  readonly filters: Readonly<Record<string, string | number | undefined>>;
  readonly lines: number;
};

/** Leaves a line in the audit: a register that was taken away holds names and addresses of people. */
export async function noteRegisterTaken(node: Pick<Node, "db">, taken: Taken): Promise<void> {
  await noteTaken(node, "dossier.register", taken);
}

/** Leaves a line in the audit: a list of work that was taken away holds names and numbers of people. */
export async function noteListTaken(node: Pick<Node, "db">, taken: Taken): Promise<void> {
  await noteTaken(node, "dossier.list", taken);
}

async function noteTaken(
  node: Pick<Node, "db">,
  kind: "dossier.register" | "dossier.list",
  { by, at, filters, lines }: Taken,
): Promise<void> {
  await node.db.transaction().execute((tx) =>
    appendAudit(tx, {
      actor: by,
      action: `${kind}.take`,
      subject: { kind, id: by.agencyCode },
      agencyCode: by.agencyCode,
      detail: { filters: Object.fromEntries(Object.entries(filters).filter(isSet)), lines },
      at,
    }),
  );
}

function isSet(entry: readonly [string, string | number | undefined]): entry is [string, string | number] {
  return entry[1] !== undefined;
}
