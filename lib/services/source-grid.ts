import "server-only";
import { memberLines } from "@/lib/analytics/queries/member-lines";
import { resolveGrouping } from "@/lib/analytics/queries/resolve-grouping";
import { computeScoreboard } from "@/lib/analytics/queries/scoreboard";
import type { Ask } from "@/lib/analytics/sql/question";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { emptyKey, otherKey } from "@/lib/domain/group-keys";
import { largestSource } from "@/lib/domain/lead-source-words";
import { type LeadSources, mostSources, type SourceCell } from "@/lib/domain/lead-sources";
import { type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { smallestShownCount } from "@/lib/stats/small-cells";
import { withoutSmallSegments } from "./suppression";

const column = "customers.lead_source";

/** Who is asked about what, and whether small numbers are hidden from the reader. */
export interface AskedSources {
  readonly version: DatasetVersion;
  readonly segments: readonly AskedSegment[];
  /** Whether conversion is in the version and open to the reader. */
  readonly converts: boolean;
  readonly hides: boolean;
  readonly ask: Ask;
}

type Grid = Pick<LeadSources, "conversion" | "segments" | "rows" | "more" | "family" | "notes">;

/**
 * Lead sources × segments: one board whose groups are each segment and, of each, those whom a source brought. So the marks are one
 * family, and what is hidden is worked out over all numbers of the grid at once.
 */
export async function sourceGrid({ version, segments, converts, hides, ask }: AskedSources): Promise<Grid> {
  const known = (await resolveGrouping({ version, ask }, { by: column })).groups.filter(
    ({ group_key }) => group_key !== emptyKey && group_key !== otherKey,
  );
  const sources = known
    .filter(({ customers }) => customers >= smallestShownCount)
    .slice(0, mostSources)
    .map(({ group_key }) => group_key);
  const parts = segments.flatMap((segment) => [segment, ...sources.map((source) => partOf(segment, source))]);
  const question = { by: segmentsKey, metrics: converts ? ["conversion"] : [], against: "rest" };
  const asked = { version, question, segments: parts, ask };
  const whole = await computeScoreboard(asked);
  const view = hides ? withoutSmallSegments(whole, await memberLines(asked)) : whole;
  const cell = (segment: AskedSegment, source: string | null) =>
    cellOf(view, source === null ? segment : partOf(segment, source), segment);
  const unlisted = Math.max(
    0,
    ...known.filter(({ group_key }) => !sources.includes(group_key)).map(({ customers }) => customers),
  );
  return {
    conversion: view.metrics[0] ?? null,
    segments: segments.map((segment) => {
      const { ref, slug, name, code } = segment;
      const all = cell(segment, null);
      const brought = sources.map((source) => ({ source, customers: cell(segment, source).customers }));
      return { ref, slug, name, code, all, largest: largestSource(brought, { all: all.customers, unlisted }) };
    }),
    rows: sources.map((source) => ({ source, cells: segments.map((segment) => cell(segment, source)) })),
    more: known.length - sources.length,
    family: view.family,
    notes: notesOf(view, segments),
  };
}

function partOf(segment: AskedSegment, source: string): AskedSegment {
  const rule = {
    kind: "all" as const,
    rules: [segment.rule, { kind: "column" as const, column, test: { op: "isOneOf" as const, values: [source] } }],
  };
  return { ...segment, ref: `${segment.ref}/${source}`, rule, written: rule };
}

function cellOf({ groups, cells }: ScoreboardView, part: AskedSegment, segment: AskedSegment): SourceCell {
  const at = groups.findIndex(({ key }) => key === part.ref);
  const group = groups[at];
  const nothing = { customers: null, share: null, conversion: null };
  if (!group || group.fault !== undefined) return { state: "notDefined", ...nothing };
  if (group.size === null) return { state: "suppressed", ...nothing };
  const all = groups.find(({ key }) => key === segment.ref)?.size ?? null;
  return {
    state: "shown",
    customers: group.size,
    share: all === null || all === 0 ? null : group.size / all,
    conversion: cells[at]?.[0]?.estimate ?? null,
  };
}

/** Of the board's notes those on what keeps a segment from a verdict are about whole segments here. */
function notesOf({ groups, cells, metrics }: ScoreboardView, segments: readonly AskedSegment[]): string[] {
  const at = (ref: string) => groups.findIndex(({ key }) => key === ref);
  const told = segments.filter(({ ref }) => cells[at(ref)]?.[0]?.estimate?.reason === "leak");
  const faults = segments.flatMap(({ ref }) => groups[at(ref)]?.fault ?? []);
  const hidden = groups.some(({ size, fault }) => size === null && fault === undefined);
  return [
    ...faults,
    ...(told.length > 0
      ? [
          `${told.map(({ name }) => name).join(", ")}: the rule reads the outcome of ${metrics[0]?.name}, so it has no mark.`,
        ]
      : []),
    ...(hidden
      ? [
          `Hidden: fewer than ${smallestShownCount} customers stand behind a number, or behind one that could be worked out from it. Analysts and admins see them.`,
        ]
      : []),
  ];
}
