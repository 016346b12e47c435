import type { Ask } from "@/lib/analytics/sql/question";
import { AppError } from "@/lib/domain/app-error";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { periodLabel } from "@/lib/domain/calendar-period";
import { datasetHead } from "@/lib/domain/dataset-head";
import { daysLater } from "@/lib/domain/iso-day";
import type { Metric } from "@/lib/domain/metric";
import { availability, hasField, metrics } from "@/lib/domain/metrics";
import type {
  RevenueGroup,
  RevenuePoint,
  RevenueQuestion,
  RevenueRetentionView,
  ShareOfPeriod,
} from "@/lib/domain/revenue-retention";
import { isSubscription, type RevenueWindow, revenueWindows } from "@/lib/domain/revenue-windows";
import type { Cell } from "@/lib/domain/scoreboard";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { type ComparedEstimate, type Comparison, compareScreen, type Measured } from "@/lib/stats/compare";
import { estimateOf } from "./estimate-of";
import { groupLabel } from "./group-label";
import { exclusive } from "./grouping";
import { type ResolvedGrouping, resolveGrouping } from "./resolve-grouping";
import { type PaymentFacts, paymentFactsQuestion, type RevenueSums, revenueSumsQuestion } from "./revenue-accounts";
import { baseOf, bridgeOf, type RevenueAccounts, revenueAccounts, sharesOf } from "./revenue-bridge";
import { revenueLeaks } from "./revenue-leaks";
import { type RevenueLines, revenueLines } from "./revenue-lines";

/** A question with its version, its segments and who answers. */
export interface AskedRevenue {
  readonly version: DatasetVersion;
  readonly question: RevenueQuestion;
  readonly segments?: readonly AskedSegment[] | undefined;
  readonly ask: Ask;
}

/** The answer, and for each of its periods who stands behind the numbers, by which a caller hides small ones. */
export interface MeasuredRevenue {
  readonly view: RevenueRetentionView;
  readonly lines: readonly RevenueLines[];
}

/** The shares of revenue retention with the metric of the registry that each is. */
export const revenueShares = { nrr: "nrr", grr: "grr", logo: "logo_retention" } as const;
type Share = keyof typeof revenueShares;
const shares = ["nrr", "grr", "logo"] as const satisfies readonly Share[];
const momentsKey = { nrr: "net", grr: "gross", logo: "logo" } as const;

/**
 * Revenue retention of everybody and of each group (statistics, sections 7.2 and 7.3), all comparisons with the rest judged as one
 * family. The same for every reader: suppression is for the caller. Throws AppError invalid where the version cannot answer.
 */
export async function measureRevenue(asked: AskedRevenue): Promise<MeasuredRevenue> {
  const { version, question, ask } = asked;
  const asOf = demandPayments(version, question);
  const resolved = question.by === undefined ? null : await resolvedOf(asked, question.by);
  const [facts] = await ask(paymentFactsQuestion(version.id, hasField(version.manifest, "payments.recurring")));
  const windows = revenueWindows(question, { asOf, firstDay: facts?.first_day ?? null });
  const rows = await ask(
    revenueSumsQuestion({
      versionId: version.id,
      grouping: resolved?.grouping ?? null,
      windows,
      recurringOnly: question.recurringOnly,
    }),
  );
  const groups = groupsOf(resolved, rows, windows);
  const leaks = await revenueLeaks({ version, ask }, knownShare("nrr"), resolved);
  const all = { key: "all", label: "Everybody", accounts: windows.map((_, place) => revenueAccounts(at(rows, place))) };
  const { estimates, family } = compareScreen(
    groups.flatMap((group, index) =>
      comparisonsOf(group, { index, place: windows.length - 1, leaks: leaks.has(group.key) }),
    ),
  );
  const judged = new Map(estimates.map((estimate) => [estimate.id, estimate]));
  const closing = windows.at(-1);
  if (!closing) throw new AppError("invalid", "There is no period to answer.");
  const whole = all.accounts.at(-1);
  const view: RevenueRetentionView = {
    dataset: datasetHead(version),
    by: resolved && { key: resolved.grouping.column.key, label: resolved.grouping.column.label },
    span: question.span,
    recurringOnly: question.recurringOnly,
    closing: { ...periodOf(closing), from: closing.closing[0], to: daysLater(closing.closing[1], -1) },
    opening: { label: closing.openingLabel, from: closing.opening[0], to: daysLater(closing.opening[1], -1) },
    periods: windows.map(periodOf),
    all: viewOf(all, { whole, judged: new Map() }),
    groups: groups.map((group, index) => viewOf(group, { whole, judged, index })),
    family: { m: family.m, marked: family.marked, alpha: family.alpha },
    notes: [...leaks.values(), ...notesOf({ version, question, resolved, closing, facts: facts ?? noFacts })],
  };
  return { view, lines: windows.map((_, place) => revenueLines(at(rows, place), resolved)) };
}

function demandPayments({ manifest }: DatasetVersion, { recurringOnly }: RevenueQuestion): string {
  const found = availability(knownShare("nrr"), manifest);
  if (!found.available) throw new AppError("invalid", found.sentence);
  if (recurringOnly && !hasField(manifest, "payments.recurring"))
    throw new AppError(
      "invalid",
      "This version does not say which payments recur. Map a column to the field recurring of payments, or count all payments.",
      [{ path: "recurring", value: "1" }],
    );
  return manifest.asOf ?? "";
}

/** Customers stand in groups by their own columns only. */
async function resolvedOf(asked: AskedRevenue, by: string): Promise<ResolvedGrouping> {
  const { bands, period } = asked.question;
  const resolved = await resolveGrouping(asked, {
    by,
    ...(bands === undefined ? {} : { bands }),
    ...(period === undefined ? {} : { period }),
  });
  const { table } = resolved.grouping;
  if (table === "customers") return resolved;
  const sentence = `Revenue retention is not defined for a column of ${table}: group by a column of customers.`;
  throw new AppError("invalid", sentence, [{ path: "by", value: by }]);
}

interface GroupAccounts {
  readonly key: string;
  readonly label: string;
  /** Why this version cannot tell who is in it. */
  readonly fault?: string | null;
  /** One for each window; of the rest likewise. */
  readonly accounts: readonly RevenueAccounts[];
  readonly rest?: readonly RevenueAccounts[];
}

function groupsOf(
  resolved: ResolvedGrouping | null,
  rows: readonly RevenueSums[],
  windows: readonly RevenueWindow[],
): GroupAccounts[] {
  if (!resolved) return [];
  const { grouping, placed } = resolved;
  const belongs = grouping.belongs ?? exclusive.belongs;
  return resolved.groups.map(({ group_key: key }) => {
    const segment = placed?.find((one) => one.segment.ref === key);
    const side = (isIn: boolean) =>
      windows.map((_, place) =>
        revenueAccounts(
          at(rows, place).filter((row) => row.group_key !== null && belongs(row.group_key, key) === isIn),
        ),
      );
    return {
      key,
      label: segment?.segment.name ?? groupLabel(key, grouping.column),
      fault: segment?.fault ?? null,
      accounts: side(true),
      rest: side(false),
    };
  });
}

function at(rows: readonly RevenueSums[], place: number): RevenueSums[] {
  return rows.filter((row) => row.place === place);
}

interface Placed {
  readonly index: number;
  readonly place: number;
  readonly leaks: boolean;
}

function comparisonsOf({ accounts, rest, fault }: GroupAccounts, { index, place, leaks }: Placed): Comparison[] {
  const group = accounts[place];
  const other = rest?.[place];
  if (!group || fault) return [];
  return shares.map((share) => ({
    ...measuredOf(share, group, other ?? null),
    id: `${index}/${share}`,
    relation: "rest" as const,
    obstacle: leaks ? "leak" : null,
    minimumN: knownShare(share).minimumN,
    minimumEffect: knownShare(share).minimumEffect.size,
  }));
}

function measuredOf(share: Share, group: RevenueAccounts, rest: RevenueAccounts | null): Measured {
  const moments = (accounts: RevenueAccounts) => sharesOf(accounts)[momentsKey[share]].moments;
  return {
    kind: share === "logo" ? "proportion" : "ratio",
    group: moments(group),
    reference: rest && moments(rest),
  };
}

interface Judged {
  readonly whole: RevenueAccounts | undefined;
  readonly judged: ReadonlyMap<string, ComparedEstimate>;
  readonly index?: number;
}

function viewOf(group: GroupAccounts, { whole, judged, index }: Judged): RevenueGroup {
  const accounts = group.accounts.at(-1) ?? revenueAccounts([]);
  const base = baseOf(accounts);
  const cell = (share: Share): Cell => {
    if (group.fault) return { state: "notDefined", estimate: null, sentence: group.fault };
    const compared = judged.get(`${index}/${share}`) ?? alone(share, accounts);
    const estimate = compared && estimateOf(compared, originOf(share, accounts, whole));
    if (!estimate || estimate.value === null)
      return { state: "notDefined", estimate: null, sentence: "Nobody here had revenue in the opening period." };
    return { state: "shown", estimate, sentence: null };
  };
  return {
    key: group.key,
    label: group.label,
    base: group.fault ? null : base,
    nrr: cell("nrr"),
    grr: cell("grr"),
    logo: cell("logo"),
    bridge: group.fault ? null : bridgeOf(accounts),
    series: group.fault ? [] : group.accounts.map(pointOf),
    sentence: group.fault ?? (base === 0 ? "Nobody here had revenue in the opening period." : null),
  };
}

function pointOf(accounts: RevenueAccounts): RevenuePoint {
  const share = (of: Share): ShareOfPeriod => {
    const compared = alone(of, accounts);
    const { numerator, denominator } = sharesOf(accounts)[momentsKey[of]];
    const value = denominator > 0 ? numerator / denominator : null;
    return { value, interval: value === null ? null : (compared?.interval ?? null) };
  };
  return { base: baseOf(accounts), nrr: share("nrr"), grr: share("grr"), logo: share("logo") };
}

/** A share with nothing to compare it with. */
function alone(share: Share, accounts: RevenueAccounts): ComparedEstimate | undefined {
  return compareScreen([{ ...measuredOf(share, accounts, null), id: share, relation: "rest" }]).estimates[0];
}

function originOf(share: Share, accounts: RevenueAccounts, whole: RevenueAccounts | undefined) {
  const metric = knownShare(share);
  const form = metric.forms[0];
  if (!form) throw new TypeError(`the metric ${metric.id} has no form`);
  const measured = (of: RevenueAccounts) => {
    const { numerator, denominator } = sharesOf(of)[momentsKey[share]];
    const base = baseOf(of);
    return {
      measured: measuredOf(share, of, null),
      coverage: { eligible: base, used: base, named: base },
      numerator,
      denominator,
    };
  };
  return { metric, form, group: measured(accounts), whole: whole ? measured(whole) : null };
}

function knownShare(share: Share): Metric {
  const metric = metrics.find(({ id }) => id === revenueShares[share]);
  if (!metric) throw new TypeError(`the registry has no ${share}`);
  return metric;
}

function periodOf({ key, label, complete }: RevenueWindow) {
  return { key, label, complete };
}

const noFacts: PaymentFacts = { first_day: null, unknown: 0, fine: 0, rhythm: null };

/** Below so many months with a payment, months of a subscription hold a part of its customers only. */
const everyMonth = 0.9;

interface Remarked {
  readonly version: DatasetVersion;
  readonly question: RevenueQuestion;
  readonly resolved: ResolvedGrouping | null;
  readonly closing: RevenueWindow;
  readonly facts: PaymentFacts;
}

function notesOf({ version, question, resolved, closing, facts }: Remarked): string[] {
  const notes: string[] = [];
  const first = facts.first_day;
  if (!closing.complete)
    notes.push(`${closing.label} is not over on the as-of day: its revenue so far stands against a whole period.`);
  if (first !== null && `${first.slice(0, 7)}-01` > closing.opening[0])
    notes.push(
      `Payments begin on ${first}, within or after the opening period: part of its revenue is not in this data.`,
    );
  else if (first !== null && `${first.slice(0, 7)}-01` === closing.opening[0])
    notes.push(`Payments begin in ${periodLabel(first.slice(0, 7))}: who came back from before counts as new.`);
  const isOfMonths = question.span === "month" || question.span === "yearAgo";
  if (isOfMonths && facts.rhythm !== null && facts.rhythm < everyMonth && isSubscription(version.manifest))
    notes.push(
      "Not every customer pays every month: who pays by the quarter or the year counts in the months of a payment only, with all of it. Twelve months against twelve hold everybody.",
    );
  if (question.recurringOnly && facts.unknown > 0) notes.push(unknownSentence(facts.unknown));
  if (resolved?.placed)
    notes.push("Customers stand in the segments they are in on the as-of day, in every period of the series.");
  if (facts.fine > 0)
    notes.push("Some amounts are finer than a cent: each part is rounded so that the bridge adds up to the cent.");
  return notes;
}

function unknownSentence(count: number): string {
  if (count === 1) return "1 payment does not say whether it recurs; it counts as recurring.";
  return `${count.toLocaleString("en-GB")} payments do not say whether they recur; they count as recurring.`;
}
