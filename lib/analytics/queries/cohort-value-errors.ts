import { z } from "zod";
import { comma, type Fragment, list, param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask, Question } from "@/lib/analytics/sql/question";
import { periodIndex } from "@/lib/domain/cohort-periods";
import { fewestObserved } from "@/lib/stats/observed-value";
import type { CohortRange, CohortSums } from "./cohort-sums";
import { type CohortFrame, cohortTables, periodsBetween } from "./cohort-tables";

/** A group whose pooled value so far is asked, with its cohorts and the keys of its customers. */
export interface ValuedGroup {
  readonly id: string;
  readonly keys: readonly string[];
  readonly cohorts: ReadonlyMap<number, CohortSums>;
}

/**
 * Standard errors of the pooled revenue per customer up to each age, by group (statistics 8.2): the root of the sum over customers
 * of the squared sum of (revenue - mean) / n over the ages at which the customer was observed. One pass for all groups; how many
 * were observed at an age is known by then, so that each payment is weighted as it is read.
 */
export async function valueErrors(
  frame: CohortFrame,
  range: CohortRange,
  { groups, ask }: { readonly groups: readonly ValuedGroup[]; readonly ask: Ask },
): Promise<ReadonlyMap<string, readonly number[]>> {
  const means = new Map(groups.map((group) => [group.id, observedMeans(group, range)]));
  const asked = groups.filter(({ id, keys }) => keys.length > 0 && (means.get(id)?.length ?? 0) > 0);
  if (asked.length === 0) return new Map();
  const rows = await ask(weightedQuestion(frame, asked, means));
  const squares = new Map<string, number>();
  for (const row of rows) {
    const cohort = periodIndex(row.cohort, frame.every);
    const place = `${row.target} ${cohort} ${periodIndex(row.period, frame.every) - cohort}`;
    squares.set(place, (squares.get(place) ?? 0) + row.squares);
  }
  return new Map(
    asked.map((group) => [
      group.id,
      errorsOf(group, range, {
        means: means.get(group.id) ?? [],
        squaresAt: (cohort, age) => squares.get(`${group.id} ${cohort} ${age}`) ?? 0,
      }),
    ]),
  );
}

interface AgeMean {
  readonly n: number;
  readonly mean: number;
}

/** For each age from 0 on, those observed through it and their mean; up to the first age with too few. */
function observedMeans({ cohorts }: ValuedGroup, { first, last, complete, ages }: CohortRange): AgeMean[] {
  const means: AgeMean[] = [];
  for (let age = 0; age < ages; age += 1) {
    let n = 0;
    let amount = 0n;
    for (let index = first; index <= Math.min(last, complete - age); index += 1) {
      n += cohorts.get(index)?.size ?? 0;
      amount += cohorts.get(index)?.ages.get(age)?.revenue ?? 0n;
    }
    if (n < fewestObserved) break;
    means.push({ n, mean: Number(amount) / 1e4 / n });
  }
  return means;
}

function errorsOf(
  { cohorts }: ValuedGroup,
  { first, last, complete }: CohortRange,
  { means, squaresAt }: { means: readonly AgeMean[]; squaresAt: (cohort: number, age: number) => number },
): number[] {
  const variances = means.map(() => 0);
  for (let index = first; index <= last; index += 1) {
    const cohort = cohorts.get(index);
    if (!cohort) continue;
    let sumOfSquares = 0;
    let sum = 0;
    let expected = 0;
    means.forEach(({ n, mean }, age) => {
      if (index + age <= complete) {
        sumOfSquares += squaresAt(index, age);
        sum += Number(cohort.ages.get(age)?.revenue ?? 0n) / 1e4 / n;
        expected += mean / n;
      }
      variances[age] = (variances[age] ?? 0) + sumOfSquares - 2 * expected * sum + cohort.size * expected ** 2;
    });
  }
  return variances.map((variance) => Math.sqrt(Math.max(0, variance)));
}

const weighted = z.object({ target: z.string(), cohort: z.string(), period: z.string(), squares: z.number() });

function weightedQuestion(
  frame: CohortFrame,
  groups: readonly ValuedGroup[],
  means: ReadonlyMap<string, readonly AgeMean[]>,
): Question<z.infer<typeof weighted>> {
  const keys = groups.flatMap(({ id, keys: own }) => own.map((key) => values(word(id), word(key))));
  const weights = groups.flatMap(({ id }) =>
    (means.get(id) ?? []).map(({ n }, age) => values(word(id), param("BIGINT", age), param("DOUBLE", 1 / n))),
  );
  return {
    statement: sql`with ${cohortTables(frame)},
targets (target, group_key) as (
  values ${list(keys, comma)}
),
weights (target, age, weight) as (
  values ${list(weights, comma)}
),
parts as (
  select t.target, l.customer_id, l.cohort, l.period, cast(l.revenue as double) * w.weight as part
  from lived as l
  join targets as t on t.group_key = l.group_key
  join weights as w on w.target = t.target and w.age = ${periodsBetween(frame.every, sql`l.cohort`, sql`l.period`)}
),
running as (
  select target, cohort, period, part,
    sum(part) over (partition by target, customer_id order by period rows unbounded preceding) as so_far
  from parts
)
select target, cast(cohort as varchar) as cohort, cast(period as varchar) as period,
  sum(so_far * so_far - (so_far - part) * (so_far - part)) as squares
from running
group by target, cohort, period`,
    row: weighted,
  };
}

function values(...cells: readonly Fragment[]): Fragment {
  return sql`(${list(cells, comma)})`;
}

function word(text: string): Fragment {
  return param("VARCHAR", text);
}
