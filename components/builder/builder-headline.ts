import { listed } from "@/lib/domain/in-sentence";
import type { MetricUnit } from "@/lib/domain/metric";
import { countText, differenceText, percentText } from "@/lib/domain/number-words";
import type { PreviewMetric, RulePreview } from "@/lib/domain/rule-answers";

/** What a draft would do, as the title of the page: no more than its counts and intervals say. */
export function builderHeadline(
  preview: RulePreview | null,
  { name, published, currency }: { name: string; published: number | null; currency: string },
): string {
  if (!preview) return name === "" ? "A new segment" : `A draft of ${name}`;
  const { count, total, share, moved } = preview;
  if (count === null) return "This rule finds fewer than 5 customers";
  if (count === 0) return "This rule finds nobody";
  if (count === total) return "This rule finds every customer, so it sets nobody apart";
  if (published === null || !moved) return `This rule finds ${customers(count)}${ofBase(share)}`;
  const { enter, leave } = moved;
  if (enter === null || leave === null) return `This draft would hold ${customers(count)}${ofBase(share)}`;
  if (enter === 0 && leave === 0) return `This draft would hold the same ${customers(count)} as v${published}`;
  const moves = [
    ...(enter > 0 ? [`add ${customers(enter)}`] : []),
    ...(leave > 0 ? [`drop ${enter > 0 ? countText(leave) : customers(leave)}`] : []),
    ...clearChange(preview.metrics, currency),
  ];
  return `This draft would ${listed(moves)}`;
}

/** What the author of a rule should know before it counts for everybody: who it holds, and where it reads the outcome. */
export function publishWarnings({ count, total, leaks }: Pick<RulePreview, "count" | "total" | "leaks">): string[] {
  return [
    ...(count === 0 ? ["Nobody is in it on this version of the data."] : []),
    ...(count !== null && count > 0 && count === total
      ? ["Everybody is in it on this version of the data: it sets nobody apart."]
      : []),
    ...new Set(leaks.map(({ sentence }) => `Looks into the outcome. ${sentence}`)),
  ];
}

/** The first metric whose change is clear of 0: "raise churned share by 0.8 points". */
function clearChange(metrics: readonly PreviewMetric[], currency: string): string[] {
  const clear = metrics.find(({ change }) => change?.mark === "higher" || change?.mark === "lower");
  if (!clear?.change) return [];
  const { value, interval, mark } = clear.change;
  const [size = ""] = differenceText(Math.abs(value), interval, {
    unit: clear.metric.unit as MetricUnit,
    currency,
  }).split(", ");
  const name = clear.metric.name.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
  return [`${mark === "higher" ? "raise" : "lower"} ${name} by ${size.replace(/^\+/, "")}`];
}

function customers(count: number): string {
  return count === 1 ? "1 customer" : `${countText(count)} customers`;
}

function ofBase(share: number | null): string {
  return share === null ? "" : `, ${percentText(share)} of the base`;
}
