import type { NextConfig } from "next";

const config: NextConfig = {
  serverExternalPackages: ["@duckdb/node-api", "@duckdb/node-bindings", "@electric-sql/pglite"],
  poweredByHeader: false,
  images: { unoptimized: true },
};

export default config;
