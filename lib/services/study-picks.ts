import "server-only";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { DecisionText } from "@/lib/domain/decision";
import type { DecisionFigure, DecisionHead } from "@/lib/domain/decision-resources";
import type { Hypothesis } from "@/lib/domain/hypothesis";
import { verdictWords } from "@/lib/domain/hypothesis-words";
import { metricOf } from "@/lib/domain/metrics";
import { isMarketFigure } from "@/lib/domain/priority-figures";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { segmentRef } from "@/lib/domain/segment";
import { boardHref } from "@/lib/domain/study-address";
import type { HypothesisView, PickDecision } from "@/lib/domain/study-resources";
import { figureNamed } from "./decision-evidence";
import { decisionHeads } from "./decision-heads";
import { openHypothesis, viewOf } from "./hypotheses";
import type { VersionAddress } from "./open-population";
import { priorityBoard } from "./priority-board";
import { priorityFacts } from "./priority-facts";
import { prioritySettings } from "./priority-settings";
import { failedKnockout } from "./ranking";
import { contenders } from "./ranking-contenders";

/**
 * By a segment's id the knock-out rule that it fails, with by how much; null where it fails none that this reader may see. Empty while
 * no rule is written, and for whom priorities are closed.
 */
export async function knockoutFaults(
  actor: Actor,
  address: VersionAddress,
): Promise<ReadonlyMap<string, string | null>> {
  if (!may(actor, "priorities.read")) return new Map();
  const { settings } = await prioritySettings(actor, address.dataset);
  if (settings.knockouts.length === 0) return new Map();
  const facts = await priorityFacts(actor, address);
  const measured = settings.knockouts.map(({ figure }) => figure).filter((id) => !isMarketFigure(id));
  const board = await priorityBoard(actor, facts, measured);
  return new Map(
    contenders(facts, board, { ...settings, criteria: [] }).map((one) => [
      one.facts.segment.id,
      failedKnockout(one, settings, facts.version.manifest),
    ]),
  );
}

/** Of a picked hypothesis the decision that names its segment, as far as this reader sees decisions; null while there is none. */
export async function pickDecisions(actor: Actor): Promise<(picked: Hypothesis) => PickDecision | null> {
  const heads = may(actor, "decisions.read") ? await decisionHeads(actor) : [];
  return (picked) => {
    const naming = heads.filter((head) => isAbout(head, picked));
    const standing = naming.find(({ status }) => status !== "declined" && status !== "withdrawn") ?? naming[0];
    if (!standing) return null;
    const { id, question, status, chosen } = standing;
    return { id, question, status, chosen };
  };
}

/** What was closed before the claim was written was decided without it. */
function isAbout({ segments, closedAt }: DecisionHead, { segmentSlug, createdAt }: Hypothesis): boolean {
  return segments.some(({ slug }) => slug === segmentSlug) && (closedAt === null || closedAt >= createdAt);
}

/** What the decision about a pick begins with. */
export interface PickStart {
  readonly dataset: string;
  readonly segment: string;
  readonly question: string;
  readonly text: DecisionText;
  /** Null before the number was shown, and where there is none to keep for this reader. */
  readonly figure: DecisionFigure | null;
}

/** The claim of a pick with its verdict, and its number, as evidence. */
export async function startOfPick(actor: Actor, id: string): Promise<PickStart> {
  const { study, version } = await openHypothesis(actor, id);
  const view = await viewOf(actor, id);
  const { segment, metric, definition } = view;
  const address = {
    dataset: study.datasetSlug,
    version: version.number,
    metric: metric.id,
    by: segmentsKey,
    group: segmentRef(segment.slug, definition),
  };
  const isShown = view.revealed !== null && view.closed === null;
  const figure = isShown ? await figureNamed(actor, address) : null;
  // A decision is read by more roles than some metrics are.
  const isOpenToAll =
    metricOf(metric.id, version.manifest)?.permission === "kpis.read" && !/^(mean|share):/.test(metric.id);
  const href = boardHref(actor.workspace.slug, { study: study.id, open: id });
  return {
    dataset: study.datasetSlug,
    segment: segment.slug,
    question: `Do we make ${segment.name} our target?`,
    text: {
      words: [`Claim: ${segment.name}: ${view.sentence}.`, isOpenToAll ? verdictOf(view) : ""].join(" ").trim(),
      href,
    },
    figure: figure?.since.today ? figure : null,
  };
}

function verdictOf({ latest, override, closed }: HypothesisView): string {
  if (closed !== null) return "";
  if (latest === null) return "No verdict has been computed.";
  const { sentence, number, datasetVersion } = latest;
  const signed = override?.verdict ? ` ${override.by} signed “${verdictWords[override.verdict]}” beside it.` : "";
  return `Verdict of look ${number}, on version ${datasetVersion} of the data: ${sentence}.${signed}`;
}
