import type { MetricUnit } from "./metric";
import { valueText } from "./number-words";
import type { TrendChange, TrendView } from "./trend";

/** The finding of a trend: the value of the last complete period, and a rise or fall only where the comparison is marked. */
export function trendHeadline(view: TrendView): string {
  const { metric, last } = view;
  const now = view.periods[last ?? -1];
  const point = view.all.points[last ?? -1];
  const name = metric.name;
  if (!now || !point)
    return view.all.sentence === null ? `${name} by ${view.length}` : `${name} has no value in these periods`;
  const value = valueText(point.value, { unit: metric.unit as MetricUnit, currency: view.dataset.currency });
  const stands = `${name}: ${value} in ${now.label}`;
  const moved = [view.all.yearBefore, view.all.previous].find(isMarked);
  if (moved) return `${stands}, ${moved.estimate?.mark === "higher" ? "up" : "down"} from ${moved.against.label}`;
  const unclear = [view.all.previous, view.all.yearBefore].filter((change) => change?.estimate?.mark === "none");
  if (unclear.length > 0)
    return `${stands}, no clear change from ${unclear.map((change) => change?.against.label).join(" or ")}`;
  return stands;
}

function isMarked(change: TrendChange | null | undefined): change is TrendChange {
  return change?.estimate?.mark === "higher" || change?.estimate?.mark === "lower";
}
