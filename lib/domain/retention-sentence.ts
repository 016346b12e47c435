import { periodsPerYear } from "./cohort-periods";
import { shortlisted } from "./in-sentence";
import { countText, percentText, valueOfInterval, valueText } from "./number-words";
import type { CohortCell, CohortTriangle, PooledCell, RetentionQuestion, RetentionView } from "./retention";

/** The finding of a triangle in one sentence, and whether newer cohorts differ; claims no more than interval and test allow. */
export function retentionHeadline({ all, question, dataset }: RetentionView): string {
  const cell = headlineCell(all, question);
  if (!cell || cell.value === null) return `New customers by ${question.every} of ${entryWords(question)}`;
  const after = ageWords(cell.age, question);
  if (question.measure === "value") {
    const amount = valueOfInterval(cell.value, cell.interval, { unit: "money", currency: dataset.currency });
    return `A new customer has brought ${amount} within ${spanWords(cell.age, question)}`;
  }
  if (question.measure === "revenue") {
    const share = valueOfInterval(cell.value, cell.interval, { unit: "share", currency: dataset.currency });
    return `A ${question.every}’s new customers bring ${share} of their first ${question.every}’s revenue ${after}`;
  }
  const share = shareWords(cell);
  const claim =
    question.activity === "unbroken"
      ? `${share} pay in every ${question.every} for ${spanWords(cell.age, question)}`
      : `${share} pay ${after}`;
  return `${claim}${trendWords(all, question)}`;
}

/** What the cells of a triangle are, as the title of its figure. */
export function triangleTitle({ measure, every, activity }: RetentionQuestion): string {
  if (measure === "revenue") return `Each ${every}’s new customers: their revenue against that of their first ${every}`;
  if (measure === "value") return `Each ${every}’s new customers: revenue per customer so far`;
  const share = `Of each ${every}’s new customers, the share that`;
  return {
    on: `${share} pays in later ${every}s`,
    onOrAfter: `${share} pays in that ${every} or later`,
    unbroken: `${share} has paid in every ${every} until then`,
  }[activity];
}

/** How customers enter: "first payment", "start as a customer". */
export function entryWords({ entry }: Pick<RetentionQuestion, "entry">): string {
  return entry === "start" ? "start as a customer" : "first payment";
}

/** An age as a distance: "a year later", "3 quarters later". */
export function ageWords(age: number, { every }: Pick<RetentionQuestion, "every">): string {
  return `${spanWords(age, { every })} later`;
}

/** The numbers behind a cell, for its title: "964 of 1,042: 92.5 %, 90.8 to 94.0". */
export function cellWords(
  cell: Pick<CohortCell, "active" | "revenue" | "value" | "interval">,
  size: number,
  { question, currency }: { readonly question: RetentionQuestion; readonly currency: string },
): string {
  if (cell.value === null) return size === 0 ? "nobody entered" : "not defined: no revenue in the first period";
  const unit = question.measure === "value" ? "money" : "share";
  const bounds = cell.interval
    ? `, ${valueOfInterval(cell.interval[0] ?? 0, cell.interval, { unit, currency })} to ${valueOfInterval(cell.interval[1] ?? 0, cell.interval, { unit, currency })}`
    : "";
  const value = `${valueText(cell.value, { unit, currency })}${bounds}`;
  if (question.measure === "customers") return `${countText(cell.active ?? 0)} of ${countText(size)}: ${value}`;
  return `${valueText(Number(cell.revenue ?? 0), { unit: "money", currency })} of ${countText(size)} customers: ${value}`;
}

/** The pooled cell that the headline is about: at the age of a year, else the last before it that has a value. */
function headlineCell(
  { pooled, trend }: CohortTriangle,
  { every, measure, activity }: RetentionQuestion,
): PooledCell | undefined {
  // Who has not come back so far may yet: such a share is no finding.
  if (measure === "customers" && activity === "onOrAfter") return undefined;
  if (trend) return pooled.find(({ age }) => age === trend.age);
  return pooled.findLast(({ age, value }) => age > 0 && age <= periodsPerYear[every] && value !== null);
}

function trendWords({ trend }: CohortTriangle, { every }: RetentionQuestion): string {
  if (!trend || trend.mark === "notEnough") return "";
  if (trend.mark === "none") return `; newer ${every}s are not clearly better or worse`;
  return `; of newer ${every}s, ${trend.mark === "higher" ? "more" : "fewer"} do`;
}

function spanWords(age: number, { every }: Pick<RetentionQuestion, "every">): string {
  if (age === periodsPerYear[every]) return "a year";
  return age === 1 ? `a ${every}` : `${countText(age)} ${every}s`;
}

const plainShares: readonly (readonly [share: number, words: string])[] = [
  [1 / 10, "One new customer in ten"],
  [1 / 5, "One new customer in five"],
  [1 / 4, "One new customer in four"],
  [1 / 3, "One new customer in three"],
  [1 / 2, "Half of new customers"],
  [2 / 3, "Two new customers in three"],
  [3 / 4, "Three new customers in four"],
  [4 / 5, "Four new customers in five"],
  [9 / 10, "Nine new customers in ten"],
];

/** A share as people say it where it is that to the point, else in per cent. */
function shareWords({ value, interval }: PooledCell): string {
  const share = value ?? 0;
  const [low, high] = interval ?? [share, share];
  const found = plainShares.find(
    ([plain]) => Math.abs(plain - share) <= 0.01 && plain >= (low ?? 0) && plain <= (high ?? 1),
  );
  if (found) return found[1];
  return `${interval ? valueOfInterval(share, interval, { unit: "share", currency: "" }) : percentText(share)} of new customers`;
}

/** Which groups differ from everybody else at the compared age; only what is marked is claimed. */
export function groupsHeadline({ groups, question, by }: RetentionView): string {
  const compared = groups.flatMap(({ label, against }) => (against ? [{ label, ...against }] : []));
  const age = compared[0]?.age;
  const plain = `${by?.label ?? "Groups"}: each against all customers`;
  if (question.measure !== "customers" || age === undefined) return plain;
  const named = (mark: string) => compared.filter((one) => one.mark === mark).map(({ label }) => label);
  const [more, fewer] = [named("higher"), named("lower")];
  const after = `${doingWords(question)} ${ageWords(age, question)}`;
  if (more.length === 0 && fewer.length === 0)
    return compared.every(({ mark }) => mark === "notEnough")
      ? "Too few data to compare these groups"
      : `No group clearly differs from the rest ${ageWords(age, question)}`;
  const higher = more.length > 0 ? `${shortlisted(more)}: more ${after} than of the rest` : "";
  if (fewer.length === 0) return higher;
  return higher === ""
    ? `${shortlisted(fewer)}: fewer ${after} than of the rest`
    : `${higher}; ${shortlisted(fewer)}: fewer`;
}

function doingWords({ activity, every }: RetentionQuestion): string {
  return { on: "pay", onOrAfter: "pay then or after,", unbroken: `have paid every ${every},` }[activity];
}
