import path from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/domain/app-error";

const schema = z.object({
  TESSERA_DATA: z.string().min(1).default(".tessera"),
  TESSERA_HOST: z.string().min(1).default("127.0.0.1"),
  TESSERA_TRUSTED_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  NODE_ENV: z.string().default("development"),
});

/** What the surroundings say about this server. `trustedProxies` is how many proxies in front of it may be believed. */
export interface Environment {
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly trustedProxies: number;
  readonly listensOnLoopback: boolean;
  readonly isProduction: boolean;
}

/** Reads the environment anew on each call; a variable that cannot be used is named, its value is not repeated. */
export function environment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))].join(", ");
    throw new AppError("unavailable", `The setting ${names} cannot be used. See .env.example for what it may be.`);
  }
  const env = parsed.data;
  return {
    dataFolder: path.resolve(/* turbopackIgnore: true */ process.cwd(), env.TESSERA_DATA),
    databaseUrl: env.DATABASE_URL ?? null,
    host: env.TESSERA_HOST,
    port: env.PORT,
    publicUrl: env.NEXTAUTH_URL ?? null,
    trustedProxies: env.TESSERA_TRUSTED_PROXY,
    listensOnLoopback: isLoopback(env.TESSERA_HOST) && env.TESSERA_TRUSTED_PROXY === 0,
    isProduction: env.NODE_ENV === "production",
  };
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}
