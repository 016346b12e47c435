import "server-only";
import type { DraftedTemplate } from "@/lib/analytics/queries/draft-templates";
import { memberSizesQuestion } from "@/lib/analytics/queries/group-sizes";
import { computeScoreboard } from "@/lib/analytics/queries/scoreboard";
import { placedSegments, segmentGrouping } from "@/lib/analytics/queries/segment-members";
import type { Ask } from "@/lib/analytics/sql/question";
import { namedAmount } from "@/lib/domain/amount-limits";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { emptyFamily } from "@/lib/domain/estimate";
import { countText, percentText } from "@/lib/domain/number-words";
import { ruleTreeSchema } from "@/lib/domain/rule";
import { ruleSentence } from "@/lib/domain/rule-sentence";
import { type Cell, type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import { headline } from "@/lib/domain/sentence-headline";
import type { ChosenTemplate, ConcentrationView, RfmView } from "@/lib/domain/template-answers";
import { type TemplateKind, templateWords } from "@/lib/domain/templates";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";
import { hiddenInTable, smallestShownCount } from "@/lib/stats/small-cells";
import { coarseEstimate } from "./coarse-estimate";
import { coarseCount } from "./rules";
import { withoutSmallGroups } from "./suppression";

/** Who is asked; `hides`: the reader sees no small groups, and counts of drafts rounded. */
interface Asked {
  readonly version: DatasetVersion;
  readonly ask: Ask;
  readonly hides: boolean;
}

interface Drafted {
  readonly kind: TemplateKind;
  readonly found: DraftedTemplate;
  readonly metric: string | null;
  readonly columns: readonly VersionColumn[];
}

/** The drafts of a template against everybody else, all of them one family; each is asked as the segment it would become. */
export async function scoredTemplate(asked: Asked, drafted: Drafted): Promise<ChosenTemplate> {
  const { version, hides } = asked;
  const { kind, found, metric, columns } = drafted;
  const drafts = found.drafts.filter(({ rule }) => ruleTreeSchema.safeParse(rule).success).map(draftSegment);
  const shown = (count: number) => (hides ? coarseCount(count) : count);
  const base = {
    kind,
    words: [...found.words],
    concentration: concentrationOf(found, columns[0]),
    rfm: rfmOf(found, hides),
  };
  if (drafts.length === 0)
    return {
      ...base,
      sentence: `${templateWords[kind].name}: this version gives no rules`,
      metric: null,
      drafts: [],
      total: null,
      inSeveral: null,
      inNone: null,
      family: emptyFamily,
      notes: [],
    };
  const { view, inSeveral, inNone } = await boardOf(asked, drafts, metric);
  return {
    ...base,
    sentence: sentenceOf(drafted, view),
    metric: view.metrics[0] ?? null,
    drafts: drafts.map(({ ref, name, written }, row) => {
      const size = view.groups[row]?.size ?? null;
      const counted = size === null ? null : shown(size);
      return {
        ref,
        name,
        rule: written,
        sentence: ruleSentence(written, version.manifest),
        size: counted,
        share: counted === null || view.total === 0 ? null : counted / view.total,
        cell: view.cells[row]?.[0] ?? { state: "notDefined", estimate: null, sentence: null },
      };
    }),
    total: view.totals[0] ?? null,
    inSeveral: shown(inSeveral),
    inNone: shown(inNone),
    family: view.family,
    notes: view.notes.map(shortLeak),
  };
}

/** The rules of a template read much the same, so what keeps one of them from a verdict need not be said of each. */
function shortLeak(note: string): string {
  const [first, ...more] = note.split(/(?<=\.) /);
  if (!first?.endsWith("is shown without a verdict.") || more.length < 2) return note;
  return `${first} The rules read what was known only after the outcome began; choose another metric, or open one in the builder to compare from a day of life on.`;
}

function draftSegment({ name, rule }: DraftedTemplate["drafts"][number], index: number): AskedSegment {
  const ref = `draft-${index + 1}`;
  return { ref, slug: ref, name, code: "–", version: 0, written: rule, rule };
}

/** The board of the drafts, and the customers who are in several of them and in none. */
async function boardOf({ version, ask, hides }: Asked, drafts: readonly AskedSegment[], metric: string | null) {
  const question = {
    by: segmentsKey,
    segments: drafts.map(({ ref }) => ref),
    metrics: [metric ?? "customers"],
    against: "rest",
  };
  const whole = await computeScoreboard({ version, question, segments: drafts, ask });
  const frame = { versionId: version.id, manifest: version.manifest };
  const masks = await ask(memberSizesQuestion(segmentGrouping(placedSegments(drafts, frame), frame)));
  const sizes = masks.map(({ group_key, size }) => ({ several: bitsOf(group_key) > 1, size }));
  const sum = (all: readonly { readonly size: number }[]) => all.reduce((total, one) => total + one.size, 0);
  return {
    view: hides ? coarse(withoutSmallGroups(whole)) : whole,
    inSeveral: sum(sizes.filter(({ several }) => several)),
    inNone: whole.total - sum(sizes),
  };
}

function bitsOf(mask: string): number {
  return [...BigInt(mask).toString(2)].filter((bit) => bit === "1").length;
}

function coarse(view: ScoreboardView): ScoreboardView {
  const cellOf = (cell: Cell): Cell => ({
    ...cell,
    estimate: cell.estimate && coarseEstimate(cell.estimate, view.metrics[0]?.unit ?? "number"),
  });
  return { ...view, cells: view.cells.map((row) => row.map(cellOf)) };
}

/** The top of the base is a plain count; all else claims only what is marked. */
function sentenceOf({ kind, found }: Drafted, view: ScoreboardView): string {
  const point = topOf(found);
  if (kind === "valueCut" && point)
    return `The top ${point.percent}\u202f% of ${countText(found.curve?.customers ?? 0)} customers with revenue brought ${percentText(point.share)} of it`;
  // Nothing was compared: the drafts read what the metric measures, or there is too little of it.
  if (view.family.m === 0) return `${templateWords[kind].name}: ${view.groups.length} drafts`;
  return headline({ ...view, by: { ...view.by, label: templateWords[kind].name.toLowerCase() } });
}

function topOf({ curve, drafts }: DraftedTemplate) {
  const percent = Number(/^Top (\d+) %/.exec(drafts[0]?.name ?? "")?.[1]);
  return curve?.points.find((point) => point.percent === percent);
}

function concentrationOf({ curve }: DraftedTemplate, column: VersionColumn | undefined): ConcentrationView | null {
  if (!curve || !column) return null;
  const { key, label, type } = column;
  return {
    column: { key, label, type },
    customers: curve.customers,
    negatives: curve.negatives,
    gini: curve.gini && { value: curve.gini.gini, interval: [...curve.gini.interval] },
    points: curve.points.map(({ interval, ...point }) => ({
      ...point,
      interval: [...interval],
      rule: { kind: "column", column: key, test: { op: "atLeast", value: namedAmount(type, point.atLeast) } },
    })),
  };
}

/** Roles that see no small groups see the grid rounded and with small cells hidden, and no sums of money. */
function rfmOf({ rfm }: DraftedTemplate, hides: boolean): RfmView | null {
  if (!rfm) return null;
  const scores = [1, 2, 3, 4, 5];
  const counts = scores.map((r) =>
    scores.map((f) =>
      rfm.cells.filter((cell) => cell.r === r && cell.f === f).reduce((sum, { customers }) => sum + customers, 0),
    ),
  );
  const hidden = hides ? hiddenInTable(counts) : [];
  const rounded = (count: number) => (hides ? smallestShownCount * Math.round(count / smallestShownCount) : count);
  return {
    customers: rounded(rfm.customers),
    cuts: {
      recency: [...rfm.cuts.recency],
      frequency: [...rfm.cuts.frequency],
      monetary: hides ? null : [...rfm.cuts.monetary],
    },
    grid: scores.flatMap((r, row) =>
      scores.map((f, column) => ({
        r,
        f,
        customers: hidden[row]?.[column] ? null : rounded(counts[row]?.[column] ?? 0),
      })),
    ),
    cells: hides ? null : rfm.cells.map((cell) => ({ ...cell })),
  };
}
