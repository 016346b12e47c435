import type { NextConfig } from "next";

/** Scripts and styles of this site only, no frames around it; Next puts small scripts and styles into the page itself. */
const contentPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const headers = [
  // In development React rebuilds stacks with eval, which this policy would refuse.
  ...(process.env.NODE_ENV === "production" ? [{ key: "Content-Security-Policy", value: contentPolicy }] : []),
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

const config: NextConfig = {
  serverExternalPackages: ["@duckdb/node-api", "@duckdb/node-bindings", "@electric-sql/pglite"],
  poweredByHeader: false,
  images: { unoptimized: true },
  // The check runs the compiler over everything, tests included; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: "/:path*", headers }],
};

export default config;
