import { comma, derived, type Fragment, integer, list, param, sql } from "@/lib/analytics/sql/fragment";
import { versionSchema } from "@/lib/analytics/sql/version-table";
import { AppError } from "@/lib/domain/app-error";
import { type AskedSegment, mostSegmentsAtOnce } from "@/lib/domain/asked-segment";
import type { PlainRule } from "@/lib/domain/rule";
import { checkRule } from "@/lib/domain/rule-columns";
import type { VersionColumn } from "@/lib/domain/version-manifest";
import type { Grouping } from "./grouping";
import type { RuleFrame } from "./rule-behaviour";
import { nodeConditions, ruleSource } from "./rule-predicate";

/** A segment of a question with its bit, or the sentence that says why this version cannot tell who is in it. */
export interface PlacedSegment {
  readonly segment: AskedSegment;
  readonly bit: number;
  readonly fault: string | null;
}

/** The segments of a question in their order, each with the bit of its place. Throws AppError invalid for more than 63. */
export function placedSegments(segments: readonly AskedSegment[], frame: RuleFrame): PlacedSegment[] {
  if (segments.length > mostSegmentsAtOnce)
    throw new AppError(
      "invalid",
      `At most ${mostSegmentsAtOnce} segments can be told apart at once, and ${segments.length} were named. Name fewer.`,
    );
  return segments.map((segment, bit) => ({ segment, bit, fault: checkRule(segment.rule, frame.manifest)[0] ?? null }));
}

/** All customers as `customer`, and in which of the segments each of them is: bit i of the mask is the i-th segment. */
export interface SegmentMasks {
  readonly with: readonly Fragment[];
  readonly from: Fragment;
  readonly mask: Fragment;
}

/** The masks for a statement that needs them once; `segmentMembers` is for those that share them. */
export function segmentMasks(placed: readonly PlacedSegment[], frame: RuleFrame): SegmentMasks {
  const asked = placed.filter(({ fault }) => fault === null);
  const whole: PlainRule = { kind: "any", rules: asked.map(({ segment }) => segment.rule) };
  const source = ruleSource(whole, frame);
  const nodes = nodeConditions(whole, (index) => source.conditions[index] ?? sql`false`);
  const bits = asked.flatMap(({ bit }, index) => {
    const holds = nodes.find(({ path }) => path === String(index))?.holds ?? sql`false`;
    return [sql`case when ${holds} then ${bitOf(bit)} else 0 end`];
  });
  return { with: source.with, from: source.from, mask: sql`cast(${list(bits, sql` + `, sql`0`)} as bigint)` };
}

/** A table `customer_id, mask` of the customers who are in at least one of the segments: bit i of the mask is the i-th segment. */
export function segmentMembers(placed: readonly PlacedSegment[], frame: RuleFrame): Fragment {
  const masks = segmentMasks(placed, frame);
  const members = sql`members as (
  select customer.customer_id, ${masks.mask} as mask
  from ${masks.from}
)`;
  return derived(
    versionSchema(frame.versionId),
    sql`with ${list([...masks.with, members], comma)}
select customer_id, mask
from members
where mask > 0`,
  );
}

const segmentsColumn: VersionColumn = {
  key: "segments",
  name: "mask",
  label: "Segments",
  type: "text",
  origin: "derived",
  privacy: "none",
  labels: null,
  empty: 0,
  distinct: 0,
};

/** Customers by the segments they are in. A row's key is its mask in digits; a group's key is the segment's reference. */
export function segmentGrouping(placed: readonly PlacedSegment[], frame: RuleFrame): Grouping {
  const bits = new Map(placed.map(({ segment, bit }) => [segment.ref, bit]));
  return {
    table: "customers",
    column: segmentsColumn,
    members: segmentMembers(placed, frame),
    // A whole number groups faster than its digits, and leaves the engine as text all the same.
    keyOf: (mask) => sql`coalesce(${mask}, 0)`,
    isIn: (key, group) => {
      const bit = bits.get(group);
      return bit === undefined ? sql`false` : sql`(${key} & ${bitOf(bit)}) > 0`;
    },
    belongs: membership(bits),
  };
}

/** There are far fewer masks than rows: which segments a mask stands for is worked out once. */
function membership(bits: ReadonlyMap<string, number>): Grouping["belongs"] {
  const known = new Map<string, ReadonlySet<string>>();
  const refsOf = (mask: string) =>
    new Set([...bits].filter(([, bit]) => (BigInt(mask) & (1n << BigInt(bit))) > 0n).map(([ref]) => ref));
  return (key, group) => {
    if (key === null) return false;
    const refs = known.get(key) ?? refsOf(key);
    known.set(key, refs);
    return refs.has(group);
  };
}

function bitOf(bit: number): Fragment {
  return bit < 53 ? integer(2 ** bit) : sql`(${param("BIGINT", 1)} << ${integer(bit)})`;
}
