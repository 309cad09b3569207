import { sql } from "kysely";
import { findProcedure } from "../../data/index.ts";
import { acceptDossier, completeStep, type Dossier, type NewDossier } from "../../src/authority/dossiers/index.ts";
import { findDossier, readWork } from "../../src/authority/dossiers/store/dossiers.ts";
import { newId } from "../../src/platform/db/index.ts";
import type { Node } from "../../src/platform/node.ts";
import type { StoryCountry } from "./country.ts";

/** What is handed in, and where. */
export type HandIn = {
  readonly procedure: string;
  readonly agency: string;
  readonly level: NewDossier["level"];
  readonly name: string;
  readonly number: string;
  readonly form?: Readonly<Record<string, unknown>>;
};

/** The procedure in a province's catalogue that stands on a national code. */
export async function offeredOf(node: Node, code: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM procedure.offered WHERE national_code = ${code} AND state = 'published' LIMIT 1`.execute(node.db);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`${node.config.code} does not offer ${code}`);
  return id;
}

/** A one-stop officer receives a complete dossier. */
export async function receive(country: StoryCountry, of: HandIn): Promise<Dossier> {
  const node = country.node(of.agency.split(".")[0] ?? "");
  const by = await country.person(`motcua.${of.agency.toLowerCase()}`);
  const papers = findProcedure(of.procedure)?.components ?? [];
  return acceptDossier(node, by, {
    id: newId(),
    offeredId: await offeredOf(node, of.procedure),
    level: of.level,
    agencyCode: of.agency,
    receivedAgency: of.agency,
    channel: 1,
    mandate: "",
    applicant: {
      kind: "citizen",
      number: of.number,
      numberKind: "cccd",
      name: of.name,
      birthDate: null,
      gender: null,
      address: "",
      phone: "",
      email: "",
    },
    subject: "",
    form: of.form ?? {},
    components: papers.map(({ code, name, required, originals, copies, onlyWhen }) => ({
      ...{ code, name, required, originals, copies },
      given: onlyWhen === null,
      files: [],
      note: "",
    })),
    duplicateSeen: false,
  });
}

/** Somebody does the open step of that name. */
export async function doStep(
  country: StoryCountry,
  dossier: Dossier,
  step: string,
  { by, ...done }: { readonly by: string } & Partial<Parameters<typeof completeStep>[2]>,
): Promise<Dossier> {
  const node = country.node((by.split(".")[1] ?? "").toUpperCase());
  const open = (await readWork(node.db, dossier.id)).find((one) => one.closedAt === null && one.node === step);
  if (!open) throw new Error(`${dossier.code} has no open step ${step}`);
  const person = await country.person(by);
  return completeStep(node, person, { outcome: "", ...done, dossierId: dossier.id, token: open.token });
}

/** The dossier as it is now. */
export async function now(node: Node, { id }: Dossier): Promise<Dossier> {
  const found = await findDossier(node.db, id);
  if (!found) throw new Error("the dossier is gone");
  return found;
}

/** Waits for something that another node or a job does. */
export async function until<T>(find: () => Promise<T | undefined | false>, what: string): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`waited a minute for ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
