import { type DraftRecord, draftSchema, emptyRows, mostRows, type RowPart, rowParts } from "../../draft.ts";

/** What an officer did with the form of a draft: saved it, or asked for a row more or less. */
export type DraftAct =
  | { readonly kind: "save" }
  | { readonly kind: "add"; readonly part: RowPart }
  | { readonly kind: "remove"; readonly part: RowPart; readonly index: number };

/** What was sent: the draft as it is typed with the asked row added or removed, and which save it was begun from. */
export type SentDraft = { readonly record: DraftRecord; readonly revision: number; readonly act: DraftAct };

/** Reads the form of a draft. Nothing typed is refused: what is too long is cut where the database would refuse it. */
export function readDraftForm(form: URLSearchParams): SentDraft {
  const act = actOf(form.get("act") ?? "save");
  const record = withRow(recordOf(form), act);
  return { record, revision: Number(form.get("revision") ?? 0) || 0, act };
}

const line = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? "").replace(/\s+/gu, " ").trim().slice(0, 1_000);
const text = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? "").replaceAll("\0", "").replace(/\r\n?/g, "\n").trimEnd().slice(0, 20_000);

function recordOf(form: URLSearchParams): DraftRecord {
  const lines = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, line(form, name)]));
  const texts = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, text(form, name)]));
  return draftSchema.parse({
    ...lines(["code", "name", "nameEn", "sectorCode", "sectorName", "sectorNameEn", "owner", "resolvedBy", "online"]),
    ...lines(["originKind"]),
    ...texts(["plainVi", "plainEn", "keywords", "conditions", "together", "originSource"]),
    levels: form.getAll("levels").slice(0, 10),
    applicants: form.getAll("applicants").slice(0, 10),
    lifeEvents: form.getAll("lifeEvents").slice(0, 30),
    counter: form.has("counter"),
    post: form.has("post"),
    ...Object.fromEntries(rowParts.map((part) => [part, rowsOf(form, part)])),
  });
}

/** Fields of rows that may have several lines. */
const longFields: ReadonlySet<string> = new Set(["note", "text"]);

function rowsOf(form: URLSearchParams, part: RowPart): readonly Record<string, string | boolean>[] {
  const count = Math.min(Number(form.get(`${part}-count`) ?? 0) || 0, mostRows);
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      Object.entries(emptyRows[part]).map(([name, empty]) => {
        const field = `${part}-${index}-${name}`;
        if (typeof empty === "boolean") return [name, form.has(field)];
        return [name, longFields.has(name) ? text(form, field) : line(form, field)];
      }),
    ),
  );
}

function actOf(written: string): DraftAct {
  const [kind, name, index] = written.split(":");
  const part = rowParts.find((each) => each === name);
  if (kind === "add" && part) return { kind, part };
  if (kind === "remove" && part) return { kind, part, index: Number(index) };
  return { kind: "save" };
}

function withRow(record: DraftRecord, act: DraftAct): DraftRecord {
  if (act.kind === "save") return record;
  const rows: readonly unknown[] = record[act.part];
  const changed =
    act.kind === "add"
      ? [...rows, emptyRows[act.part]].slice(0, mostRows)
      : rows.filter((_, index) => index !== act.index);
  return draftSchema.parse({ ...record, [act.part]: changed });
}
