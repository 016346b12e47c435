/**
 * Runs once in each server process before the first request. The server ends with the launcher that holds the data
 * folder, and it ends where it cannot start up: a server whose start failed would answer 500 for ever.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  process.once("disconnect", () => process.exit(0));
  try {
    const { startUp } = await import("@/lib/services/startup");
    await startUp();
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}
