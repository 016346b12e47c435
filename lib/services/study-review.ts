import "server-only";
import { demand } from "@/lib/access/allow";
import type { ClaimComparison } from "@/lib/analytics/queries/claim-comparison";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import type { Hypothesis, Look } from "@/lib/domain/hypothesis";
import { quarterAfter } from "@/lib/domain/study";
import type { StudyView } from "@/lib/domain/study-resources";
import { today } from "@/lib/platform/clock";
import { type Claim, type ClaimFamily, type ClaimVerdict, judgeClaims } from "@/lib/stats/judge-claims";
import { levelOfLook } from "@/lib/stats/looks";
import { transaction } from "@/lib/store/database";
import { listHypotheses } from "@/lib/store/hypotheses";
import { addLooks, type NewLook } from "@/lib/store/looks";
import { changeStudy, studyById } from "@/lib/store/studies";
import { segmentBook } from "./asked-segments";
import { recordAudit } from "./audit";
import { measureClaim } from "./claim-measure";
import { type HypothesisBook, hypothesisBook } from "./hypothesis-views";
import { refuseClosed, studyView } from "./studies";
import { resolveVersion } from "./versions";

/** What a review of a version would look at, and why it would look at nothing. */
export interface ReviewOutlook {
  readonly due: readonly Hypothesis[];
  readonly fault: string | null;
}

/** Claims whose number was shown, and that nobody has looked at on this version: the same data are no second look. */
export function reviewOutlook(book: HypothesisBook, version: StoredVersion): ReviewOutlook {
  const open = book.all.filter(({ revealedAt, retiredAt }) => revealedAt !== null && retiredAt === null);
  const due = open.filter(({ id }) => !book.looksOf(id).some((look) => look.datasetVersionId === version.id));
  if (due.length > 0) return { due, fault: null };
  const fault =
    open.length === 0
      ? "No number of this study has been shown yet, so there is nothing to judge."
      : `Every open hypothesis has been judged on version ${version.number} of the data. The next look needs a newer one.`;
  return { due, fault };
}

/**
 * Computes the verdicts of a study on the newest data and keeps them: one look of each hypothesis is spent. The open hypotheses are
 * one family; those judged on these data before take part in it and keep their verdicts.
 */
export async function reviewStudy(actor: Actor, studyId: string): Promise<StudyView> {
  demand(actor, "hypotheses.edit");
  const study = await studyById(actor.scope, studyId);
  refuseClosed(study);
  const version = await resolveVersion(actor, study.datasetSlug, "latest");
  const book = await hypothesisBook(actor, await listHypotheses(actor.scope, { studyId }));
  const { due, fault } = reviewOutlook(book, version);
  if (fault !== null) throw new AppError("conflict", fault);
  const looks = await judgedLooks(actor, { version, book, due });
  const reviewed = await transaction(async () => {
    await addLooks(actor.scope, looks);
    return await changeStudy(actor.scope, studyId, { nextReview: quarterAfter(today()) });
  });
  const details = { version: version.number, hypotheses: due.map(({ id }) => id) };
  await recordAudit(actor, "studies.review", { kind: "study", id: studyId }, details);
  return studyView(reviewed);
}

interface Review {
  readonly version: StoredVersion;
  readonly book: HypothesisBook;
  readonly due: readonly Hypothesis[];
}

/** The looks that a review of these hypotheses would keep. */
async function judgedLooks(actor: Actor, { version, book, due }: Review): Promise<NewLook[]> {
  const segments = await segmentBook(actor, version.datasetId);
  const measured: MeasuredClaim[] = [];
  for (const hypothesis of due) {
    const found = await measureClaim(version, segments, hypothesis);
    measured.push({ hypothesis, found, look: book.looksOf(hypothesis.id).length + 1 });
  }
  const claims = measured.flatMap(claimOf);
  const before = book.all
    .filter(({ retiredAt, id }) => retiredAt === null && !due.some((one) => one.id === id))
    .flatMap(({ id }) => book.looksOf(id).filter((look) => look.datasetVersionId === version.id))
    .flatMap(({ p, number }) => (p === null ? [] : [{ p, look: number }]));
  const { verdicts, family } = judgeClaims(claims, before);
  return measured.map((one) =>
    lookOf(
      one,
      verdicts.find(({ id }) => id === one.hypothesis.id),
      { version, family, lookedBy: actor.userId },
    ),
  );
}

interface MeasuredClaim {
  readonly hypothesis: Hypothesis;
  readonly found: ClaimComparison;
  readonly look: number;
}

function claimOf({ hypothesis, found, look }: MeasuredClaim): Claim[] {
  const { direction, smallestEffect, id } = hypothesis;
  return found.comparison ? [{ direction, smallestEffect, look, comparison: { ...found.comparison, id } }] : [];
}

/** Without numbers the look says why: the version cannot answer the claim. */
function lookOf(
  { hypothesis, found, look }: MeasuredClaim,
  verdict: ClaimVerdict | undefined,
  {
    version,
    family,
    lookedBy,
  }: { readonly version: StoredVersion; readonly family: ClaimFamily; readonly lookedBy: string },
): NewLook {
  const { difference = null, interval = null } = verdict ?? {};
  return {
    hypothesisId: hypothesis.id,
    number: look,
    datasetVersionId: version.id,
    definition: hypothesis.definition,
    metricVersion: found.metric.version,
    verdict: verdict?.verdict ?? "notEnough",
    reason: verdict ? verdict.reason : "notDefined",
    needed: verdict?.needed ?? null,
    value: verdict?.value ?? null,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    n: verdict?.n ?? 0,
    customers: found.customers,
    population: found.population,
    against: againstOf(verdict, hypothesis),
    difference: difference?.value ?? null,
    differenceLow: difference?.interval[0] ?? null,
    differenceHigh: difference?.interval[1] ?? null,
    alpha: difference?.alpha ?? levelOfLook(look, family.alpha),
    p: verdict?.p ?? null,
    familySize: family.m,
    familySelected: family.selected,
    lookedBy,
  };
}

function againstOf(verdict: ClaimVerdict | undefined, { comparison }: Hypothesis): Look["against"] {
  return verdict?.against === "rest" || verdict?.against === "average" ? verdict.against : comparison;
}
