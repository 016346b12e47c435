import "server-only";
import type { z } from "zod";
import { demand } from "@/lib/access/allow";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { datasetHead } from "@/lib/domain/dataset-head";
import {
  type FeedbackThemes,
  type feedbackThemesQuerySchema,
  mostThemes,
  type VoiceCell,
  type VoiceRowView,
} from "@/lib/domain/feedback-resources";
import type { SetAtom } from "@/lib/stats/set-overlap";
import { hiddenInLine, isSmall } from "@/lib/stats/small-cells";
import { hiddenOverlapping } from "@/lib/stats/small-overlaps";
import { type VoiceShare, voiceShares } from "@/lib/stats/voice-shares";
import type { VoiceRow } from "@/lib/store/feedback";
import { columnViews } from "./column-views";
import { quoteReach } from "./quote-reach";
import { closedColumn } from "./rule-explanations";
import { reachBook } from "./segment-reach";
import { shownCell } from "./shown-cell";
import { type HeardVoices, heardVoices } from "./voice";

/** Customers that are named of those counted apart. */
const mostNamed = 20;

/** What customers speak of, by theme and segment, against how many customers a segment has. */
export async function feedbackThemes(
  actor: Actor,
  query: z.infer<typeof feedbackThemesQuerySchema>,
): Promise<FeedbackThemes> {
  demand(actor, "feedback.read");
  const heard = await heardVoices(actor, query);
  const { version, segments, voices } = heard;
  const place = { dataset: version.datasetSlug, version: String(version.number) };
  const book = await reachBook(actor, place);
  const shares = segments.map(({ slug }) => book.segments.find((one) => one.slug === slug)?.shareOfCustomers ?? null);
  // Marks are the same for every reader, also where a segment's size is hidden from one.
  const exact = segments.map(({ size }) => (heard.total === 0 ? 0 : size / heard.total));
  const listed = [...heard.themes].slice(0, mostThemes);
  const lines = [voices, ...listed.map(([, theme]) => theme.voices)].map((said) => counted(heard, said));
  const screen = voiceShares(
    lines.flatMap(({ customers, inside }) => inside.map((k, at) => ({ k, n: customers, base: exact[at] ?? 0 }))),
  );
  const judged = lines.map((line, row) => ({
    ...line,
    theme: row === 0 ? null : (listed[row - 1]?.[1].name ?? null),
    shares: screen.shares.slice(row * segments.length, (row + 1) * segments.length),
  }));
  const hidden = suppressesSmallCells(actor.jobRole, actor.level) ? hiddenCells(judged) : null;
  const [total, ...rows] = judged.map((line, row) => rowView(line, hidden?.[row] ?? null));
  return {
    dataset: datasetHead(version),
    customers: heard.total,
    said: voices.length,
    from: voices.at(-1)?.saidOn ?? null,
    to: voices[0]?.saidOn ?? null,
    segments: segments.map(({ size: _, ...one }, at) => ({
      ...one,
      share: shares[at] ?? null,
      opensQuotes: opensQuotes(actor, heard, at),
    })),
    rows,
    moreThemes: Math.max(0, heard.themes.size - mostThemes),
    total: total ?? { theme: null, said: 0, customers: 0, cells: [] },
    withoutSegment: withoutSegment(actor, heard),
    unknown: apart(actor, heard, ({ customerId }) => !heard.customers.has(customerId)),
    family: { m: screen.m, marked: screen.marked, alpha: screen.alpha },
  };
}

/** Single voices of a segment tell who is in it, and so what its rule asks for. */
function opensQuotes(actor: Actor, { version, rules }: HeardVoices, at: number): boolean {
  const [rule, reach] = [rules[at], quoteReach(actor)];
  return rule !== undefined && reach !== null && closedColumn(actor, version, rule, reach === "own") === null;
}

interface Line {
  readonly said: number;
  readonly customers: number;
  /** Customers by segment. */
  readonly inside: readonly number[];
  readonly atoms: readonly SetAtom[];
}

interface JudgedLine extends Line {
  readonly theme: string | null;
  readonly shares: readonly VoiceShare[];
}

/** Who speaks of a theme, or of anything: each customer once. */
function counted({ customers, segments }: HeardVoices, said: readonly VoiceRow[]): Line {
  const atoms = new Map<string, { readonly inside: readonly number[]; count: number }>();
  for (const id of new Set(said.map(({ customerId }) => customerId))) {
    const inside = customers.get(id)?.inside;
    if (inside === undefined) continue;
    const key = inside.join();
    const atom = atoms.get(key) ?? { inside, count: 0 };
    atom.count += 1;
    atoms.set(key, atom);
  }
  const inside = segments.map(() => 0);
  for (const atom of atoms.values()) for (const place of atom.inside) inside[place] = (inside[place] ?? 0) + atom.count;
  const known = [...atoms.values()].reduce((sum, { count }) => sum + count, 0);
  return { said: said.length, customers: known, inside, atoms: [...atoms.values()] };
}

interface HiddenRow {
  readonly counts: boolean;
  readonly cells: readonly boolean[];
}

/**
 * Cells to hide: in each row those of which fewer than 5 customers could be worked out, in each column as many more as its total would
 * else give away; of themes that so few speak of, everything.
 */
function hiddenCells(lines: readonly JudgedLine[]): HiddenRow[] {
  const rows = lines.map(({ inside, atoms }) => hiddenOverlapping(inside.length, [atoms]));
  const themes = lines.slice(1);
  const smallThemes = hiddenInLine(themes.map(({ customers }) => customers));
  const segments = lines[0]?.inside.length ?? 0;
  for (let place = 0; place < segments; place += 1) {
    const column = themes.map(({ inside }) => inside[place] ?? 0);
    const hidden = hiddenInLine(
      column,
      themes.map((_, at) => rows[at + 1]?.[place] === true || smallThemes[at] === true),
    );
    for (const [at, isHidden] of hidden.entries()) {
      const row = rows[at + 1];
      if (row && isHidden) row[place] = true;
    }
  }
  return lines.map((line, at) => {
    const counts = at === 0 ? isSmall(line.customers) : smallThemes[at - 1] === true;
    return { counts, cells: (rows[at] ?? []).map((hidden) => hidden || counts) };
  });
}

function rowView(line: JudgedLine, hidden: HiddenRow | null): VoiceRowView {
  return {
    theme: line.theme,
    said: hidden?.counts ? null : line.said,
    customers: hidden?.counts ? null : line.customers,
    cells: line.shares.map((share, at) => cellView(share, line.inside[at] ?? 0, hidden?.cells[at] === true)),
  };
}

function cellView({ share, interval, mark }: VoiceShare, customers: number, isHidden: boolean): VoiceCell {
  if (isHidden) return { state: "suppressed", customers: null, share: null, interval: null, mark: "none" };
  return { state: "shown", customers, share, interval, mark };
}

/** Who is in none of them does not fit any of their rules: nobody is named where one asks for what is closed to the reader. */
function withoutSegment(actor: Actor, heard: HeardVoices): FeedbackThemes["unknown"] {
  const part = apart(actor, heard, ({ customerId }) => heard.customers.get(customerId)?.inside.length === 0);
  const isTold = heard.rules.every((rule) => closedColumn(actor, heard.version, rule, false) === null);
  return isTold ? part : { ...part, first: [] };
}

/** Customers that stand in no segment or that the version does not have, named as this reader sees ids. */
function apart(
  actor: Actor,
  { version, voices }: HeardVoices,
  isMeant: (voice: VoiceRow) => boolean,
): FeedbackThemes["unknown"] {
  const meant = voices.filter(isMeant);
  const ids = [...new Set(meant.map(({ customerId }) => customerId))];
  const isHidden = suppressesSmallCells(actor.jobRole, actor.level) && isSmall(ids.length);
  const view = columnViews(actor, version).get("customers.customer_id")?.others ?? "absent";
  const key = "customers.customer_id";
  const first = isHidden ? [] : ids.slice(0, mostNamed);
  return {
    said: isHidden ? null : meant.length,
    customers: isHidden ? null : ids.length,
    first: first.flatMap((id) => shownCell(id, view, { key, versionId: version.id }) ?? []),
  };
}
