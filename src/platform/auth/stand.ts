import type { Node } from "../node.ts";

/** What signing in stands on: the database and both clocks. A `Node` is one. */
export type AuthStand = Pick<Node, "db" | "clock" | "machine">;
