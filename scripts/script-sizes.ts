import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";

/** Most bytes of script (gzip level 9) a page may load over the empty page: pages for reading, and pages for working. */
export const scriptBudgets = { reading: 20_000, working: 60_000 } as const;

const manifestSchema = z.object({ rootMainFiles: z.array(z.string()).min(1) });

/**
 * Bytes of script, gzip level 9, that the script tags of a page's HTML name beyond those that every page of this build
 * loads. The polyfill marked `noModule` is left out: no modern browser loads it.
 */
export function scriptBytesOverEmptyPage(html: string, buildFolder = ".next"): number {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(path.join(buildFolder, "build-manifest.json"), "utf8")),
  );
  const everywhere = new Set(manifest.rootMainFiles);
  const named = scriptFiles(html);
  const missing = manifest.rootMainFiles.filter((file) => !named.has(file));
  if (missing.length > 0) throw new Error(`the page does not name ${missing.join(", ")}: it is of another build`);
  const own = [...named].filter((file) => !everywhere.has(file));
  return own.reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(buildFolder, file)), { level: 9 }).byteLength,
    0,
  );
}

function scriptFiles(html: string): Set<string> {
  const tags = html.match(/<script\b[^>]*>/g) ?? [];
  const modern = tags.filter((tag) => !/\bnomodule\b/i.test(tag));
  const sources = modern.flatMap((tag) => /\bsrc="\/_next\/([^"?]+\.js)/.exec(tag)?.[1] ?? []);
  return new Set(sources);
}
