import { type Fragment, param, sql } from "@/lib/analytics/sql/fragment";
import { AppError } from "@/lib/domain/app-error";
import type { FieldKey } from "@/lib/domain/metric";
import { hasField, versionColumn } from "@/lib/domain/metrics";
import type { Clock } from "@/lib/domain/survival";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { ofRow } from "./row-plan";

/** How the life of a customer row `r` is told: of whom there is one to tell, what keeps it from being known, its length and its end. */
export interface LifeClock {
  readonly kind: Clock;
  /** Customers who ever paid. */
  readonly eligible: Fragment;
  /** A code where the life is not known, else empty. */
  readonly fault: Fragment;
  /** Days or months. */
  readonly time: Fragment;
  /** Whether it ended. */
  readonly ended: Fragment;
  readonly sentence: string;
}

/** The clock that was asked for, else dates where the version has them. Throws AppError invalid where lives cannot be told so. */
export function lifeClock(manifest: VersionManifest, asked: Clock | undefined): LifeClock {
  const has = (...keys: FieldKey[]) => keys.every((key) => hasField(manifest, key));
  const dated = has("customers.started_on", "customers.churned_on") && manifest.asOf !== null;
  const told = has("customers.tenure_months", "customers.churned");
  if ((asked ?? "dates") === "dates" && dated && manifest.asOf !== null) return fromDates(manifest, manifest.asOf);
  if (asked !== "dates" && told) return fromTenure(manifest);
  const sentence =
    asked === "dates" && told
      ? "This version does not say on which days customers started and left. Ask for lives from tenure instead."
      : asked === "tenure" && dated
        ? "This version does not say for how many months each customer was observed. Ask for lives from dates instead."
        : "Survival needs to know of each customer how long they were observed and whether they left: map columns to start and end, or to tenure in months and churned.";
  throw new AppError("invalid", sentence, [{ path: "clock", value: asked ?? "dates" }]);
}

/** Clocks that a version allows. */
export function possibleClocks(manifest: VersionManifest): Clock[] {
  const allows = (clock: Clock) => {
    try {
      return lifeClock(manifest, clock).kind === clock;
    } catch (fault) {
      if (fault instanceof AppError) return false;
      throw fault;
    }
  };
  return (["dates", "tenure"] as const).filter(allows);
}

function fromDates(manifest: VersionManifest, asOf: string): LifeClock {
  const day = param("DATE", asOf);
  const start = ofRow("started_on");
  const end = ofRow("churned_on");
  const ended = sql`(${end} is not null and ${end} <= ${day})`;
  const flag = hasField(manifest, "customers.churned") ? ofRow("churned") : sql`cast(null as boolean)`;
  return {
    kind: "dates",
    eligible: sql`(${start} is not null or ${end} is not null or ${flag} is not null)`,
    fault: sql`case
      when ${start} is null then 'noStart'
      when ${start} > ${day} then 'startsLater'
      when ${end} < ${start} then 'endBeforeStart'
      when ${flag} and ${end} is null then 'endUnknown'
    end`,
    time: sql`date_diff('day', ${start}, case when ${ended} then ${end} else ${day} end)`,
    ended,
    sentence: `Lives run in days from ${labelOf(manifest, "customers.started_on")} to ${labelOf(manifest, "customers.churned_on")}, for those still here to the last day of the data.`,
  };
}

function fromTenure(manifest: VersionManifest): LifeClock {
  const tenure = ofRow("tenure_months");
  const churned = ofRow("churned");
  return {
    kind: "tenure",
    eligible: sql`(${tenure} is not null or ${churned} is not null)`,
    fault: sql`case
      when ${churned} is null then 'stateUnknown'
      when ${tenure} is null then 'tenureMissing'
      when ${tenure} < 0 then 'negative'
    end`,
    time: tenure,
    ended: churned,
    sentence: `Lives are the months of ${labelOf(manifest, "customers.tenure_months")}; ${labelOf(manifest, "customers.churned")} says whether they ended.`,
  };
}

function labelOf(manifest: VersionManifest, key: FieldKey): string {
  return `“${versionColumn(manifest, key)?.column.label ?? key}”`;
}
