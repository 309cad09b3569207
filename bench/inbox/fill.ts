import pg from "pg";
import { agencies, procedures } from "../../data/index.ts";

/** What the province is made of. */
export type Filled = {
  /** The agency with the most open dossiers, two in a hundred of all. */
  readonly busiest: string;
  readonly agencies: readonly string[];
  /** Account of somebody at the busiest agency to whom work is given by name. */
  readonly assignee: string;
};

/** Middle of a working day of the demo country: when the lists are looked at. */
export const benchNow = new Date("2020-11-24T03:00:00Z");

/** Parts of names as often as they are met; put together by chance. */
const family =
  "Nguyễn*38 Trần*12 Lê*10 Phạm*7 Hoàng*5 Huỳnh*5 Phan*4 Vũ*4 Võ*3 Đặng*3 Bùi*2 Đỗ*2 Hồ*1 Ngô*1 K’Brểu*1 Cil*1 Lơ_Mu*1";
const middle =
  "Thị*30 Văn*22 Thị_Thu*5 Thị_Thanh*5 Đình*4 Hữu*4 Minh*4 Đức*4 Ngọc*4 Quang*3 Xuân*3 Hoàng*3 Thanh*3 Quốc*2 Trọng*1 Như*1 Bảo*1 Thùy*1";
const given =
  "Anh Hoa Lan Hương Hùng Dũng Tuấn Minh Hải Long Nam Phương Linh Trang Thảo Hà Thủy Nga Hạnh Hiền Mai Cúc Đào Sen Bình An Khánh Khoa Kiên " +
  "Lâm Lộc Mạnh Nghĩa Nhân Phát Phong Phúc Quân Quý Sơn Tài Tâm Tân Thắng Thành Thiện Thịnh Tín Toàn Trí Trung Tùng Việt Vinh Vương Yến Ánh " +
  "Bích Châu Chi Diễm Diệp Dung Duyên Giang Hằng Hậu Hòa Huệ Huyền Kiều Kim Liên Loan Ly My Ngân Nhi Nhung Oanh Quyên Quỳnh Thơ Thoa Thu " +
  "Thư Thúy Tiên Trâm Trinh Trúc Tuyết Tú Uyên Vân Vy Xuân Ý Đạt Điền Đông Đoàn Druynh Duôm Glong Srong Tih";

const steps = {
  receptionist: ["Kiểm tra, hoàn thiện thành phần hồ sơ", "Chuyển hồ sơ đến nơi giải quyết"],
  specialist: ["Thẩm định hồ sơ", "Xác minh thực địa", "Dự thảo kết quả"],
  leader: ["Duyệt, ký kết quả"],
  clerk: ["Cấp số, đóng dấu"],
} as const;

/**
 * Fills a migrated database with `open` open dossiers of one province at about 200 agencies, a tenth as many results waiting to be fetched and a
 * fifth as many finished, with their steps and how they stand with the portal. Indexes are built after the rows.
 */
export async function fillInbox(url: string, open: number): Promise<Filled> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const codes = await prepare(client, open);
    const indexes = await takeIndexes(client);
    await client.query("SET session_replication_role = replica");
    const began = Date.now();
    const say = (what: string) => process.stderr.write(`${Math.round((Date.now() - began) / 1000)} s: ${what}\n`);
    await client.query("ANALYZE agency, what, step");
    await client.query(dossierRows, [open, benchNow]);
    say("dossiers");
    await client.query("ANALYZE dossier.dossier");
    await client.query(`INSERT INTO dossier.searched SELECT id, agency_code, received_agency, received_at,
      dossier.search_text(code, applicant, procedure_name, subject) FROM dossier.dossier ORDER BY received_at`);
    await client.query(closedWork);
    await client.query(openWork);
    say("steps");
    await client.query(syncRows, [benchNow]);
    say("sync");
    for (const { definition } of indexes) await client.query(definition);
    say("indexes");
    await client.query("SET session_replication_role = origin");
    for (const table of ["dossier", "searched", "work", "sync"])
      await client.query(`VACUUM (ANALYZE) dossier.${table}`);
    return { busiest: codes[0] ?? "", agencies: codes, assignee: personAt(codes[0] ?? "") };
  } finally {
    await client.end();
  }
}

/** The first of an agency's people, as `person_at(agency, 0)` of the database names them. */
function personAt(agency: string): string {
  return `00000000-0000-7000-8000-${Buffer.from(`${agency}0`).toString("hex").padStart(12, "0").slice(-12)}`;
}

/** Tables that the rows are put together from. */
async function prepare(client: pg.Client, open: number): Promise<readonly string[]> {
  const own = agencies().filter(({ code }) => code.startsWith("H36"));
  const codes = own.slice(0, 200).map(({ code }) => code);
  // The agency at place k has k^-0.34 times as many as the first.
  const weights = codes.map((_, index) => (index + 1) ** -0.34);
  const sum = weights.reduce((a, b) => a + b, 0);
  await client.query("SELECT setseed(0.42)");
  await client.query(
    `
    CREATE TEMP TABLE agency AS SELECT row_number() OVER () AS place, code, share FROM unnest($1::text[], $2::float8[]) AS t(code, share)`,
    [codes, weights.map((weight) => weight / sum)],
  );
  await client.query(
    `CREATE TEMP TABLE what AS SELECT row_number() OVER () - 1 AS place, code, name, sector, sector_name AS "sectorName"
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS t(code, name, sector, sector_name)`,
    ["code", "name", "sector", "sectorName"].map((key) =>
      procedures().map((one) =>
        key === "code" ? one.code : key === "name" ? one.name : key === "sector" ? one.sector.code : one.sector.name,
      ),
    ),
  );
  await client.query(
    "CREATE TEMP TABLE word AS SELECT $1::text[] AS family, $2::text[] AS middle, $3::text[] AS given",
    [weighted(family), weighted(middle), given.split(" ")],
  );
  await client.query(`
    CREATE FUNCTION pg_temp.person_at(agency text, n int) RETURNS uuid LANGUAGE sql IMMUTABLE RETURN
      ('00000000-0000-7000-8000-' || right(lpad(encode((agency || n)::bytea, 'hex'), 12, '0'), 12))::uuid`);
  await client.query(
    "CREATE TEMP TABLE step AS SELECT * FROM unnest($1::text[], $2::text[][]) WITH ORDINALITY AS t(role, name, n)",
    [Object.entries(steps).flatMap(([role, all]) => all.map(() => role)), Object.values(steps).flat()],
  );
  process.stderr.write(
    `${codes.length} agencies, ${Math.round((open * (weights[0] ?? 0)) / sum)} open at the busiest\n`,
  );
  return codes;
}

function weighted(list: string): readonly string[] {
  return list.split(" ").flatMap((entry) => {
    const [text = "", times = "1"] = entry.split("*");
    return Array.from({ length: Number(times) }, () => text.replace("_", " "));
  });
}

async function takeIndexes(client: pg.Client): Promise<readonly { readonly definition: string }[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
    WHERE i.indrelid IN ('dossier.dossier'::regclass, 'dossier.searched'::regclass, 'dossier.work'::regclass, 'dossier.sync'::regclass)
      AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`);
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows;
}

const dossierRows = `
  INSERT INTO dossier.dossier (id, code, procedure_code, procedure_name, sector_code, sector_name, level, agency_code, received_agency, channel,
    applicant, components, flow, state, outcome, received_at, limit_text, due_at, printed_due_at, supplements, ended_at, returned_at, digest,
    created_by_name, updated_at)
  SELECT (lpad(to_hex((extract(epoch FROM received) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid,
    agency || '-' || to_char(received + interval '7 hours', 'YYMMDD') || '-' || lpad((row_number() OVER (PARTITION BY agency, (received + interval '7 hours')::date))::text, 4, '0'),
    what.code, what.name, what.sector, what."sectorName", 'district', agency, agency, 1 + (c * c * 3)::int % 3,
    jsonb_build_object('kind', 'citizen', 'name', family[1 + (r1 * 0.9999 * array_length(family, 1))::int % array_length(family, 1)] || ' '
      || middle[1 + (r2 * 0.9999 * array_length(middle, 1))::int % array_length(middle, 1)] || ' ' || given[1 + (r3 * 0.9999 * array_length(given, 1))::int % array_length(given, 1)],
      'number', '068' || lpad((r4 * 999999999)::bigint::text, 9, '0'), 'numberKind', 'cccd', 'birthDate', '1985-04-12', 'gender', 'female',
      'address', 'Tổ 4, Phường 7, thành phố Đà Lạt, tỉnh Lâm Đồng', 'phone', '09' || lpad((r5 * 99999999)::int::text, 8, '0'), 'email', ''),
    (SELECT jsonb_agg(jsonb_build_object('code', 'TP' || n, 'name', 'Giấy tờ theo quy định của thủ tục, bản thứ ' || n, 'required', true, 'originals', 1,
      'copies', 0, 'given', true, 'note', '', 'files', jsonb_build_array(jsonb_build_object('sha256', md5(h || n) || md5(n || h), 'name', 'scan.pdf',
      'bytes', 812345, 'mediaType', 'application/pdf', 'at', received)))) FROM generate_series(1, 3) n),
    'one-stop', state, CASE WHEN state > 8 THEN 'granted' END, received, '15 working days', due, due, 0,
    CASE WHEN state > 8 THEN due - interval '1 day' END, CASE WHEN state = 10 THEN due END, ('x' || substr(h, 1, 16))::bit(64)::bigint, 'Một cửa', received
  FROM (
    SELECT a.code AS agency, md5(a.code || n || random()::text) AS h, random() AS r1, random() AS r2, random() AS r3, random() AS r4, random() AS r5, random() AS c,
      $2::timestamptz - random() ^ 1.5 * interval '90 days' AS received, s.state,
      CASE s.kind WHEN 'waiting' THEN NULL WHEN 'late' THEN $2::timestamptz - random() ^ 3 * interval '30 days' WHEN 'soon' THEN $2::timestamptz + random() * interval '30 hours'
        WHEN 'ended' THEN $2::timestamptz - random() * interval '20 days' ELSE $2::timestamptz + interval '30 hours' + random() * interval '30 days' END AS due,
      (random() ^ 2.5 * (SELECT count(*) - 1 FROM what))::int AS what
    FROM agency a, generate_series(1, ceil($1::int * a.share * 1.3)::int) n,
      LATERAL (SELECT CASE WHEN n % 13 IN (0, 1) THEN 10 WHEN n % 13 = 2 THEN 9 WHEN x < 0.08 THEN 5 WHEN x > 0.97 THEN 2 ELSE 4 END AS state,
        CASE WHEN n % 13 < 3 THEN 'ended' WHEN x < 0.08 THEN 'waiting' WHEN x < 0.12 THEN 'late' WHEN x < 0.16 THEN 'soon' ELSE 'later' END AS kind
        FROM (SELECT random() AS x, n) AS drawn) s
  ) AS made JOIN what ON what.place = made.what, word
  ORDER BY received`;

const closedWork = `
  INSERT INTO dossier.work (dossier_id, token, node, name, lane, role, agency_code, opened_at, closed_at, closed_by_name, dossier_agency, dossier_due_at)
  SELECT id, 1, 'Receive', 'Tiếp nhận hồ sơ', 'Một cửa', 'receptionist', agency_code, received_at, received_at, 'Một cửa', agency_code, due_at FROM dossier.dossier`;

const openWork = `
  INSERT INTO dossier.work (dossier_id, token, node, name, lane, role, agency_code, place, assignee, assignee_name, opened_at, due_at, dossier_agency, dossier_due_at)
  SELECT d.id, t.token, CASE WHEN state = 9 THEN '' ELSE 'Step' || step.n END,
    CASE WHEN state = 9 THEN 'Trả kết quả' WHEN state = 5 THEN 'Chờ bổ sung hồ sơ' WHEN t.away THEN 'Cho ý kiến' ELSE step.name END, '',
    CASE WHEN state IN (5, 9) THEN 'receptionist' WHEN t.away THEN 'specialist' ELSE step.role END,
    CASE WHEN t.away THEN other.code ELSE d.agency_code END, CASE WHEN state = 5 THEN 'waiting' ELSE 'here' END,
    CASE WHEN t.given THEN pg_temp.person_at(CASE WHEN t.away THEN other.code ELSE d.agency_code END, t.who) END, CASE WHEN t.given THEN 'Cán bộ số ' || t.who ELSE '' END,
    d.received_at, d.due_at - interval '1 day', d.agency_code, CASE WHEN d.ended_at IS NULL THEN d.due_at ELSE 'infinity' END
  FROM dossier.dossier d
    CROSS JOIN LATERAL (SELECT ('x' || substr(md5(d.id::text), 1, 7))::bit(28)::int AS h) AS drawn
    CROSS JOIN LATERAL (SELECT n + 1 AS token, state NOT IN (5, 9) AND h % 10 = 0 AS away, state NOT IN (5, 9) AND (h / 10) % 5 < 2 AS given, (h / 50) % 20 AS who,
      1 + (h / 1000 + n) % (SELECT count(*) FROM step) AS step, 1 + (h / 7000 + n * 3) % (SELECT count(*) FROM agency) AS other
      FROM generate_series(1, CASE WHEN state NOT IN (5, 9) AND h % 20 = 0 THEN 2 ELSE 1 END) n) AS t
    JOIN step ON step.n = t.step JOIN agency other ON other.place = t.other
  WHERE d.returned_at IS NULL`;

const syncRows = `
  INSERT INTO dossier.sync (dossier_id, code, agency_code, day, digest, revision, changed_at, acked_revision, acked_at, refused_code, refused_message, refused_at, suggestion)
  SELECT id, code, agency_code, received_at::date, digest, 1, received_at, CASE WHEN h < 4 THEN 0 ELSE 1 END, received_at,
    CASE WHEN h < 3 THEN 'unknown-procedure' END, CASE WHEN h < 3 THEN '{"vi": "Mã thủ tục không có trong danh mục.", "en": "No such procedure."}'::jsonb END,
    CASE WHEN h < 3 THEN $1::timestamptz END, CASE WHEN h < 3 THEN '1.001193' END
  FROM dossier.dossier, LATERAL (SELECT ('x' || substr(md5(code), 1, 7))::bit(28)::int % 1000 AS h) AS drawn`;
