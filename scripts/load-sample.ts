import { loadSampleWorkspace } from "@/lib/services/sample-workspace";
import { openStore } from "@/lib/store/database";
import { command, report } from "./command";

/** Loads the sample workspace at the first start and prints its sign-ins, the only time they are readable. */
await command(async () => {
  await openStore();
  const signIns = await loadSampleWorkspace();
  if (!signIns) return;
  console.log(
    "Sample workspace Halden, sign-ins shown this once (they work only while the server listens on this machine alone):",
  );
  for (const { jobRole, email, password } of signIns)
    console.log(`  ${jobRole.padEnd(10)} ${email.padEnd(32)} ${password}`);
  await report({ signIns });
});
