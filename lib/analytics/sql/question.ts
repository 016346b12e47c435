import type { z } from "zod";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import type { Fragment } from "./fragment";

/** A statement together with the shape of its rows; what the queries build and an engine answers. */
export interface Question<T> {
  readonly statement: Fragment;
  readonly row: z.ZodType<T>;
  /** Versions whose tables the statement reads beside those of the version that is asked. */
  readonly beside?: readonly DatasetVersion[];
}

/** Asks one dataset version. Throws AppError timeout, busy or unreadable. */
export type Ask = <T>(question: Question<T>) => Promise<readonly T[]>;
