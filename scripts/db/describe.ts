import pg from "pg";

const columns = `
  SELECT n.nspname AS space, c.relname AS name, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type,
    a.attnotnull AS required, pg_get_expr(d.adbin, d.adrelid) AS fallback, col_description(c.oid, a.attnum) AS note
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'pgboss')
  ORDER BY 1, 2, a.attnum`;

const constraints = `
  SELECT n.nspname AS space, c.relname AS name, pg_get_constraintdef(k.oid) AS definition
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE NOT c.relispartition AND k.contype <> 'n' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pgboss')
  ORDER BY 1, 2, 3`;

const indexes = `
  SELECT schemaname AS space, tablename AS name, indexdef AS definition FROM pg_indexes
  WHERE schemaname NOT IN ('pg_catalog', 'pg_toast', 'pgboss') AND indexdef !~ '_(default|[0-9]{6})\\M'
  ORDER BY 1, 2, indexname`;

const grants = `
  SELECT table_schema AS space, table_name AS name, string_agg(privilege_type, ', ' ORDER BY privilege_type) AS definition
  FROM information_schema.role_table_grants WHERE grantee = 'lt_app' AND table_name !~ '_(default|[0-9]{6})$'
    AND table_schema <> 'pgboss'
  GROUP BY 1, 2 ORDER BY 1, 2`;

type ColumnRow = {
  space: string;
  name: string;
  column: string;
  type: string;
  required: boolean;
  fallback: string | null;
  note: string | null;
};
type DefinitionRow = { space: string; name: string; definition: string };

/** A database's schema as stable text: tables, columns, constraints, indexes, grants. Committed and compared in CI. */
export async function describeSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const lines: string[] = [];
    let table = "";
    for (const row of (await client.query<ColumnRow>(columns)).rows) {
      if (table !== `${row.space}.${row.name}`) {
        table = `${row.space}.${row.name}`;
        lines.push("", `TABLE ${table}`);
      }
      const rest = [
        row.required ? "NOT NULL" : "",
        row.fallback ? `DEFAULT ${row.fallback}` : "",
        row.note ? `-- ${row.note}` : "",
      ];
      lines.push(`  ${[row.column, row.type, ...rest].filter(Boolean).join(" ")}`);
    }
    for (const [title, query] of [
      ["CONSTRAINT", constraints],
      ["INDEX", indexes],
      ["GRANT", grants],
    ] as const) {
      lines.push("");
      for (const row of (await client.query<DefinitionRow>(query)).rows) {
        lines.push(`${title} ${row.space}.${row.name}: ${row.definition}`);
      }
    }
    return `${lines.join("\n").trim()}\n`;
  } finally {
    await client.end();
  }
}
