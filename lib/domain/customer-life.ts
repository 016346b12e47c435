import type { CustomerView } from "./customers";
import { daysBetween } from "./iso-day";
import { countText } from "./number-words";

/** The days of a customer's row by column key, as ISO text. */
export type LifeDays = Readonly<Record<string, string | null>>;

const told: readonly (readonly [key: string, words: string])[] = [
  ["customers.trial_started_on", "trial started"],
  ["customers.converted_on", "converted"],
  ["customers.started_on", "started as a customer"],
  ["customers.churned_on", "left"],
];

/** The life of a customer from its dates: from the first of them to the day it left, else to the as-of day. Null without a start. */
export function customerLife(days: LifeDays, asOf: string | null, unit: string): CustomerView["life"] {
  const known = told.flatMap(([key, words]) => {
    const day = days[key]?.slice(0, 10);
    return day ? [{ day, words }] : [];
  });
  const start = days["customers.started_on"]?.slice(0, 10) ?? null;
  const left = days["customers.churned_on"]?.slice(0, 10) ?? null;
  const isOver = left !== null && (asOf === null || left <= asOf);
  const [first] = [...known].sort((one, other) => (one.day < other.day ? -1 : 1));
  const to = isOver ? left : asOf;
  if (!first || to === null || to < first.day) return null;
  const merged = known.filter(
    ({ day, words }, index) => !(words === "converted" && known.slice(index + 1).some((later) => later.day === day)),
  );
  return { from: first.day, to, isOver, sentence: lifeSentence({ start, to, isOver }, unit), days: merged };
}

function lifeSentence(
  { start, to, isOver }: { start: string | null; to: string; isOver: boolean },
  unit: string,
): string {
  if (start === null || start > to) return "Has not started as a customer";
  const days = daysBetween(start, to);
  const span =
    days < 92 ? `${countText(days)} ${days === 1 ? "day" : "days"}` : `${countText(Math.round(days / 30.4375))} months`;
  return isOver ? `Left after ${span}` : `${unit} for ${span}, and still is`;
}
