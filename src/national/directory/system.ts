import type { JobDeclaration } from "../../platform/jobs/index.ts";
import type { Node } from "../../platform/node.ts";
import type { MessageHandler } from "../../platform/outbox/index.ts";
import type { System } from "../../platform/system.ts";
import { receiveCrls } from "./actions/receive-crl.ts";
import { addAgencyApi } from "./api/agencies.ts";
import { directoryNav, directoryPages } from "./pages/index.ts";
import { directoryMessageType } from "./publish.ts";
import { createDirectoryReader } from "./store/view.ts";

/** What the directory needs from whoever composes the node. */
export type DirectoryOptions = {
  /** Revocation lists (DER) of the trusted authorities as they are now; the same array until one changes. */
  readonly revocationLists?: () => readonly Uint8Array[];
};

/** The national directory on a node: its public interface and its pages. */
export function directorySystem(node: Node, { revocationLists }: DirectoryOptions = {}): System {
  return {
    name: "directory",
    routes: (app) => {
      addAgencyApi(app, node, createDirectoryReader());
      directoryPages(app, node);
    },
    nav: directoryNav(),
    messages: [copies(node)],
    jobs: revocationLists ? [listsTaken(revocationLists)] : [],
  };
}

/** A revoked certificate must not sign for long: lists that changed are taken in at once. */
function listsTaken(revocationLists: () => readonly Uint8Array[]): JobDeclaration {
  let taken: readonly Uint8Array[] | undefined;
  return {
    name: "directory.revocation-lists",
    every: { seconds: 5 },
    run: async (node) => {
      const lists = revocationLists();
      if (lists === taken) return;
      await receiveCrls(node, lists);
      taken = lists;
    },
  };
}

/** Copies of the directory on their way to nodes: an accepted one needs nothing more, a refused one is for whoever reads the log. */
function copies(node: Node): MessageHandler {
  return {
    type: directoryMessageType,
    answered: async (_tx, answered) => {
      for (const { destination, answer } of answered) {
        if (answer.outcome === "refused")
          node.log.error({ destination, code: answer.code }, "a node refuses the directory");
      }
    },
  };
}
