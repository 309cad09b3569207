/**
 * The arrows of the house. Every rule fails the build; test/boundaries.test.ts plants a violation of each.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const tests = "\\.(test|fixture)\\.tsx?$";

/** A wing may import only the named wings (and npm packages). */
function only(name, wing, allowed, comment) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: `^src/${wing}/`, pathNot: tests },
    to: { path: "^(src|data|test|bench|scenario|scripts)/", pathNot: `^src/(${[wing, ...allowed].join("|")})/` },
  };
}

export default {
  forbidden: [
    only("engines-import-nothing", "engines", [], "Engines are pure: they know no other wing."),
    only("ui-imports-nothing", "ui", [], "The interface knows no system."),
    only("protocol-imports-engines", "protocol", ["engines"], "What nodes say stands on engines alone."),
    only("platform-imports-engines", "platform", ["engines"], "The platform knows no system and no page."),
    only(
      "national-imports-down",
      "national",
      ["protocol", "ui", "platform", "engines"],
      "Never authority, never upwards.",
    ),
    only(
      "authority-imports-down",
      "authority",
      ["protocol", "ui", "platform", "engines"],
      "Never national, never upwards.",
    ),
    only(
      "entrance-imports-down",
      "entrance",
      ["ui", "platform", "engines"],
      "The pages every node has know no system.",
    ),
    only("cli-imports-engines", "cli", ["engines", "protocol"], "The command line needs no node."),
    {
      name: "simulation-uses-front-doors",
      comment: "The simulation reaches systems as their neighbours do.",
      severity: "error",
      from: { path: "^src/simulation/", pathNot: tests },
      to: { path: "^src/(national|authority)/", pathNot: "^src/(national|authority)/[^/]+/(index|system)\\.ts$" },
    },
    {
      name: "systems-through-front-door",
      comment: "A system reaches another only through its index.ts.",
      severity: "error",
      from: { path: "^src/(national|authority)/([^/]+)/", pathNot: tests },
      to: { path: "^src/$1/[^/]+/", pathNot: "^src/$1/($2/|[^/]+/index\\.ts$)" },
    },
    {
      name: "parts-through-front-door",
      comment: "Engines, protocol and platform parts are reached through their index.ts.",
      severity: "error",
      from: { path: "^src/([^/]+)/([^/]+)/", pathNot: tests },
      to: {
        path: "^src/(engines|protocol|platform)/[^/]+/",
        pathNot: "^src/((engines|protocol|platform)/[^/]+/(index\\.ts$|[^/]+/index\\.ts$)|$1/$2/)",
      },
    },
    {
      name: "hubs-import-no-system",
      comment: "Systems register metrics and tiles with the platform; hubs read those.",
      severity: "error",
      from: { path: "^src/(national|authority)/(command|reporting|inspection)/", pathNot: tests },
      to: { path: "^src/(national|authority)/(?!command/|reporting/|inspection/)" },
    },
    {
      name: "engines-do-no-io",
      comment:
        "No files, network, processes or timers in engines; only the letters of the stamps are read, once, from the font npm brought.",
      severity: "error",
      from: { path: "^src/engines/", pathNot: `(${tests}|^src/engines/signing/stamp/font-outlines\\.ts$)` },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|buffer|zlib|util)$" },
    },
    {
      name: "sql-only-in-store",
      comment: "SQL lives in store/; pages, actions and handlers call it.",
      severity: "error",
      from: { path: "^src/(national|authority)/[^/]+/", pathNot: `(/store/|${tests})` },
      to: { path: "node_modules/(kysely|pg)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-http-in-actions-or-store",
      comment: "Actions and stores know no request and no page.",
      severity: "error",
      from: { path: "^src/(national|authority)/[^/]+/(actions|store)/", pathNot: tests },
      to: { path: "(^src/ui/|^src/platform/http/|node_modules/(hono|@hono)/)" },
    },
    {
      name: "production-imports-no-tests",
      comment: "What runs does not import what tests it.",
      severity: "error",
      from: { path: "^(src|data)/", pathNot: tests },
      to: { path: `(${tests}|^test/|^bench/|^scenario/)` },
    },
    {
      name: "no-cycles",
      comment: "No module needs itself to be there first. Types may refer to each other.",
      severity: "error",
      from: { path: "^(src|data)/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "resolvable", comment: "Every import exists.", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json", ".d.ts"],
    },
  },
};
