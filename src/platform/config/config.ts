import { readFile } from "node:fs/promises";
import { z } from "zod";
import { DomainError } from "../errors/index.ts";

const text = z.object({ vi: z.string().min(1), en: z.string().min(1) });

const peer = z.object({
  /** Agency code of the peer node (canonical form), `VN` for the national node. */
  code: z.string().min(1),
  name: text,
  /** Where its HTTP server is reached. */
  baseUrl: z.url(),
  /** Ed25519 public key, base64url of the 32 raw bytes: proves the peer's messages. */
  publicKey: z.string().min(40),
});

/** One node's configuration. See docs/operations/configuration.md. */
const schema = z.object({
  role: z.enum(["national", "authority"]),
  code: z.string().min(1),
  name: text,
  host: z.string().default("127.0.0.1"),
  port: z.number().int().min(0).max(65535),
  /** The address people and peers use; behind a proxy, the proxy's. */
  baseUrl: z.url(),
  /** PostgreSQL of this node alone. */
  databaseUrl: z.string().min(1),
  /** Folder of the content-addressed files. */
  filesDir: z.string().min(1),
  /** Ed25519 private key of this node, PEM (PKCS#8). */
  nodeKeyFile: z.string().min(1),
  /** Nodes this node talks to from the start; an authority names the national node here. */
  peers: z.array(peer).default([]),
  /** PEM certificates trusted to issue signing certificates of people and agencies. */
  trustFiles: z.array(z.string()).default([]),
  /** Revocation lists (DER or PEM) of those authorities; read again whenever a file changes. */
  revocationListFiles: z.array(z.string()).default([]),
  /** Key (PEM, PKCS#8) and certificates (PEM, its own first) with which this node signs the edXML documents that leave it. */
  exchange: z.object({ keyFile: z.string(), certificateFiles: z.array(z.string()).min(1) }).optional(),
  /** A portal of another make that takes this authority's dossiers by its wire services, in place of the national node. */
  dossierPortal: z
    .object({
      /** Where software logs in, and the one endpoint of all services. */
      loginUrl: z.url(),
      servicesUrl: z.url(),
      username: z.string().min(1),
      /** File that holds the password. */
      passwordFile: z.string().min(1),
      /** `madonvi` of every call, in the form of code that the portal wants. */
      agencyCode: z.string().min(1),
      /** Longest wait for an answer, in milliseconds. */
      timeoutMs: z.number().int().min(100).default(30_000),
    })
    .optional(),
  /** RFC 3161 time-stamp authority; absent in the demo, where the node's own test authority answers. */
  timestampUrl: z.url().optional(),
  /** Demo: test people, test certificates, a domain clock that starts in November 2020. */
  demo: z
    .object({
      start: z.iso.datetime({ offset: true }),
      epoch: z.iso.datetime({ offset: true }),
      /** Folder of the test certificate and time-stamp authorities. */
      keysDir: z.string(),
    })
    .optional(),
  /** Accept RSA-SHA1 signatures of old senders (always shown as weak). */
  allowSha1: z.boolean().default(false),
  /** Largest upload in bytes. */
  maxUploadBytes: z
    .number()
    .int()
    .positive()
    .default(50 * 1024 * 1024),
  /** Trust X-Forwarded-For of the proxy in front. */
  behindProxy: z.boolean().default(false),
  logLevel: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  /** `all` in one process, or `web` and `worker` apart. */
  parts: z.enum(["all", "web", "worker"]).default("all"),
  poolSize: z.number().int().min(2).default(12),
});

export type NodeConfig = Readonly<z.infer<typeof schema>>;
export type PeerConfig = Readonly<z.infer<typeof peer>>;

/** Environment variables that stand over the file, and where they go. */
const environment: Readonly<Record<string, (value: string) => Record<string, unknown>>> = {
  DATABASE_URL: (value) => ({ databaseUrl: value }),
  HOST: (value) => ({ host: value }),
  PORT: (value) => ({ port: Number(value) }),
  BASE_URL: (value) => ({ baseUrl: value }),
  FILES_DIR: (value) => ({ filesDir: value }),
  LOG_LEVEL: (value) => ({ logLevel: value }),
};

/** The same for the fields of `dossierPortal`. */
const portalEnvironment = {
  DOSSIER_PORTAL_LOGIN_URL: "loginUrl",
  DOSSIER_PORTAL_SERVICES_URL: "servicesUrl",
  DOSSIER_PORTAL_USERNAME: "username",
  DOSSIER_PORTAL_PASSWORD_FILE: "passwordFile",
  DOSSIER_PORTAL_AGENCY_CODE: "agencyCode",
} as const;

/** Reads a node's JSON configuration file and lays the environment over it. Throws `config.invalid` naming each wrong field. */
export async function readConfig(path: string, env: NodeJS.ProcessEnv = process.env): Promise<NodeConfig> {
  const raw = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new DomainError(
      "config.unreadable",
      "invalid",
      { vi: `Không đọc được tệp cấu hình ${path}.`, en: `The configuration file ${path} cannot be read.` },
      { cause },
    );
  });
  const overlay = Object.entries(environment).map(([name, place]) => (env[name] ? place(env[name]) : {}));
  return parseConfig(withPortal(Object.assign({}, JSON.parse(raw), ...overlay), env));
}

function withPortal(config: Record<string, unknown>, env: NodeJS.ProcessEnv): Record<string, unknown> {
  const given = Object.entries(portalEnvironment).flatMap(([name, field]) => (env[name] ? [[field, env[name]]] : []));
  if (given.length === 0) return config;
  return { ...config, dossierPortal: { ...Object(config.dossierPortal), ...Object.fromEntries(given) } };
}

/** Checks a configuration value. Throws `config.invalid` naming each wrong field. */
export function parseConfig(value: unknown): NodeConfig {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join(".") || "(root)"}: ${issue.message}`).join("; ");
  throw new DomainError("config.invalid", "invalid", {
    vi: `Cấu hình sai: ${wrong}`,
    en: `Wrong configuration: ${wrong}`,
  });
}
