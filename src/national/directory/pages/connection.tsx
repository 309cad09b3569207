import { type Locale, wordsIn } from "../../../platform/text/index.ts";
import { Icon } from "../../../ui/index.ts";
import type { Agency } from "../agency.ts";
import { routeTo } from "../resolve-recipient.ts";
import type { DirectoryView } from "../store/view.ts";
import { directoryWords } from "./words.ts";

/** Whether and how the axis reaches an agency on a day. */
export type Connection = "node" | "mailbox" | "none" | "ended";

/** See `Connection`. `today` is an ISO day. */
export function connectionOf(view: DirectoryView, agency: Agency, today: string): Connection {
  if (agency.validUntil !== null && agency.validUntil <= today) return "ended";
  return routeTo(view, agency.code).route;
}

/** The same in words. */
export function connectionWords(view: DirectoryView, agency: Agency, today: string, locale: Locale): string {
  const words = wordsIn(directoryWords, locale);
  const connection = connectionOf(view, agency, today);
  if (connection === "node") return words.viaNode(routeTo(view, agency.code).nodeCode ?? "");
  return { mailbox: words.viaMailbox, none: words.notConnected, ended: words.ended }[connection];
}

/** The same with its mark, in the density of public pages. */
export function ConnectionState({ connection, text }: { connection: Connection; text: string }) {
  const joined = connection === "node" || connection === "mailbox";
  return (
    <>
      <Icon name={joined ? "check" : "unlink"} /> {text}
    </>
  );
}
