import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { assertAccessible } from "../../../../../test/support/axe.ts";
import { newId } from "../../../../platform/db/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { aDossier, keepDossier } from "../../figures/figures.fixture.ts";
import type { Dossier, DossierEventKind } from "../../record.ts";
import { insertSupplement } from "../../store/supplements.ts";
import { sqlInto } from "../../store/tracked.fixture.ts";

/** An instant on a Vietnamese wall. */
export const at = (text: string) => new Date(`${text}+07:00`);

/** Name, number, phone and address of the applicant: nothing of this may stand on a public page. */
export const secrets = ["Nguyễn Thị Bí Mật", "068199009999", "0987123456", "Tổ 9 Phường Kín"] as const;

const [name, number, phone, address] = secrets;

/** A dossier whose applicant must not be told. */
export function tracked(facts: Partial<Dossier> = {}): Dossier {
  const one = aDossier();
  return {
    ...one,
    applicant: { ...one.applicant, name, number, phone, address },
    subject: name,
    procedureName: "Đổi giấy phép lái xe",
    procedureCode: "1.002809",
    agencyCode: "H36.05",
    receivedAgency: "H36.05",
    ...facts,
  };
}

/** A line of the history with the officer's name that must not be told. */
export type PastLine = {
  readonly kind: DossierEventKind;
  readonly at: Date;
  readonly agencyCode?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** The officer's name in every fixture. */
export const officerName = "Cán Bộ Không Nêu";

/** Keeps a dossier with its history and open steps. */
export async function keepTracked(
  node: Pick<Node, "db">,
  dossier: Dossier,
  lines: readonly PastLine[],
  steps: readonly {
    readonly name: string;
    readonly agencyCode: string;
    readonly place?: string;
    readonly openedAt: Date;
    readonly dueAt?: Date;
  }[] = [],
): Promise<void> {
  await keepDossier(node.db, undefined, dossier);
  const { event, work } = sqlInto(node.db, dossier.id, officerName);
  for (const [index, line] of lines.entries())
    await event(newId(), index + 1, { agencyCode: dossier.agencyCode, ...line });
  for (const [index, step] of steps.entries()) await work(index + 1, step);
}

/** Asks for papers, with a reason that names the applicant. */
export async function askPapers(
  node: Pick<Node, "db">,
  dossier: Dossier,
  components: readonly string[],
  askedAt: Date,
): Promise<void> {
  await node.db.transaction().execute((tx) =>
    insertSupplement(tx, {
      id: newId(),
      dossierId: dossier.id,
      number: 1,
      reasons: components.map((component) => ({ component, reason: `Ảnh của ${name} mờ`, legal: "TT 01" })),
      note: `Gọi ${phone}`,
      askedAt,
      askedBy: null,
      askedByName: officerName,
      agencyCode: dossier.agencyCode,
      dueBefore: dossier.dueAt,
    }),
  );
}

const pictures = process.env.LIENTHONG_PICTURES;

/** Looks at a page as it stands: accessible, not wider than the screen; takes a picture if one is wanted. */
export async function look(page: Page, name: string): Promise<void> {
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  }
  await assertAccessible(page);
  const overflow = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  if (overflow > 0) throw new Error(`${name} is ${overflow} px wider than the screen`);
}
