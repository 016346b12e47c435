import type { Estimate, Interval } from "./estimate";
import { monthsText, type NumberFormat, valueOfInterval } from "./number-words";
import type { SurvivalGroup, SurvivalView } from "./survival";
import { lifeWords } from "./survival-words";

/**
 * The finding of a survival page as one sentence. It names a difference only where the mark says one; else what share is still there,
 * or a plain name.
 */
export function survivalHeadline(view: SurvivalView): string {
  const { everybody, groups, unitWord } = view;
  if (!everybody.n || everybody.state !== "shown") return "How long customers stay cannot be told here";
  if (everybody.events === 0) return `None of the ${unitWord} in this data has left`;
  const named = groups.filter(({ key }) => !namelessGroups.has(key));
  const [only] = named;
  if (named.length === 0 || !only) return ofEverybody(view);
  if (groups.length === 1) return view.rest?.n === 0 ? ofEverybody(view) : ofOne(view, only);
  return (
    ofSeveral(view, named) ??
    `How long ${unitWord} stay, by ${(view.by?.label ?? "group").replace(/^Segments$/, "segment")}`
  );
}

/** A share still there as text, with the digits that its interval supports: "84 %". */
export function shareText({ value, interval }: Pick<Estimate, "value" | "interval">): string {
  return value === null ? "" : valueOfInterval(value, interval, shares);
}

const shares: NumberFormat = { unit: "share", currency: "" };
/** Groups that are no kind of customer are never a finding. */
const namelessGroups: ReadonlySet<string> = new Set(["(empty)", "(other values)"]);

/** Shares of one sentence have the digits that the less certain of them supports. */
function wider(one: Interval | null, other: Interval | null): Interval | null {
  const width = (interval: Interval | null) => (interval?.[1] ?? 0) - (interval?.[0] ?? 0);
  return width(one) >= width(other) ? one : other;
}

function ofEverybody({ everybody, horizon, clock, start, unitWord }: SurvivalView): string {
  const reading = horizon && everybody.at.find(({ time }) => time === horizon.time);
  if (!horizon || !reading || reading.survival === null) return `How long ${unitWord} stay`;
  const share = shareText({ value: reading.survival, interval: reading.interval });
  const whose = start > 0 ? `Of those alive at month ${lifeWords(start, clock.kind).replace(/ months?$/, "")}, ` : "";
  return `${whose}${share} are still ${unitWord} after ${monthsText(horizon.months)}`;
}

function ofOne({ horizon, rest, unitWord }: SurvivalView, group: SurvivalGroup): string {
  const { label, retention } = group;
  if (group.state === "notDefined") return `${label} cannot be told in this version`;
  const isLeak = retention?.reason === "leak";
  if (group.state === "suppressed" || !horizon || !retention || retention.value === null || isLeak)
    return `How long ${label} stay`;
  const reading = rest?.at.find(({ time }) => time === horizon.time);
  const digits = wider(retention.interval, reading?.interval ?? null);
  const own = shareText({ value: retention.value, interval: digits });
  const other = shareText({ value: group.rest, interval: digits });
  const after = `after ${monthsText(horizon.months)}`;
  if (retention.mark === "higher")
    return `${label} stay: ${own} are still ${unitWord} ${after}, against ${other} of the rest`;
  if (retention.mark === "lower")
    return `${label} leave sooner: ${own} are still ${unitWord} ${after}, against ${other} of the rest`;
  if (retention.mark === "none")
    return `${label} and the rest stay about as long as far as can be told: no clear difference ${after}`;
  if (retention.mark === "notEnough") return `${label}: too few were observed for a comparison ${after}`;
  return `${label}: ${own} are still ${unitWord} ${after}`;
}

function ofSeveral({ horizon, unitWord, family }: SurvivalView, groups: readonly SurvivalGroup[]): string | null {
  if (!horizon) return null;
  const after = `after ${monthsText(horizon.months)}`;
  const told = groups.flatMap(({ label, retention }) =>
    retention && retention.value !== null ? [{ label, retention, value: retention.value }] : [],
  );
  const marked = (mark: "higher" | "lower") =>
    told.filter(({ retention }) => retention.mark === mark).sort((one, other) => other.value - one.value);
  const best = marked("higher")[0];
  const worst = marked("lower").at(-1);
  if (best && worst) {
    const interval = wider(best.retention.interval, worst.retention.interval);
    const [most, fewest] = [best, worst].map(({ value }) => shareText({ value, interval }));
    return `${best.label}: ${most} are still ${unitWord} ${after}, more than of the rest; ${worst.label}: ${fewest}, fewer`;
  }
  if (best) return `${best.label}: ${shareText(best.retention)} are still ${unitWord} ${after}, more than of the rest`;
  if (worst)
    return `${worst.label}: ${shareText(worst.retention)} are still ${unitWord} ${after}, fewer than of the rest`;
  if (told.some(({ retention }) => retention.mark === "notComparable")) return null;
  return family.m > 0
    ? `No group clearly differs from the rest ${after}`
    : `Too few were observed to compare the groups ${after}`;
}
