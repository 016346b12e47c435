import type { MeasuredRevenue } from "@/lib/analytics/queries/measure-revenue";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { BriefLine, ExecutiveBrief } from "@/lib/domain/executive-brief";
import type { RevenueGroup } from "@/lib/domain/revenue-retention";
import type { Cell } from "@/lib/domain/scoreboard";
import type { Segment } from "@/lib/domain/segment";
import type { SetAtom } from "@/lib/stats/set-overlap";
import { isSmall } from "@/lib/stats/small-cells";
import { hiddenOverlapping } from "@/lib/stats/small-overlaps";

/** What the lines are made of. `customers`: everybody by the segments they are in, those in none too; `hides`: for roles that see no small groups. */
export interface LineFacts {
  readonly asked: readonly AskedSegment[];
  readonly stances: readonly (Segment["stance"] | undefined)[];
  /** Why the version cannot tell who is in a segment; null where it can. */
  readonly faults: readonly (string | null)[];
  readonly customers: readonly SetAtom[];
  readonly revenue: MeasuredRevenue | null;
  readonly isExclusive: boolean;
  readonly hides: boolean;
}

export type BriefLines = Pick<ExecutiveBrief, "segments" | "others" | "total"> & {
  /** Whether some line is hidden, those in no segment among them. */
  readonly isHidden: boolean;
};

/** Customers and money of each segment, of those in none and of all: a line of few customers is hidden in all its numbers, with so many others that no sum tells it. */
export function briefLines(facts: LineFacts): BriefLines {
  const { asked, faults, customers, revenue, hides } = facts;
  // Who is in none is known where segments share nobody and each can be told.
  const hasOthers = facts.isExclusive && faults.every((fault) => fault === null);
  const hidden = hides ? hiddenLines(facts, hasOthers) : [];
  const view = revenue?.view ?? null;
  const total = view?.all.bridge?.closing.cents ?? null;
  const groups = asked.map(({ ref }) => view?.groups.find(({ key }) => key === ref));
  const cents = groups.map((group) => group?.bridge?.closing.cents ?? null);
  const rest =
    total !== null && cents.every((one) => one !== null) ? total - cents.reduce((sum, one) => sum + one, 0) : null;
  const all = customers.reduce((sum, { count }) => sum + count, 0);
  const others = customers.reduce((sum, { inside, count }) => (inside.length === 0 ? sum + count : sum), 0);
  const line = (at: number, count: number, money: number | null, growth: number | null): BriefLine => {
    const shown = hidden[at] ? null : money;
    return {
      customers: hidden[at] || faults[at] ? null : count,
      money: view && { cents: shown, growth: shown === null ? null : growth },
      shareOfMoney: shareOf(shown, total),
    };
  };
  return {
    segments: asked.map(({ ref, slug, name, code }, at) => ({
      ref,
      slug,
      name,
      code,
      stance: facts.stances[at] ?? null,
      fault: faults[at] ?? null,
      ...line(at, sizeOf(customers, at), cents[at] ?? null, growthOf(groups[at])),
      nrr: (hidden[at] && groups[at] ? hiddenCell : groups[at]?.nrr) ?? null,
    })),
    others:
      hasOthers && (others !== 0 || (rest !== null && rest !== 0)) ? line(asked.length, others, rest, null) : null,
    total: {
      customers: hides && isSmall(all) ? null : all,
      money: view && { cents: total, growth: growthOf(view.all) },
      shareOfMoney: total === null ? null : 1,
      nrr: view?.all.nrr ?? null,
      grr: view?.all.grr ?? null,
    },
    isHidden: hidden.includes(true),
  };
}

/** Those in none are one more group where they have a line of their own. */
function hiddenLines({ asked, customers, revenue }: LineFacts, hasOthers: boolean): boolean[] {
  const { base = [], closing = [] } = revenue?.lines.at(-1) ?? {};
  const lines = [customers, base, closing].map((line) =>
    line.map(({ inside, count }) => ({ inside: hasOthers && inside.length === 0 ? [asked.length] : inside, count })),
  );
  return hiddenOverlapping(asked.length + (hasOthers ? 1 : 0), lines);
}

const hiddenCell: Cell = {
  state: "suppressed",
  estimate: null,
  sentence: "Hidden: fewer than 5 customers, or next to a group of so few that it could be worked out.",
};

function sizeOf(customers: readonly SetAtom[], at: number): number {
  return customers.reduce((sum, { inside, count }) => (inside.includes(at) ? sum + count : sum), 0);
}

function shareOf(cents: number | null, total: number | null): number | null {
  return cents === null || total === null || total <= 0 ? null : cents / total;
}

/** Closing against opening revenue; null where nothing was there to grow from. */
function growthOf(group: RevenueGroup | undefined): number | null {
  const [opening, closing] = [group?.bridge?.opening.cents, group?.bridge?.closing.cents];
  return opening == null || closing == null || opening <= 0 ? null : closing / opening - 1;
}
