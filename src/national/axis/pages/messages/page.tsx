import { z } from "zod";
import {
  type App,
  type AppContext,
  csvFile,
  csvLimit,
  optionalLine,
  readQuery,
  render,
} from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { formatInstant, wordsIn } from "../../../../platform/text/index.ts";
import { agencyLevels, type DirectoryReader } from "../../../directory/index.ts";
import { deliveryStates } from "../../states.ts";
import { type MessageSearch, readMessages } from "../../store/read-messages.ts";
import { axisFrame, watcher } from "../desk.ts";
import { codeInQuery, dayInQuery, pageInQuery } from "../query.ts";
import { axisWords } from "../words.ts";
import { messagesText } from "./text.ts";
import { MessagesPage } from "./view.tsx";

const pageSize = 50;

const query = z.object({
  q: optionalLine(200).catch(undefined),
  agency: codeInQuery,
  province: z
    .string()
    .regex(/^[A-Z]\d{2}$/)
    .optional()
    .catch(undefined),
  level: z.enum(agencyLevels).optional().catch(undefined),
  state: z.enum(deliveryStates).optional().catch(undefined),
  from: dayInQuery,
  to: dayInQuery,
  since: z.iso.datetime().optional().catch(undefined),
  page: pageInQuery,
});

/** What the address of the list asks for. */
export type MessagesQuery = z.output<typeof query>;

/** `/messages`: every document that the axis accepted, found by what people know of it; `/messages.csv` the same as a table. */
export function addMessages(app: App, node: Node, read: DirectoryReader): void {
  app.get("/messages", async (c) => {
    watcher(c);
    const asked = readQuery(c, query);
    const found = await readMessages(node.db, searchOf(asked), {
      offset: (asked.page - 1) * pageSize,
      limit: pageSize,
    });
    const view = await read(node.db);
    const frame = await axisFrame(c);
    return render(c, <MessagesPage frame={frame} asked={asked} found={found} view={view} pageSize={pageSize} />);
  });
  app.get("/messages.csv", async (c) => {
    watcher(c);
    return listAsCsv(c, node, readQuery(c, query));
  });
}

function searchOf({ q, since, page: _, ...rest }: MessagesQuery): MessageSearch {
  return { ...rest, text: q, since: since === undefined ? undefined : new Date(since) };
}

async function listAsCsv(c: AppContext, node: Node, asked: MessagesQuery): Promise<Response> {
  const locale = c.get("locale");
  const words = wordsIn(axisWords, locale);
  const text = wordsIn(messagesText, locale);
  const { messages } = await readMessages(node.db, searchOf(asked), { offset: 0, limit: csvLimit });
  return csvFile(c, "messages", [
    [words.number, words.subject, words.agency, words.from, words.accepted, words.to, text.copies],
    ...messages.map((one) => [
      one.numberText,
      one.subject,
      one.fromCode,
      one.fromName,
      formatInstant(one.acceptedAt),
      one.recipients,
      one.arrived,
    ]),
  ]);
}
