// Preloaded into programs: one whose parent was killed must not go on writing to a folder that nobody holds any more.
process.once("disconnect", () => process.exit(1));
process.channel?.unref();
