import { OpenAPIHono } from "@hono/zod-openapi";
import { compress } from "hono/compress";
import { createSignIns } from "../auth/index.ts";
import type { Node } from "../node.ts";
import { answerError } from "./answer-error.ts";
import { formGuard, machineBodyLimit } from "./body.ts";
import type { App, Env } from "./env.ts";
import { addHealth } from "./health.ts";
import { httpErrors } from "./http-errors.ts";
import { localeOf } from "./locale.ts";
import { nodeSecret } from "./node-secret.ts";
import { addOpenApi, refuseUnfit } from "./openapi.ts";
import { httpMetrics } from "./prometheus.ts";
import { rateLimit } from "./rate-limit.ts";
import { requestLog } from "./request-log.ts";
import { securityHeaders } from "./security-headers.ts";
import { sessions } from "./sessions.ts";
import type { AppOptions, Site } from "./site.ts";

/**
 * The HTTP application of a node: every request is named, limited, given a language and a person, and its form proved to be
 * ours, before a system's page sees it; whatever a page throws becomes an answer in the person's language.
 */
export function createApp(node: Node, options: AppOptions): App {
  const app: App = new OpenAPIHono<Env>({ defaultHook: refuseUnfit });
  const metrics = httpMetrics(node, options.gauges ?? []);
  const signIns = createSignIns(node);
  const site = siteOf(node, options, app, signIns);
  app.use(async (c, next) => {
    c.set("node", node);
    c.set("site", site);
    await next();
  });
  app.use(requestLog(metrics));
  app.use(securityHeaders(node.config.baseUrl.startsWith("https:")));
  app.onError((error, c) => answerError(c, error));
  app.notFound((c) => answerError(c, httpErrors.missing()));
  addAssets(app, options);
  app.use(rateLimit(options.limits));
  // No address holds a NUL; PostgreSQL would refuse it in a text.
  app.use((c, next) => (/%00|\0/.test(c.req.url) ? Promise.reject(httpErrors.missing()) : next()));
  app.use(compress({ threshold: 1024 }));
  app.use(async (c, next) => {
    c.set("locale", localeOf(c));
    await next();
  });
  app.use(sessions(signIns));
  app.use(formGuard());
  app.use(machineBodyLimit(node.config.maxUploadBytes));
  addHealth(app, metrics);
  addOpenApi(app);
  for (const system of options.systems) system.routes?.(app);
  return app;
}

function siteOf(node: Node, options: AppOptions, app: App, signIns: Site["signIns"]): Site {
  const prefixes = ["/api/", "/_node/", ...(options.machinePaths ?? [])];
  const nav = options.systems.flatMap((system) => system.nav ?? []);
  return {
    ...options,
    node,
    app,
    signIns,
    nav: nav.toSorted((a, b) => a.order - b.order),
    secret: nodeSecret(node.db),
    isMachinePath: (path) => prefixes.some((prefix) => path.startsWith(prefix)),
  };
}

function addAssets(app: App, { handleAsset }: AppOptions): void {
  if (!handleAsset) return;
  app.get("/assets/*", async (c) => {
    const found = await handleAsset(c.req.path, c.req.header("accept-encoding"));
    if (!found) throw httpErrors.missing();
    return found;
  });
}
