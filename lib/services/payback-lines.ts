import "server-only";
import { paybackCurves } from "@/lib/analytics/queries/payback-curves";
import type { Ask } from "@/lib/analytics/sql/question";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { PaybackLine, PaybackView } from "@/lib/domain/payback-view";
import { type Cell, type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import type { PaybackCurve } from "@/lib/stats/payback";

interface Opened {
  readonly version: DatasetVersion;
  readonly asked: readonly AskedSegment[];
  readonly ask: Ask;
  /** Whether the reader may see what customers bring after cost: without that right the months stand without their curve. */
  readonly seesMargins: boolean;
}

/**
 * The curves behind the paybacks of a board as its reader sees it: a line is drawn where its number is shown. Null where the board
 * has no paybacks.
 */
export async function paybackView(
  { version, asked, ask, seesMargins }: Opened,
  board: ScoreboardView | null,
): Promise<PaybackView | null> {
  const column = board?.metrics.findIndex(({ id }) => id === "payback") ?? -1;
  const total = board?.totals[column];
  if (!board || !total) return null;
  const question = { by: segmentsKey, segments: asked.map(({ ref }) => ref), metrics: ["payback"], against: "rest" };
  const curves = await paybackCurves({ version, question, segments: asked, ask });
  if (!curves) return null;
  const line = (who: Pick<PaybackLine, "ref" | "name">, { cost, cumulative, se }: PaybackCurve, payback: Cell) => {
    const [isShown, isDrawn] = [payback.state === "shown", payback.state === "shown" && seesMargins];
    const [margin, standardError] = isDrawn ? [[...cumulative], [...se]] : [[], []];
    return { ...who, cost: isShown ? cost : null, margin, standardError, payback };
  };
  const lines = board.groups.flatMap(({ label }, row) => {
    const [cell, curve, segment] = [board.cells[row]?.[column], curves.groups[row], asked[row]];
    return cell && curve && segment ? [line({ ref: segment.ref, name: label }, curve, cell)] : [];
  });
  return {
    lines: [...lines, line({ ref: null, name: "Everybody" }, curves.total, total)],
    caveat: board.metrics[column]?.caveat ?? null,
  };
}
