import { PageHeader } from "@/components/shell/page-header";
import type { SheetOfData } from "@/components/shell/top-bar";
import { HypothesisLine } from "@/components/study/hypothesis-line";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { extentFor, may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { DatasetView } from "@/lib/domain/dataset-resources";
import { formatDate } from "@/lib/domain/format-date";
import type { Rule } from "@/lib/domain/rule";
import { segmentHref, segmentsHref } from "@/lib/domain/segment-address";
import type { SegmentUses, SegmentView } from "@/lib/domain/segment-resources";
import { builderFacts } from "@/lib/services/builder-facts";
import { segmentVerdicts } from "@/lib/services/segment-verdicts";
import { WorkspaceFrame } from "../workspace-frame";
import { BuilderSheet } from "./builder-sheet";

export interface BuilderPlace {
  readonly dataset: DatasetView;
  readonly version: number;
  /** This page on another version of the dataset. */
  readonly hrefOf: (version: number) => string;
}

/** The builder on a segment's draft, or on a new segment. */
export async function BuilderPage({
  actor,
  place,
  segment,
  uses,
}: {
  readonly actor: Actor;
  readonly place: BuilderPlace;
  readonly segment: SegmentView | null;
  readonly uses: SegmentUses["uses"];
}) {
  const workspace = actor.workspace.slug;
  const { dataset, version } = place;
  if (!may(actor, "segments.draft") || segment?.archivedAt) {
    return (
      <WorkspaceFrame actor={actor} section="segments">
        <NotHere actor={actor} dataset={dataset.slug} segment={segment} />
      </WorkspaceFrame>
    );
  }
  const facts = await builderFacts(actor, { dataset: dataset.slug, version: String(version) }, segment?.slug ?? null);
  const latest = segment?.latest ?? null;
  const rule = segment?.draft?.rule ?? latest?.rule ?? everybody;
  const revision = segment?.draft?.revision ?? null;
  const { asOf } = facts.manifest;
  const claims = (await segmentVerdicts(actor, dataset.slug)).filter((one) => one.segment === segment?.slug);
  return (
    <WorkspaceFrame actor={actor} section="segments" sheet={sheetOf(place, asOf)} segment={segment?.slug}>
      <BuilderSheet
        workspace={workspace}
        facts={facts}
        segment={
          segment && {
            slug: segment.slug,
            name: segment.name,
            published: latest && { number: latest.number, rule: latest.rule },
            uses,
          }
        }
        rule={rule}
        revision={revision}
        mayPublish={extentFor(actor, "segments.publish") === "full"}
        templatesHref={`/w/${workspace}/segments/templates?dataset=${encodeURIComponent(dataset.slug)}`}
        claims={<HypothesisLine workspace={workspace} verdicts={claims} isDraft />}
        next={(latest?.number ?? 0) + 1}
        items={[
          { term: "Data to", detail: asOf === null ? "no dates in the data" : formatDate(asOf) },
          { term: "Dataset", detail: `${dataset.name}, version ${version}` },
          { term: "Counts", detail: "live" },
          {
            term: "Compared with",
            detail: latest ? `v${latest.number}, published ${formatDate(latest.publishedAt)}` : "the rest of the base",
          },
          { term: "Used in", detail: usesWords(uses) },
        ]}
      />
    </WorkspaceFrame>
  );
}

const everybody: Rule = { kind: "all", rules: [] };

function usesWords(uses: SegmentUses["uses"]): string {
  const segments = uses.filter(({ kind }) => kind !== "draft").length;
  const drafts = uses.length - segments;
  const parts = [
    ...(segments > 0 ? [segments === 1 ? "1 segment" : `${segments} segments`] : []),
    ...(drafts > 0 ? [drafts === 1 ? "1 draft" : `${drafts} drafts`] : []),
  ];
  return parts.length === 0 ? "nothing yet" : parts.join(", ");
}

function sheetOf({ dataset, version, hrefOf }: BuilderPlace, asOf: string | null): SheetOfData {
  return {
    place: { dataset: dataset.slug, version },
    dataset: `${dataset.name} v${version}`,
    versions: dataset.versions.slice(0, 12).map(({ number, builtAt }) => ({
      label: `Version ${number}, built ${formatDate(builtAt)}`,
      href: hrefOf(number),
      current: number === version,
    })),
    ...(asOf === null ? {} : { dataTo: formatDate(asOf) }),
  };
}

/** Why this reader edits nothing here, and what there is to read instead. */
function NotHere({
  actor,
  dataset,
  segment,
}: {
  readonly actor: Actor;
  readonly dataset: string;
  readonly segment: SegmentView | null;
}) {
  const workspace = actor.workspace.slug;
  const back =
    segment === null
      ? { href: segmentsHref(workspace, dataset), words: "See the segments" }
      : { href: segmentHref(workspace, segment.slug), words: `Read ${segment.name}` };
  const isArchived = Boolean(segment?.archivedAt) && may(actor, "segments.draft");
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Segments", href: segmentsHref(workspace, dataset) }, { label: segment?.name ?? "new" }]}
        title={isArchived ? `${segment?.name} is archived` : "You may not draft segments here"}
      />
      <Figure title="The rule">
        <Empty
          title={isArchived ? "An archived segment keeps its rule" : "Drafting is for analysts, product and admins"}
          action={<ButtonLink href={back.href}>{back.words}</ButtonLink>}
        >
          {isArchived
            ? "Bring it back first; then its rule can be changed."
            : "Your role reads what has been published. Ask an admin of this workspace if you need to draft."}
        </Empty>
      </Figure>
    </>
  );
}
