import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

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
    // They share two processes, which saves the start of two hundred others: what a test changes of its process, it puts back.
    isolate: false,
    include: ["{app,components,lib,drizzle,scripts}/**/*.test.ts"],
  },
});
