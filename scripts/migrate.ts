import { createOwnerLink } from "@/lib/access/links";
import { sampleIsLoaded } from "@/lib/services/sample-workspace";
import { openStore } from "@/lib/store/database";
import { command, report } from "./command";

/** Brings the database to the schema of this build and tells the launcher what it found there. */
await command(async () => {
  await openStore();
  await report({ ownerPath: await createOwnerLink(), hasSample: await sampleIsLoaded() });
});
