import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type CountryApart, startCountryApart } from "../../src/country/apart.ts";
import { temporaryFolder } from "../../src/country/temporary-folder.ts";
import { firstAgency, type Person, person } from "./people.ts";
import { answerRecall, complete, findArrival, refuse, register } from "./receiver.ts";
import {
  type Evidence,
  issue,
  type RecipientEvidence,
  recall,
  recipientsOf,
  type Senders,
  waitForRecipients,
} from "./sender.ts";

/** A status and when it was reached, as the sender knows it. */
type Status = { readonly code: string; readonly at: string };

/** One document of the story. */
type Told = {
  readonly number: string;
  readonly documentId: string;
  readonly issuedAt: string;
  readonly axisReceipt: string | null;
  readonly recipients: readonly {
    readonly code: string;
    readonly name: string;
    readonly state: string;
    readonly statuses: readonly Status[];
    readonly reason: string | null;
    readonly receipt: string | null;
  }[];
  /** The signed PDF and the signed edXML as the sender has them, and the edXML as a recipient got it. */
  readonly files: { readonly pdf: string; readonly sent: string; readonly received: string };
};

/** What the story came to; `trust` is the file of the certification authorities that the signatures lead to. */
export type DocumentStory = {
  readonly directive: Told;
  readonly recalled: Told;
  readonly trust: string;
  readonly seconds: number;
};

/**
 * A fresh country, each node its own process; everything over HTTP, as people do it. Lâm Đồng issues a directive to the Government
 * Office, Đắk Lắk, a district and a commune of Kon Tum: three register and complete it, the commune refuses. An official letter is
 * recalled: one recipient gives it back, the other does not.
 */
export async function run(args: readonly string[]): Promise<DocumentStory> {
  const { values } = parseArgs({ args: [...args], options: { out: { type: "string" } } });
  const out = values.out ? resolve(values.out) : mkdtempSync(join(tmpdir(), "lienthong-document-"));
  mkdirSync(out, { recursive: true });
  const started = performance.now();
  const folder = temporaryFolder("scenario");
  const country = await startCountryApart({ folder });
  try {
    const senders = await openSenders(country);
    const directive = await tellDirective(country, senders, out);
    const recalled = await tellRecall(country, senders, out);
    const trust = keepTrust(country, out);
    return { directive, recalled, trust, seconds: Math.round((performance.now() - started) / 100) / 10 };
  } finally {
    await country.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openSenders(country: CountryApart): Promise<Senders> {
  return {
    author: await person(country, "chuyenvien.h36"),
    leader: await person(country, "lanhdao.h36"),
    clerk: await person(country, "vanthu.h36"),
  };
}

async function tellDirective(country: CountryApart, senders: Senders, out: string): Promise<Told> {
  note("A directive");
  const district = await firstAgency(country, "H34", "district");
  const commune = await firstAgency(country, "H34", "commune");
  const recipients = ["G22", "H15", district, commune];
  const path = await issue(senders, {
    kind: "directive",
    subject: "về việc tăng cường gửi, nhận văn bản điện tử giữa bốn cấp chính quyền",
    body: directiveBody,
    addressees: [],
    recipients,
  });
  const issued = await waitForRecipients(senders, path, (one) => one.arrivedAt !== null);
  note(`${issued.document.number} has arrived everywhere`);
  const clerks = await Promise.all(recipients.map((code) => person(country, `vanthu.${code.toLowerCase()}`)));
  const arrivals = await Promise.all(
    clerks.map(async (clerk) => ({ clerk, at: await findArrival(clerk, issued.document.number) })),
  );
  for (const { clerk, at } of arrivals) {
    if (clerk.agency === commune) {
      await refuse(clerk, at, "Văn bản yêu cầu cấp tỉnh, cấp huyện thực hiện; xã không có nhiệm vụ được giao");
    } else {
      await register(clerk, at);
      await complete(clerk, at);
    }
  }
  const done = await waitForRecipients(senders, path, (one) =>
    one.code === commune ? one.refusedAt !== null : one.registeredAt !== null && one.completedAt !== null,
  );
  note("Registered and completed by three, refused by one");
  return tell(senders, path, done, arrivals[0], out);
}

async function tellRecall(country: CountryApart, senders: Senders, out: string): Promise<Told> {
  note("A letter that is recalled");
  const path = await issue(senders, {
    kind: "letter",
    subject: "mời họp rà soát kết nối Trục liên thông văn bản quốc gia",
    body: letterBody,
    unit: "VP",
    addressees: ["Ủy ban nhân dân tỉnh Đắk Lắk", "Ủy ban nhân dân tỉnh Gia Lai"],
    recipients: ["H15", "H21"],
  });
  const { document } = await waitForRecipients(senders, path, (one) => one.arrivedAt !== null);
  const [agrees, stays] = [await person(country, "vanthu.h15"), await person(country, "vanthu.h21")];
  const [agreesAt, staysAt] = [await findArrival(agrees, document.number), await findArrival(stays, document.number)];
  const received = await agrees.visitor.bytes(`${agreesAt}/edxml`);
  await register(stays, staysAt);
  await recall(senders, path, "Ghi sai ngày họp");
  await answerRecall(agrees, agreesAt, true);
  await answerRecall(stays, staysAt, false);
  const done = await waitForRecipients(senders, path, (one) =>
    one.code === "H15" ? one.recallState === "agreed" : one.recallState === "refused",
  );
  note(`${document.number} was given back by one, kept by one`);
  return tell(senders, path, done, received, out);
}

function keepTrust(country: CountryApart, out: string): string {
  const files = new Set(country.configs.flatMap(({ trustFiles }) => trustFiles));
  const path = join(out, "trust.pem");
  writeFileSync(path, [...files].map((file) => readFileSync(file, "utf8")).join(""));
  return path;
}

/** Keeps the files of a document, and says what became of it. */
async function tell(
  { clerk }: Senders,
  path: string,
  evidence: Evidence,
  arrival: { readonly clerk: Person; readonly at: string } | Uint8Array | undefined,
  out: string,
): Promise<Told> {
  const { document, dispatches } = evidence;
  const name = document.number.replaceAll("/", "-");
  const keep = (ending: string, bytes: Uint8Array): string => {
    const file = join(out, `${name}${ending}`);
    writeFileSync(file, bytes);
    return file;
  };
  if (!arrival) throw new Error("Nobody received it");
  const received = arrival instanceof Uint8Array ? arrival : await arrival.clerk.visitor.bytes(`${arrival.at}/edxml`);
  return {
    number: document.number,
    documentId: document.documentId,
    issuedAt: document.issuedAt,
    axisReceipt: dispatches[0]?.axisReceipt ?? null,
    recipients: recipientsOf(evidence).map(recipientTold),
    files: {
      pdf: keep(".pdf", await clerk.visitor.bytes(`${path}/document.pdf`)),
      sent: keep(".edxml", await clerk.visitor.bytes(`${path}/edxml/${dispatches[0]?.exchangeId}`)),
      received: keep("-received.edxml", received),
    },
  };
}

function recipientTold(one: RecipientEvidence): Told["recipients"][number] {
  const { code, name, state, reason, receipt } = one;
  const answer = { agreed: "15", refused: "16" }[one.recallState ?? ""];
  const statuses = [
    { code: "01", at: one.arrivedAt },
    { code: "02", at: one.refusedAt },
    { code: "03", at: one.registeredAt },
    { code: "06", at: one.completedAt },
    { code: "13", at: one.recallAskedAt },
    ...(answer ? [{ code: answer, at: one.recallAnsweredAt }] : []),
  ].flatMap((status): Status[] => (status.at === null ? [] : [{ code: status.code, at: status.at }]));
  return { code, name, state, statuses, reason: reason?.vi || one.recallAnswer || null, receipt };
}

function note(text: string): void {
  console.error(text);
}

const directiveBody = `Thực hiện Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư, để văn bản điện tử được gửi, nhận thông suốt giữa bốn cấp chính quyền, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

1. Thủ trưởng các sở, ban, ngành, Chủ tịch Ủy ban nhân dân các huyện, thành phố gửi, nhận văn bản điện tử có ký số qua Trục liên thông văn bản quốc gia; không gửi kèm bản giấy, trừ trường hợp pháp luật quy định khác.

2. Văn thư cơ quan tiếp nhận, đăng ký văn bản đến trong ngày; văn bản gửi không đúng nơi nhận được trả lại ngay kèm lý do.

3. Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện Chỉ thị này, báo cáo Ủy ban nhân dân tỉnh trước ngày 25 hằng tháng.`;

const letterBody = `Ủy ban nhân dân tỉnh Lâm Đồng kính mời đại diện lãnh đạo Ủy ban nhân dân tỉnh dự họp trực tuyến rà soát việc kết nối Trục liên thông văn bản quốc gia.

Thời gian: 08 giờ 00, thứ Năm, ngày 19 tháng 11 năm 2020.`;
