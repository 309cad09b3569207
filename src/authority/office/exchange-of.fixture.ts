import type { Signer } from "../../engines/signing/index.ts";
import type { Node } from "../../platform/node.ts";
import type { System } from "../../platform/system.ts";
import type { ExchangeListener } from "../exchange/index.ts";
import { exchangeSystem } from "../exchange/system.ts";

/** The exchange that a node's office stands on, serving every agency at and below the node's code. */
export function giveExchange(node: Node, signer: Signer, listener: ExchangeListener): System {
  return exchangeSystem(node, { signer, listeners: [listener] });
}
