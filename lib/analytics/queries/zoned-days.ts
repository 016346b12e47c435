import { type Fragment, param, sql } from "@/lib/analytics/sql/fragment";
import type { ColumnType } from "@/lib/domain/dictionary";
import { daysLater } from "@/lib/domain/iso-day";
import type { VersionManifest } from "@/lib/domain/version-manifest";

type Zoned = Pick<VersionManifest, "timeZone">;

/**
 * A time as the clocks of the version's zone showed it, for times are kept in UTC and days are those of the zone. What is no time, and
 * every time of a version in UTC, stays as it is, so that files can be skipped by their least and greatest values.
 */
export function localTime(value: Fragment, type: ColumnType | undefined, { timeZone }: Zoned): Fragment {
  if (type !== "timestamp" || timeZone === "UTC") return value;
  return sql`timezone(${param("VARCHAR", timeZone)}, timezone('UTC', ${value}))`;
}

/** The day of a date or a time in the zone of the version. */
export function dayOf(value: Fragment, type: ColumnType | undefined, zoned: Zoned): Fragment {
  return sql`cast(${localTime(value, type, zoned)} as date)`;
}

/** The moment in UTC at which a day begins in the zone, to compare times with. */
export function startOfDay(day: string, { timeZone }: Zoned): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (timeZone === "UTC") return isoTime(midnight);
  const about = midnight - offsetAt(midnight, timeZone);
  // A clock that is set around midnight has two offsets then: the day begins at the first moment that is in it by one of them.
  const moments = [about - quarterDay, about + quarterDay].map((near) => midnight - offsetAt(near, timeZone));
  const [earlier, later] = [Math.min(...moments), Math.max(...moments)];
  return isoTime(earlier + offsetAt(earlier, timeZone) >= midnight ? earlier : later);
}

/** The moment in UTC at which the as-of day is over in the zone; null for data without one. */
export function endOfData({ asOf, ...zoned }: Pick<VersionManifest, "asOf" | "timeZone">): string | null {
  return asOf === null ? null : startOfDay(daysLater(asOf, 1), zoned);
}

const quarterDay = 6 * 3_600_000;

/** What the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shown - moment;
}

function isoTime(moment: number): string {
  return new Date(moment).toISOString().slice(0, 19);
}
