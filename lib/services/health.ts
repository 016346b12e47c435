import "server-only";
import { storeAnswers } from "@/lib/store/database";

export interface Health {
  readonly ok: boolean;
  readonly store: "answers" | "silent";
}

/** Whether this server can do its work: it runs, and its store answers. */
export async function health(): Promise<Health> {
  const answers = await storeAnswers();
  return { ok: answers, store: answers ? "answers" : "silent" };
}
