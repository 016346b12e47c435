import type { ReactNode } from "react";
import { BringBack } from "@/components/segments/bring-back";
import { PublishSegment } from "@/components/segments/publish-segment";
import { SegmentSettings } from "@/components/segments/segment-settings";
import { type Crumb, PageHeader } from "@/components/shell/page-header";
import { TitleBlock, type TitleBlockProps } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { NamedTile } from "@/components/ui/named-tile";
import { Stance } from "@/components/ui/stance";
import { Tabs } from "@/components/ui/tabs";
import { extentFor } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { customersHref } from "@/lib/domain/customers-address";
import { formatDate, formatInstant } from "@/lib/domain/format-date";
import { builderHref, type SegmentTab, segmentHref, segmentsHref, segmentTabs } from "@/lib/domain/segment-address";
import { segmentTile } from "@/lib/domain/segment-tile";
import type { SegmentPageView } from "@/lib/services/segment-page";
import { segmentOwners, segmentRights } from "@/lib/services/segments";
import { sheetProps } from "../../compare/sheet-props";
import { WorkspaceFrame } from "../../workspace-frame";
import { draftChange } from "./draft-change";
import { SegmentNotices } from "./segment-notices";

export interface SegmentFrameProps {
  readonly actor: Actor;
  readonly page: SegmentPageView;
  readonly tab: SegmentTab;
  readonly children?: ReactNode;
}

/** The frame of every page of a segment: name and rule, tabs, title block, and what the reader should know before the numbers. */
export function SegmentFrame({ actor, page, tab, children }: SegmentFrameProps) {
  const { segment, definition, shown } = page;
  const { slug } = actor.workspace;
  const hrefOf = (version: number) => segmentHref(slug, segment.slug, { tab, version, definition: definition?.number });
  return (
    <WorkspaceFrame
      actor={actor}
      section="segments"
      sheet={sheetProps(slug, page.dataset, shown, hrefOf)}
      segment={segment.parent ?? segment.slug}
    >
      <PageHeader
        breadcrumb={crumbs(slug, page)}
        title={<NamedTile {...segmentTile(segment.code)} name={segment.name} />}
        lede={definition?.sentence ?? segment.draft?.sentence}
        actions={<HeaderActions actor={actor} page={page} />}
      />
      <Tabs label={`Pages of ${segment.name}`} items={tabItems(actor, page, tab)} />
      <TitleBlock items={titleItems(page)} />
      <SegmentNotices workspace={slug} page={page} tab={tab} mayDraft={segmentRights(actor).draft} />
      {children}
    </WorkspaceFrame>
  );
}

async function HeaderActions({ actor, page }: { readonly actor: Actor; readonly page: SegmentPageView }) {
  const { segment, others } = page;
  const { slug } = actor.workspace;
  const rights = segmentRights(actor);
  const isLive = segment.archivedAt === null;
  const { draft } = segment;
  const mayPublish = isLive && (rights.publish || (rights.approve && draft?.proposedAt != null));
  const owners = rights.edit && isLive ? await segmentOwners(actor) : [];
  const place = { version: page.shown.number, definition: page.definition?.number };
  return (
    <>
      {page.definition === null ? null : (
        <>
          <ButtonLink href={segmentHref(slug, segment.slug, { tab: "one-pager", ...place })}>One-pager</ButtonLink>
          <ButtonLink href={segmentHref(slug, segment.slug, { tab: "battle-card", ...place })}>Battle card</ButtonLink>
        </>
      )}
      {draft && mayPublish ? (
        <PublishSegment
          workspace={slug}
          segment={{ slug: segment.slug, name: segment.name }}
          draft={{ revision: draft.revision, sentence: draft.sentence, proposedBy: draft.proposedBy }}
          change={await draftChange(actor, segment)}
        />
      ) : null}
      {isLive && rights.draft ? <ButtonLink href={builderHref(slug, segment.slug)}>Edit the rule</ButtonLink> : null}
      {isLive && rights.edit ? (
        <SegmentSettings
          workspace={slug}
          segment={{
            slug: segment.slug,
            name: segment.name,
            stance: segment.stance,
            owner: segment.owner?.id ?? null,
            parent: segment.parent,
          }}
          owners={owners.map(({ id, name }) => ({ value: id, label: name }))}
          parents={others.map((other) => ({ value: other.slug, label: other.name }))}
          mayArchive={rights.publish}
        />
      ) : null}
      {!isLive && rights.publish ? (
        <BringBack workspace={slug} segment={{ slug: segment.slug, name: segment.name }} />
      ) : null}
    </>
  );
}

function crumbs(workspace: string, { segment, dataset, others }: SegmentPageView): Crumb[] {
  const parent = others.find((other) => other.slug === segment.parent);
  return [
    { label: "Segments", href: segmentsHref(workspace, dataset.slug) },
    ...(parent
      ? [{ label: `part of ${parent.name}`, href: segmentHref(workspace, parent.slug) }]
      : [{ label: segment.parent === null ? "macro" : "part of an archived segment" }]),
  ];
}

const tabLabels: Readonly<Record<SegmentTab, string>> = {
  overview: "Overview",
  performance: "Performance",
  time: "Over time",
  customers: "Customers",
  history: "History",
};

/** Customers stand in the list of customers, for those who may see rows. */
function tabItems(actor: Actor, { segment, definition, dataset, shown, ref }: SegmentPageView, tab: SegmentTab) {
  const { slug } = actor.workspace;
  const place = { version: shown.number, definition: definition?.number };
  const hasRows = ref !== null && !["none", "counts"].includes(extentFor(actor, "rows.read"));
  return segmentTabs.flatMap((one) => {
    if (one === "customers" && !hasRows) return [];
    const href =
      one === "customers" && ref !== null
        ? customersHref(slug, { dataset: dataset.slug, version: shown.number, who: { segment: ref } })
        : segmentHref(slug, segment.slug, { tab: one, ...place });
    return [{ label: tabLabels[one], href, current: one === tab }];
  });
}

function titleItems({ segment, definition, dataset, shown }: SegmentPageView): TitleBlockProps["items"] {
  const { asOf } = shown.manifest;
  return [
    { term: "Stance", detail: <Stance stance={segment.stance} /> },
    { term: "Definition", detail: definitionWords(segment.latest?.number, definition) },
    { term: "Owner", detail: segment.owner?.name ?? "nobody" },
    {
      term: "Dataset",
      detail: `${dataset.name} v${shown.number}${asOf === null ? "" : `, to ${formatDate(asOf)}`}`,
    },
    { term: "Built", detail: `${formatInstant(shown.builtAt)} UTC, ${shown.builtBy}` },
  ];
}

function definitionWords(latest: number | undefined, definition: SegmentPageView["definition"]): string {
  if (definition === null) return "draft";
  const state = definition.number === latest ? "live" : `an earlier one, v${latest} is live`;
  return `v${definition.number} of ${formatDate(definition.publishedAt)}, ${state}`;
}
