import "server-only";
import path from "node:path";
import { type DuckDbEngine, serverEngine } from "@/lib/analytics/engine/duckdb/server-engine";
import type { Ask } from "@/lib/analytics/sql/question";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { environment } from "@/lib/platform/env";
import { engineTempFolder } from "@/lib/platform/files";

/** How to ask one dataset version; an aborted signal stops what runs. */
export function askOf(version: DatasetVersion, signal?: AbortSignal): Ask {
  return (question) => engine().ask(version, question, { signal });
}

/** Lets go of a version that was deleted: its tables, and the answers that were kept. */
export async function forgetVersion(versionId: string): Promise<void> {
  await engine().forget(versionId);
}

function engine(): DuckDbEngine {
  return serverEngine(() => {
    return {
      threads: 2,
      memoryLimit: "4GB",
      tempFolder: engineTempFolder(),
      tempLimit: "20GB",
      allowedFolders: [path.join(environment().dataFolder, "versions"), engineTempFolder()],
    };
  });
}
