import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { OfficialPlaces } from "../../../platform/typeset/index.ts";
import { type ResultContent, resultContentSchema } from "../results/content.ts";
import type { DossierResult } from "../results/result.ts";

type Row = Omit<DossierResult, "content"> & { readonly content: unknown };

const columns = sql`r.id, r.dossier_id AS "dossierId", r.agency_code AS "agencyCode", r.kind, r.content, r.version, r.state,
  r.file_sha256 AS "fileSha256", r.places, r.page_count AS "pageCount", r.number_text AS "numberText", r.drafted_by AS "draftedBy",
  r.drafted_by_name AS "draftedByName", r.drafted_at AS "draftedAt", r.updated_at AS "updatedAt", r.updated_by_name AS "updatedByName",
  r.signer_id AS "signerId", r.signed_by_name AS "signedByName", r.signed_at AS "signedAt", r.sealed_by_name AS "sealedByName",
  r.sealed_at AS "sealedAt"`;

function resultOf(row: Row): DossierResult {
  return { ...row, content: resultContentSchema.parse(row.content) };
}

/** A result by its id. */
export async function findResult(db: Db | Tx, id: string): Promise<DossierResult | undefined> {
  const { rows } = await sql<Row>`SELECT ${columns} FROM dossier.result r WHERE r.id = ${id}`.execute(db);
  return rows[0] && resultOf(rows[0]);
}

/** The same, held until the transaction ends. */
export async function lockResult(tx: Tx, id: string): Promise<DossierResult | undefined> {
  const { rows } = await sql<Row>`SELECT ${columns} FROM dossier.result r WHERE r.id = ${id} FOR UPDATE`.execute(tx);
  return rows[0] && resultOf(rows[0]);
}

/** The result of a dossier that counts: the one not replaced. */
export async function findResultOf(db: Db | Tx, dossierId: string): Promise<DossierResult | undefined> {
  const { rows } = await sql<Row>`/* prepared: dossier.result-of, early */
    SELECT ${columns} FROM dossier.result r WHERE r.dossier_id = ${dossierId}::uuid AND r.state <> 'replaced'`.execute(
    db,
  );
  return rows[0] && resultOf(rows[0]);
}

/** A result to begin. */
export type NewResult = Pick<DossierResult, "id" | "dossierId" | "agencyCode" | "kind" | "content"> & ResultAuthor;

/** Who writes, and when (domain clock). */
export type ResultAuthor = { readonly by: { readonly accountId: string; readonly name: string }; readonly at: Date };

/** Begins a result. False when the dossier has one that counts already. */
export async function insertResult(
  tx: Tx,
  { id, dossierId, agencyCode, kind, content, by, at }: NewResult,
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO dossier.result (id, dossier_id, agency_code, kind, title, content, state, drafted_by, drafted_by_name, drafted_at, updated_at,
      updated_by_name, signer_id)
    VALUES (${id}, ${dossierId}, ${agencyCode}, ${kind}, ${content.title}, ${JSON.stringify(content)}::jsonb, 'draft', ${by.accountId}, ${by.name},
      ${at}, ${at}, ${by.name}, ${content.signer?.accountId ?? null})
    ON CONFLICT DO NOTHING RETURNING id`.execute(tx);
  if (rows.length === 0) return false;
  await insertVersion(tx, { resultId: id, version: 1, content, by, at });
  return true;
}

/** Writes a text over the one that is there; the version goes up. */
export async function updateContent(
  tx: Tx,
  id: string,
  content: ResultContent,
  { by, at }: ResultAuthor,
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    UPDATE dossier.result SET content = ${JSON.stringify(content)}::jsonb, title = ${content.title}, version = version + 1, updated_at = ${at},
      updated_by_name = ${by.name}, signer_id = ${content.signer?.accountId ?? null}
    WHERE id = ${id} RETURNING version`.execute(tx);
  const version = rows[0]?.version ?? 0;
  await insertVersion(tx, { resultId: id, version, content, by, at });
  return version;
}

async function insertVersion(
  tx: Tx,
  of: ResultAuthor & { readonly resultId: string; readonly version: number; readonly content: ResultContent },
): Promise<void> {
  await sql`
    INSERT INTO dossier.result_version (result_id, version, content, at, author, author_name)
    VALUES (${of.resultId}, ${of.version}, ${JSON.stringify(of.content)}::jsonb, ${of.at}, ${of.by.accountId}, ${of.by.name})`.execute(
    tx,
  );
}

/** An earlier text of a result. */
export type ResultVersion = {
  readonly version: number;
  readonly content: ResultContent;
  readonly at: Date;
  readonly authorName: string;
};

/** The texts that results have had, the newest first; by result. */
export async function readVersions(
  db: Db | Tx,
  resultIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ResultVersion[]>> {
  const { rows } = await sql<{ resultId: string; version: number; content: unknown; at: Date; authorName: string }>`
    SELECT result_id AS "resultId", version, content, at, author_name AS "authorName" FROM dossier.result_version
    WHERE result_id = ANY (${[...resultIds]}::uuid[]) ORDER BY version DESC`.execute(db);
  const read = rows.map(({ content, ...row }) => ({ ...row, content: resultContentSchema.parse(content) }));
  return Map.groupBy(read, ({ resultId }) => resultId);
}

/** The leader has signed. */
export async function markResultSigned(
  tx: Tx,
  id: string,
  of: ResultAuthor & { readonly sha256: string; readonly places: OfficialPlaces; readonly pageCount: number },
): Promise<void> {
  await sql`
    UPDATE dossier.result SET state = 'signed', version = version + 1, file_sha256 = ${of.sha256}, places = ${JSON.stringify(of.places)}::jsonb,
      page_count = ${of.pageCount}, signed_by = ${of.by.accountId}, signed_by_name = ${of.by.name}, signed_at = ${of.at}
    WHERE id = ${id}`.execute(tx);
}

/** A number as it stands on a result. */
export type ResultNumber = {
  readonly year: number;
  readonly series: string;
  readonly number: number;
  readonly notation: string;
  readonly numberText: string;
};

/** The result has its number and seal. */
export async function markResultSealed(
  tx: Tx,
  id: string,
  of: ResultAuthor & ResultNumber & { readonly sha256: string },
): Promise<void> {
  await sql`
    UPDATE dossier.result SET state = 'sealed', version = version + 1, file_sha256 = ${of.sha256}, year = ${of.year}, series = ${of.series},
      number = ${of.number}, notation = ${of.notation}, number_text = ${of.numberText}, sealed_by = ${of.by.accountId},
      sealed_by_name = ${of.by.name}, sealed_at = ${of.at}
    WHERE id = ${id}`.execute(tx);
}

/** A result no longer counts: another is written in its place. */
export async function markResultReplaced(tx: Tx, id: string): Promise<void> {
  await sql`UPDATE dossier.result SET state = 'replaced', version = version + 1 WHERE id = ${id}`.execute(tx);
}

/**
 * Takes the next number of a run of an agency and year. It is held until the transaction ends, and given back with it: none is shared, none is
 * missing (NĐ 30/2020/NĐ-CP, article 15, clause 1).
 */
export async function takeResultNumber(
  tx: Tx,
  { agencyCode, year, series }: { readonly agencyCode: string; readonly year: number; readonly series: string },
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    INSERT INTO dossier.result_number AS n (agency_code, year, series, last) VALUES (${agencyCode}, ${year}, ${series}, 1)
    ON CONFLICT (agency_code, year, series) DO UPDATE SET last = n.last + 1 RETURNING last`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("The run of numbers gave none");
  return row.last;
}

/** As `isResultAwaited` says. */
const awaited = sql`d.state NOT IN (3, 7, 8) AND NOT (r.kind = 'result' AND d.outcome IS NOT DISTINCT FROM 'refused')`;

/** Results that a leader is named to sign, where the step of signing has come. */
function toSign(signerId: string, agencyCode: string) {
  return sql`dossier.result r JOIN dossier.dossier d ON d.id = r.dossier_id
    WHERE r.signer_id = ${signerId} AND r.state = 'draft' AND r.agency_code = ${agencyCode} AND ${awaited} AND (d.state = 9 OR EXISTS (
      SELECT FROM dossier.work w WHERE w.dossier_id = r.dossier_id AND w.closed_at IS NULL AND w.role = 'leader' AND w.place = 'here'
        AND w.agency_code = r.agency_code AND (w.assignee IS NULL OR w.assignee = r.signer_id)))`;
}

/** Results that a leader is named to sign, where the step of signing has come; the first due first. */
export async function listToSign(db: Db | Tx, signerId: string, agencyCode: string): Promise<readonly DossierResult[]> {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM ${toSign(signerId, agencyCode)} ORDER BY d.due_at NULLS LAST, r.id LIMIT 200`.execute(db);
  return rows.map(resultOf);
}

/** Results that wait for an agency's number and seal. */
function toSeal(agencyCode: string) {
  return sql`dossier.result r JOIN dossier.dossier d ON d.id = r.dossier_id
    WHERE r.agency_code = ${agencyCode} AND r.state = 'signed' AND ${awaited}`;
}

/** Results of an agency that wait for number and seal, the longest signed first. */
export async function listToSeal(db: Db | Tx, agencyCode: string): Promise<readonly DossierResult[]> {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM ${toSeal(agencyCode)} ORDER BY r.signed_at, r.id LIMIT 200`.execute(db);
  return rows.map(resultOf);
}

/** How many results wait for a leader's signature, and for an agency's seal. */
export async function countResults(
  db: Db | Tx,
  { accountId, agencyCode }: { readonly accountId: string; readonly agencyCode: string },
): Promise<{ readonly toSign: number; readonly toSeal: number }> {
  const { rows } = await sql<{ toSign: number; toSeal: number }>`
    SELECT (SELECT count(*)::int FROM ${toSign(accountId, agencyCode)}) AS "toSign",
      (SELECT count(*)::int FROM ${toSeal(agencyCode)}) AS "toSeal"`.execute(db);
  return rows[0] ?? { toSign: 0, toSeal: 0 };
}
