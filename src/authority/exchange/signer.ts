import type { Signer } from "../../engines/signing/index.ts";
import { DomainError } from "../../platform/errors/index.ts";
import type { Node } from "../../platform/node.ts";

const signers = new WeakMap<Node, Signer>();

/** Gives a node the key with which it signs the edXML documents that leave it. Whoever composes the node calls it once. */
export function giveExchangeSigner(node: Node, signer: Signer): void {
  signers.set(node, signer);
}

/** The exchange key of a node. Throws `exchange.no-key`. */
export function exchangeSigner(node: Node): Signer {
  const signer = signers.get(node);
  if (signer) return signer;
  throw new DomainError("exchange.no-key", "unavailable", {
    vi: "Nút này chưa có khóa ký liên thông. Hãy báo quản trị hệ thống đặt mục “exchange” trong tệp cấu hình.",
    en: "This node has no exchange key. Ask its administrator to set “exchange” in the configuration file.",
  });
}
