export {
  contentDigest,
  createNodeKeys,
  generateNodeKey,
  type NodeKeys,
  type Peer,
  type ReceiptClaims,
  type SignedRequest,
} from "./keys.ts";
export { peerFinder, savePeers } from "./peers.ts";
