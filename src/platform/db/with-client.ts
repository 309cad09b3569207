import pg from "pg";

/**
 * Opens one connection, lets it be used and closes it. When the server ends the connection between two statements,
 * the next statement rejects; without a listener the process would end instead.
 * @param url connection string
 * @throws what connecting or `use` threw
 */
export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
