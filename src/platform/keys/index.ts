export {
  contentDigest,
  createNodeKeys,
  generateNodeKey,
  type NodeKeys,
  type Peer,
  type SignedRequest,
} from "./keys.ts";
export { peerFinder, savePeers } from "./peers.ts";
export type { ReceiptClaims } from "./receipt.ts";
