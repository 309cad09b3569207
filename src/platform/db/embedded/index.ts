export { type Cluster, type ClusterOptions, startCluster } from "./cluster.ts";
export { ensureDatabase, ensureTemplate } from "./databases.ts";
