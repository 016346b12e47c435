import { createOwnerLink } from "@/lib/access/links";
import { openStore } from "@/lib/store/database";
import { command, report } from "./command";

/** Brings the database to the schema of this build and tells the launcher the owner's link, where nobody has used one yet. */
await command(async () => {
  await openStore();
  await report({ ownerPath: await createOwnerLink() });
});
