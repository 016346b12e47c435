import type { Question } from "@/lib/analytics/sql/question";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { isComplete, periodAround, periodLabel } from "@/lib/domain/calendar-period";
import type { DefinedSize, MonthSize, SizeStep, VersionSize } from "@/lib/domain/size-history";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import {
  faultOf,
  flowQuestion,
  type MemberFlow,
  memberMonthsQuestion,
  type PlacedVersion,
  placedIn,
  sizeQuestion,
} from "./member-flows";

/** Asks one of several versions. */
export type AskVersion = <T>(version: DatasetVersion, question: Question<T>) => Promise<readonly T[]>;

/** A version with the definition that was the latest when it was built (else the first, published later), and that of the page. */
export interface DefinedVersion {
  readonly version: DatasetVersion;
  readonly atBuild: AskedSegment;
  readonly publishedLater?: boolean;
  readonly today: AskedSegment;
}

/** The sizes of a segment over versions, oldest first, with who came and went in between. */
export async function measureSizes(versions: readonly DefinedVersion[], ask: AskVersion): Promise<VersionSize[]> {
  const sizes: VersionSize[] = [];
  for (const [index, one] of versions.entries()) {
    const before = versions[index - 1];
    const placed = placedIn(one.version, [one.atBuild, one.today, ...(before ? [before.atBuild] : [])]);
    const earlier = before && { ...before, placed: placedIn(before.version, [before.atBuild, before.today]) };
    const { version } = one;
    const customers = version.manifest.tables.find(({ table }) => table === "customers")?.rows ?? 0;
    const sized = (of: "atBuild" | "today") =>
      definedSize(
        { placed, now: one[of], before: earlier && { placed: earlier.placed, by: earlier[of] }, customers },
        ask,
      );
    sizes.push({
      version: version.number,
      builtAt: version.builtAt,
      asOf: version.manifest.asOf,
      customers,
      atBuild: await sized("atBuild"),
      publishedLater: one.publishedLater ?? false,
      today: await sized("today"),
    });
  }
  return sizes;
}

interface Sized {
  readonly placed: PlacedVersion;
  readonly now: AskedSegment;
  readonly before: { readonly placed: PlacedVersion; readonly by: AskedSegment } | undefined;
  readonly customers: number;
}

async function definedSize({ placed, now, before, customers }: Sized, ask: AskVersion): Promise<DefinedSize> {
  const definition = now.version;
  const fault = faultOf(placed, now.ref);
  if (fault !== null) return { definition, size: null, share: null, step: null, sentence: fault };
  const [counted] = await ask(placed.version, sizeQuestion(placed, now.ref));
  const size = counted?.size ?? 0;
  const sized = { definition, size, share: customers > 0 ? size / customers : null };
  if (!before) return { ...sized, step: null, sentence: null };
  const untold = notFollowed(placed, before);
  if (untold !== null) return { ...sized, step: null, sentence: untold };
  const [flow] = await ask(
    placed.version,
    flowQuestion(placed, before.placed, { now: now.ref, before: before.by.ref }),
  );
  return { ...sized, step: flow ? stepOf(flow) : null, sentence: null };
}

function notFollowed(placed: PlacedVersion, { placed: earlier, by }: NonNullable<Sized["before"]>): string | null {
  const { version } = placed;
  if (!version.manifest.hasIds || !earlier.version.manifest.hasIds)
    return "Customers of this dataset have no ids of their own, so nobody can be followed from one version to the next.";
  const lost = faultOf(earlier, by.ref) ?? faultOf(placed, by.ref);
  if (lost === null) return null;
  return `Who came and went cannot be told: version ${earlier.version.number} and version ${version.number} cannot both answer definition ${by.version}. ${lost}`;
}

function stepOf(flow: MemberFlow): SizeStep {
  const { entered, departed, stayed } = flow;
  return {
    entered: {
      all: entered,
      fresh: flow.entered_fresh,
      moved: entered - flow.entered_fresh - flow.entered_by_definition,
      byDefinition: flow.entered_by_definition,
    },
    left: {
      all: departed,
      gone: flow.departed_gone,
      moved: departed - flow.departed_gone - flow.departed_by_definition,
      byDefinition: flow.departed_by_definition,
    },
    stayed,
  };
}

/** The members of a definition over the months of one version; months without any of them lie between others and are 0. */
export async function measureMonths(
  version: DatasetVersion,
  definition: AskedSegment,
  ask: AskVersion,
): Promise<{ readonly months: MonthSize[]; readonly sentence: string | null }> {
  const placed = placedIn(version, [definition]);
  const fault = faultOf(placed, definition.ref);
  if (fault !== null) return { months: [], sentence: fault };
  if (!version.manifest.tables.some(({ table }) => table === "customer_months"))
    return {
      months: [],
      sentence: "This version has no payments by date, so the months of its customers are not known.",
    };
  const rows = await ask(version, memberMonthsQuestion(placed, definition.ref));
  if (rows.length === 0) return { months: [], sentence: "Nobody in this segment has a month as a customer yet." };
  const asOf = version.manifest.asOf ?? "";
  const months = rows.map(({ month, started, active, there }) => {
    const period = periodAround(month, "month");
    return {
      month: period.key,
      label: periodLabel(period.key),
      complete: isComplete(period, asOf),
      started,
      active,
      there,
    };
  });
  return { months, sentence: null };
}
