export { type NodeConfig, type PeerConfig, parseConfig, readConfig } from "./config.ts";
