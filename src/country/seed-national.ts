import { readFileSync } from "node:fs";
import { join } from "node:path";
import { agencies, pickPeople, procedures, scenarios } from "../../data/index.ts";
import { importHistory } from "../national/axis/index.ts";
import { addCertificate, importAgencies, joinNodes, trustAuthorities } from "../national/directory/index.ts";
import { importProcedures } from "../national/procedures/index.ts";
import { createAccount, grantRole, offerDemoAccounts, type Role } from "../platform/auth/index.ts";
import type { Node } from "../platform/node.ts";
import { exchangeHistory } from "../simulation/index.ts";
import { demoPassword, demoPasswordHash } from "./demo-password.ts";
import { type HistoryScale, withDocuments } from "./history-scale.ts";
import { places } from "./places.ts";
import { readIssued } from "./trust.ts";

/** Brings in the national node's first data: who is who, who may sign, who operates, and what was exchanged before. */
export async function seedNational(
  node: Node,
  keysDir: string,
  options: { readonly history: boolean; readonly scale: HistoryScale },
): Promise<void> {
  await importAgencies(node, agencies());
  await trustAuthorities(node, [readIssued(keysDir, "root").certificate, readIssued(keysDir, "authority").certificate]);
  const authorities = places.filter((place) => place.role === "authority");
  for (const { code } of authorities) {
    await addCertificate(node, "system", {
      agencyCode: code,
      scope: "subtree",
      file: readFileSync(join(keysDir, `${code}.exchange.pem`)),
    });
  }
  await joinNodes(
    node,
    authorities.map(({ code }) => ({ level1: code, nodeCode: code })),
  );
  await importProcedures(node, procedures());
  await seedOperators(node);
  if (options.history)
    await importHistory(node, exchangeHistory(withDocuments(scenarios(), options.scale), agencies(), "tay-nguyen"));
}

const operators: readonly {
  readonly username: string;
  readonly role: Role;
  readonly title: string;
  readonly titleEn: string;
}[] = [
  { username: "vanhanh", role: "operator", title: "Trực vận hành Trục liên thông", titleEn: "Axis operator" },
  { username: "danhmuc", role: "registrar", title: "Quản lý danh mục cơ quan", titleEn: "Directory registrar" },
  {
    username: "kiemsoat",
    role: "controller",
    title: "Cục Kiểm soát thủ tục hành chính",
    titleEn: "Administrative Procedures Control",
  },
];

async function seedOperators(node: Node): Promise<void> {
  const known = await node.db.selectFrom("platform.account").select("id").limit(1).executeTakeFirst();
  if (known) return;
  const people = pickPeople("VN", operators.length);
  const passwordHash = await demoPasswordHash();
  await node.db.transaction().execute(async (tx) => {
    for (const [index, { username, role, title, titleEn }] of operators.entries()) {
      const accountId = await createAccount(tx, { username, name: people[index]?.fullName ?? username, passwordHash });
      const validFrom = new Date("2018-01-02T00:00:00+07:00");
      await grantRole(tx, { accountId, agencyCode: node.config.code, role, title, titleEn, validFrom });
    }
    await offerDemoAccounts(tx, { password: demoPassword, usernames: operators.map(({ username }) => username) });
  });
}
