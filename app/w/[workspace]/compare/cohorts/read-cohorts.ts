import { AppError } from "@/lib/domain/app-error";
import type { VersionView } from "@/lib/domain/dataset-resources";
import {
  cohortArrangements,
  type RetentionState,
  retentionQuerySchema,
  retentionQuestionOf,
} from "@/lib/domain/retention-address";
import { one, type Search } from "../../sheet";

/** Whether an address names everything that decides its numbers. */
export function isWholeAddress(search: Search): boolean {
  const named = [search.version, search.entry, search.every, search.measure, search.cohorts];
  return named.every((value) => value !== undefined) && search.whom === undefined && search.cohort === undefined;
}

/**
 * The state that an address stands for. `whom` and `cohort` come from the form: `segments`, `segment:agencies@7`, `by:customers.plan`
 * or `everybody`, and `firstPayment:quarter`. `segments`: what stands beside each other where the address says nothing. Throws
 * AppError invalid with a sentence.
 */
export function cohortState(version: VersionView, search: Search, segments: readonly string[]): RetentionState {
  const [entry, every] = one(search.cohort)?.split(":") ?? [one(search.entry), one(search.every)];
  const read = retentionQuerySchema.safeParse(
    given({
      ...whomOf(search, segments),
      entry,
      every,
      measure: one(search.measure),
      activity: one(search.activity),
      // Another period has another usual number of cohorts.
      cohorts: search.cohort === undefined ? one(search.cohorts) : undefined,
    }),
  );
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new AppError("invalid", `The address does not fit: ${issue?.path.join(".")}: ${issue?.message}.`);
  }
  const age = one(search.age);
  return {
    dataset: version.dataset.slug,
    version: version.number,
    question: retentionQuestionOf(read.data),
    arrangement: cohortArrangements.find((name) => name === one(search.arrange)) ?? "age",
    age: age !== undefined && /^\d{1,2}$/.test(age) ? Number(age) : null,
    open: one(search.open) ?? null,
  };
}

function whomOf(search: Search, segments: readonly string[]): { segment?: string[]; by?: string | undefined } {
  const whom = one(search.whom);
  const everyone = segments.slice(0, 12);
  if (whom === undefined) {
    const named = [search.segment ?? []].flat().filter((ref) => ref !== "");
    if (named.length > 0) return { segment: named };
    const by = one(search.by);
    if (by !== undefined || search.entry !== undefined) return { by };
    return everyone.length > 0 ? { segment: everyone } : {};
  }
  if (whom === "segments") return { segment: everyone };
  if (whom.startsWith("segment:")) return { segment: [whom.slice("segment:".length)] };
  return whom.startsWith("by:") ? { by: whom.slice("by:".length) } : {};
}

function given<Value extends object>(values: Value): Partial<Value> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Value>;
}
