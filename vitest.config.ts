import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const pure = ["lib/domain/**/*.test.ts", "lib/stats/**/*.test.ts"];

export default defineConfig({
  resolve: {
    alias: {
      "server-only": path.join(root, "node_modules/server-only/empty.js"),
      "@": root,
    },
  },
  test: {
    globalSetup: "lib/testing/prepared-databases.ts",
    pool: "forks",
    // Most files wait for databases and child programs: two at a time keep two cores busy.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Pure code leaves nothing behind in a process: its files share one, which saves the start of a hundred others.
    projects: [
      { extends: true, test: { name: "pure", include: pure, isolate: false } },
      {
        extends: true,
        test: { name: "all else", include: ["{app,components,lib,drizzle,scripts}/**/*.test.ts"], exclude: pure },
      },
    ],
  },
});
