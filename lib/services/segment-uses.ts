import "server-only";
import { demand, may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { decisionHref } from "@/lib/domain/decision-address";
import { statusWords } from "@/lib/domain/decision-words";
import { expectationsHref } from "@/lib/domain/expectation-address";
import { inSentence } from "@/lib/domain/in-sentence";
import { metrics } from "@/lib/domain/metrics";
import { impactHref, marketHref } from "@/lib/domain/priority-address";
import { quarterText, statusWords as roadmapWords } from "@/lib/domain/roadmap";
import { roadmapItemHref } from "@/lib/domain/roadmap-address";
import { namedSegments } from "@/lib/domain/rule-expansion";
import type { Segment } from "@/lib/domain/segment";
import { segmentHref } from "@/lib/domain/segment-address";
import type { SegmentUses } from "@/lib/domain/segment-resources";
import { boardHref } from "@/lib/domain/study-address";
import { listArtefactParts } from "@/lib/store/artefacts";
import { listExpectations } from "@/lib/store/expectations";
import { listHypotheses } from "@/lib/store/hypotheses";
import { listMarkets } from "@/lib/store/priorities";
import { listItemsOfSegment } from "@/lib/store/roadmap";
import { listScenarios } from "@/lib/store/scenarios";
import { definitionsNaming, findDraft } from "@/lib/store/segment-definitions";
import { listStudies } from "@/lib/store/studies";
import { seesDrafts } from "./asked-segments";
import { decisionHeads } from "./decision-heads";
import { type OpenSegment, openSegment } from "./segment-views";

/**
 * What names a segment: definitions, drafts for those who see them, segments under it, decisions, roadmap items, kept scenarios and
 * hypotheses; and what is written of it: expectations, market figures, the text of its one-pager and battle card.
 */
export async function segmentUses(actor: Actor, slug: string): Promise<SegmentUses> {
  demand(actor, "segments.read");
  const open = await openSegment(actor, slug);
  return {
    uses: [
      ...(await definitionUses(actor, open)),
      ...(await draftUses(actor, open)),
      ...childUses(actor, open),
      ...(await decisionUses(actor, open)),
      ...(await roadmapUses(actor, open)),
      ...(await scenarioUses(actor, open)),
      ...(await hypothesisUses(actor, open)),
      ...(await expectationUses(actor, open)),
      ...(await marketUses(actor, open)),
      ...(await artefactUses(actor, open)),
    ],
  };
}

async function decisionUses(actor: Actor, { segment }: OpenSegment): Promise<SegmentUses["uses"]> {
  if (!may(actor, "decisions.read")) return [];
  const about = (await decisionHeads(actor)).filter(({ segments }) =>
    segments.some(({ slug }) => slug === segment.slug),
  );
  return about.map(({ id, question, status }) => ({
    kind: "decision" as const,
    name: question === "" ? "A decision without a question yet" : question,
    href: decisionHref(actor.workspace.slug, id),
    detail: `A decision about it, ${statusWords[status]}`,
  }));
}

async function roadmapUses(actor: Actor, { segment }: OpenSegment): Promise<SegmentUses["uses"]> {
  if (!may(actor, "roadmap.read")) return [];
  return (await listItemsOfSegment(actor.scope, segment.id)).map(({ id, title, status, quarter }) => ({
    kind: "roadmap" as const,
    name: title,
    href: roadmapItemHref(actor.workspace.slug, id),
    detail: `A roadmap item for it, ${roadmapWords[status]}${quarter === null ? "" : `, ${quarterText(quarter)}`}`,
  }));
}

async function scenarioUses(actor: Actor, { segment }: OpenSegment): Promise<SegmentUses["uses"]> {
  if (!may(actor, "priorities.read")) return [];
  const about = (await listScenarios(actor.scope, segment.datasetId)).filter(({ question }) =>
    question.segment.startsWith(`${segment.slug}@`),
  );
  return about.map(({ name, version, question }) => ({
    kind: "scenario" as const,
    name,
    href: impactHref(actor.workspace.slug, { dataset: segment.datasetSlug, version }, question),
    detail: "A kept scenario about it",
  }));
}

async function hypothesisUses(actor: Actor, { segment }: OpenSegment): Promise<SegmentUses["uses"]> {
  if (!may(actor, "hypotheses.read")) return [];
  const about = await listHypotheses(actor.scope, { segmentId: segment.id });
  if (about.length === 0) return [];
  const studies = new Map((await listStudies(actor.scope)).map(({ id, name }) => [id, name]));
  return about.map(({ id, studyId, metric, retiredAt }) => {
    const name = metrics.find((one) => one.id === metric)?.name;
    return {
      kind: "hypothesis" as const,
      name: studies.get(studyId) ?? "A study",
      href: boardHref(actor.workspace.slug, { study: studyId, open: id }),
      detail: `A hypothesis about it${name === undefined ? "" : `, on ${inSentence(name)}`}${retiredAt === null ? "" : ", retired"}`,
    };
  });
}

async function expectationUses(actor: Actor, { segment }: OpenSegment): Promise<SegmentUses["uses"]> {
  if (!may(actor, "expectations.read")) return [];
  const all = await listExpectations(actor.scope, segment.datasetId);
  const topics = all.filter(({ segmentId }) => segmentId === segment.id).length;
  if (topics === 0) return [];
  return [
    {
      kind: "expectation",
      name: "Service expectations",
      href: expectationsHref(actor.workspace.slug, { dataset: segment.datasetSlug }),
      detail: `What it expects or is promised is written, for ${topics} ${topics === 1 ? "topic" : "topics"}`,
    },
  ];
}

async function marketUses(actor: Actor, { segment }: OpenSegment): Promise<SegmentUses["uses"]> {
  if (!may(actor, "priorities.read") || (await listMarkets(actor.scope, [segment.id])).length === 0) return [];
  return [
    {
      kind: "market",
      name: "Market",
      href: marketHref(actor.workspace.slug, { dataset: segment.datasetSlug, segment: segment.slug }),
      detail: "Market figures are written for it",
    },
  ];
}

async function artefactUses(actor: Actor, { segment }: OpenSegment): Promise<SegmentUses["uses"]> {
  if (!may(actor, "artefacts.read")) return [];
  const parts = (await listArtefactParts(actor.scope, segment.id)).map(({ part }) => part);
  const papers = [
    { name: "One-pager", place: "one-pager", isWritten: parts.includes("onePager") || parts.includes("service") },
    { name: "Battle card", place: "battle-card", isWritten: parts.includes("battleCard") },
  ];
  return papers.flatMap(({ name, place, isWritten }) =>
    isWritten
      ? [
          {
            kind: "artefact" as const,
            name,
            href: `${segmentHref(actor.workspace.slug, segment.slug)}/${place}`,
            detail: "Text is written for it",
          },
        ]
      : [],
  );
}

async function definitionUses(actor: Actor, { segment, book }: OpenSegment): Promise<SegmentUses["uses"]> {
  const naming = await definitionsNaming(actor.scope, segment.id);
  return book.segments.flatMap((one) => {
    const all = naming.filter((named) => named.segmentId === one.id);
    const current = all.filter((named) => named.number === one.latest);
    const [shown] = current.length > 0 ? current : all;
    if (!shown) return [];
    const which = shown.number === one.latest ? "" : ", no longer in its latest";
    return [
      {
        kind: "segment" as const,
        ...linked(actor, one),
        detail: `Version ${shown.number} of its rule names version ${shown.namedNumber}${which}${archivedWords(one)}`,
      },
    ];
  });
}

async function draftUses(actor: Actor, { segment, book }: OpenSegment): Promise<SegmentUses["uses"]> {
  if (!seesDrafts(actor)) return [];
  const drafted = book.segments.filter((one) => one.hasDraft && one.id !== segment.id);
  const drafts = await Promise.all(drafted.map((one) => findDraft(actor.scope, one.id)));
  return drafted.flatMap((one, index) => {
    const rule = drafts[index]?.rule;
    if (!rule || !namedSegments(rule).some((named) => named.segment === segment.slug)) return [];
    return [{ kind: "draft" as const, ...linked(actor, one), detail: `Its draft names it${archivedWords(one)}` }];
  });
}

function childUses(actor: Actor, { segment, book }: OpenSegment): SegmentUses["uses"] {
  return book.segments
    .filter((one) => one.parentId === segment.id)
    .map((one) => ({ kind: "child" as const, ...linked(actor, one), detail: `Stands under it${archivedWords(one)}` }));
}

function linked(actor: Actor, { name, slug }: Segment): { readonly name: string; readonly href: string } {
  return { name, href: segmentHref(actor.workspace.slug, slug) };
}

function archivedWords({ archivedAt }: Segment): string {
  return archivedAt === null ? "" : ", archived";
}
