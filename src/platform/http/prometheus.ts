import { collectDefaultMetrics, Histogram, Gauge as PrometheusGauge, Registry } from "prom-client";
import type { Node } from "../node.ts";
import type { Gauge } from "./site.ts";

/** The measurements of a node's HTTP server, and the text Prometheus reads. */
export type HttpMetrics = {
  observe(request: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
  }): void;
  /** Prometheus text format 0.0.4. */
  text(): Promise<string>;
  readonly contentType: string;
};

// Memory, event loop and garbage collection belong to the process; the nodes of a country share one.
let ofProcess: Registry | undefined;

/** Measurements of one node, with `gauges` read at each asking. A gauge that fails is left out, so that the others are still seen. */
export function httpMetrics(node: Node, gauges: readonly Gauge[]): HttpMetrics {
  const registry = new Registry();
  registry.setDefaultLabels({ node: node.config.code });
  const durations = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time to answer a request",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  for (const { name, help, read } of gauges) {
    new PrometheusGauge({
      name,
      help,
      registers: [registry],
      async collect() {
        await read().then(
          (value) => this.set(value),
          () => this.reset(),
        );
      },
    });
  }
  return {
    observe: ({ method, route, status, seconds }) =>
      durations.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds),
    text: async () => `${await processRegistry().metrics()}\n${await registry.metrics()}`,
    contentType: registry.contentType,
  };
}

function processRegistry(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}
