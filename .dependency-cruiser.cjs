/** Each tier of lib sees only the tiers before it; folders of one tier do not see each other. */
const tiers = [
  ["domain", "stats"],
  ["platform", "analytics/sql"],
  ["analytics/queries", "analytics/engine", "store"],
  ["access"],
  ["sample"],
  ["ingest"],
  ["services"],
  ["api"],
];
const tests = "\\.test\\.tsx?$";
const pure = "^lib/(domain|stats|analytics/sql|analytics/queries)/";

const layers = tiers.flatMap((folders, tier) => folders.map((folder) => layer(folder, tiers.slice(0, tier).flat())));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...layers,
    forbid("no-cycle", {}, { circular: true }),
    forbid("resolvable", {}, { couldNotResolve: true }),
    forbid("nothing-imports-app", { pathNot: "^(app|e2e)/" }, { path: "^app/" }),
    forbid("lib-draws-nothing", { path: "^lib/" }, { path: "^components/" }),
    forbid(
      "components-see",
      { path: "^components/", pathNot: tests },
      { path: "^lib/", pathNot: "^lib/(domain|api/client)[/.]" },
    ),
    forbid(
      "api-client-is-browser-safe",
      { path: "^lib/api/client[/.]" },
      { path: "^lib/", pathNot: "^lib/(domain|api/client)[/.]" },
    ),
    forbid(
      "features-stand-apart",
      { path: "^components/([^/]+)/" },
      { path: "^components/", pathNot: "^components/($1|ui|charts)/" },
    ),
    forbid(
      "primitives-know-no-chart",
      { path: "^components/ui/" },
      { path: "^components/", pathNot: "^components/ui/" },
    ),
    forbid(
      "pages-ask-services",
      { path: "^app/" },
      { path: "^(drizzle|lib/store|lib/ingest|lib/sample|lib/analytics)/" },
    ),
    forbid("schema-sees-domain", { path: "^drizzle/" }, { path: "^(lib|app|components)/", pathNot: "^lib/domain/" }),
    forbid(
      "schema-is-for-the-store",
      { path: "^(lib|app|components)/", pathNot: "^lib/(store|testing)/" },
      { path: "^drizzle/" },
    ),
    forbid(
      "one-importer-of-duckdb",
      { pathNot: "^lib/analytics/engine/duckdb/" },
      { path: "(^|/)node_modules/@duckdb/" },
    ),
    forbid(
      "one-importer-of-postgres",
      { pathNot: "^(lib/store/|lib/testing/|drizzle/|drizzle\\.config\\.ts$|scripts/checks/scratch-database\\.mjs$)" },
      { path: "(^|/)node_modules/(drizzle-orm|postgres|@electric-sql/pglite)/" },
    ),
    forbid("pure-folders-do-no-io", { path: pure, pathNot: tests }, { dependencyTypes: ["core"] }),
    forbid(
      "pure-folders-need-little",
      { path: pure, pathNot: tests },
      { path: "(^|/)node_modules/", pathNot: "node_modules/(zod|@stdlib)/" },
    ),
    forbid(
      "fixtures-stay-in-tests",
      { pathNot: `^(lib/testing|e2e)/|${tests}` },
      { path: `^(lib/testing|e2e)/|${tests}` },
    ),
    forbid(
      "ships-without-development-packages",
      { path: "^(app|components|lib)/", pathNot: `^lib/testing/|${tests}` },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
    forbid("sessions-are-rows", {}, { path: "node_modules/next-auth/middleware" }),
    forbid(
      "cookies-are-read-by-access",
      { pathNot: "^lib/access/" },
      { path: "node_modules/next-auth/jwt", dependencyTypesNot: ["type-only"] },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^\\.next/|\\.css$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};

function layer(folder, seen) {
  const own = [folder, ...seen].join("|");
  return forbid(
    `layer-of-${folder.replace("/", "-")}`,
    { path: `^lib/${folder}/`, pathNot: tests },
    { path: "^lib/", pathNot: `^lib/(${own})/` },
  );
}

function forbid(name, from, to) {
  return { name, severity: "error", from, to };
}
