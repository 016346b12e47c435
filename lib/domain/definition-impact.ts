import { countText, differenceText, type NumberFormat, valueText } from "./number-words";

/** Customers who enter, leave and stay when one definition takes the place of another. */
export interface Moves {
  readonly stayed: number;
  readonly entered: number;
  readonly left: number;
}

/** A metric pooled over the customers of the earlier and of the later definition; null where it is not defined. */
export interface MetricMove {
  readonly name: string;
  readonly format: NumberFormat;
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * What a new definition does, in numbers: "+312 customers: 312 enter, none leave", "Churned share +0.8 points, from 7.9 % to 8.7 %".
 * The same for every reader, so 1 to 4 customers are never told, nor a metric that would give them away.
 */
export function impactSentences(moves: Moves, metrics: readonly MetricMove[]): string[] {
  const { entered, left } = moves;
  if (entered === 0 && left === 0) return ["The same customers: nobody enters, nobody leaves"];
  if (hidesImpact(moves)) return [`${sized(entered, "enter")}, ${sized(left, "leave")}`];
  const net = entered - left;
  const sign = net > 0 ? "+" : net < 0 ? "\u2212" : "";
  return [
    `${sign}${countText(Math.abs(net))} ${Math.abs(net) === 1 ? "customer" : "customers"}: ${sized(entered, "enter")}, ${sized(left, "leave")}`,
    ...metrics.flatMap(({ name, format, before, after }) =>
      before === null || after === null
        ? []
        : [
            `${name} ${differenceText(stepped(before, after, format), null, format)}, from ${valueText(before, format)} to ${valueText(after, format)}`,
          ],
    ),
  ];
}

/** Amounts that are told in whole units differ by whole units. */
function stepped(before: number, after: number, { unit }: NumberFormat): number {
  const isWhole = unit === "money" && Math.min(Math.abs(before), Math.abs(after)) >= 100;
  return isWhole ? Math.round(after) - Math.round(before) : after - before;
}

/** Whether a difference of definitions is about fewer than 5 customers, which only few may see. */
export function hidesImpact({ entered, left, stayed }: Moves): boolean {
  return [entered, left, entered + stayed, left + stayed].some((count) => count > 0 && count < fewest);
}

const fewest = 5;

function sized(count: number, verb: "enter" | "leave"): string {
  if (count === 0) return `none ${verb}`;
  return count < fewest ? `fewer than ${fewest} ${verb}` : `${countText(count)} ${verb}`;
}
