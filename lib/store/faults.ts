import { AppError } from "@/lib/domain/app-error";

/** Whether an error or one of its causes carries a code that `test` accepts; drivers wrap theirs. */
export function hasCode(error: unknown, test: (code: string, error: Error) => boolean): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string" && test(at.code, at)) return true;
  }
  return false;
}

/** Turns "there is one already" of the database into a sentence; anything else stays what it was. */
export async function uniqueOr<T>(sentence: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (hasCode(error, (code) => code === "23505")) throw new AppError("conflict", sentence, [], { cause: error });
    throw error;
  }
}

/** The first row, or notFound: what belongs to another workspace looks exactly like what never was. */
export function found<T>(rows: readonly T[], what: string): T {
  const row = rows[0];
  if (row !== undefined) return row;
  throw new AppError("notFound", `There is no such ${what} here. Check the link, or go back to the list.`);
}

/** The row a statement with `returning` cannot fail to give. */
export function written<T>(rows: readonly T[]): T {
  const row = rows[0];
  if (row === undefined) throw new Error("the statement wrote no row");
  return row;
}
