import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SegmentTable } from "@/components/segments/segment-table";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { SegmentedLinks } from "@/components/ui/segmented";
import { Tabs } from "@/components/ui/tabs";
import type { Actor } from "@/lib/domain/actor";
import type { DatasetView, VersionView } from "@/lib/domain/dataset-resources";
import { countText } from "@/lib/domain/number-words";
import { builderHref } from "@/lib/domain/segment-address";
import { datasets } from "@/lib/services/datasets";
import { type SegmentList, segmentList } from "@/lib/services/segment-list";
import { segmentRights } from "@/lib/services/segments";
import { sheetProps } from "../compare/sheet-props";
import { dataItems } from "../data-items";
import { addressOf, pageActor } from "../page-actor";
import { askedSheet, one } from "../sheet";
import { WorkspaceFrame } from "../workspace-frame";
import { listHeadline, listRows } from "./list-rows";
import { Partition } from "./partition";

export const metadata: Metadata = { title: "Segments" };

export default async function SegmentsPage({ params, searchParams }: PageProps<"/w/[workspace]/segments">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/segments`, search);
  const actor = await pageActor(workspace, address);
  const all = await datasets(actor);
  const sheet = await askedSheet(actor, search, address);
  if (!sheet) return <NothingYet actor={actor} />;
  const { dataset, shown } = sheet;
  const state: ListState = { dataset: dataset.slug, version: shown.number, archived: one(search.archived) === "1" };
  if (search.dataset === undefined || search.version !== String(shown.number)) redirect(listHref(workspace, state));
  const list = await segmentList(actor, { ...state, version: String(state.version) });
  return (
    <WorkspaceFrame
      actor={actor}
      section="segments"
      sheet={sheetProps(workspace, dataset, shown, (number) => listHref(workspace, { ...state, version: number }))}
    >
      <PageHeader
        title={list.listed.length === 0 ? `No segment of ${dataset.name} yet` : listHeadline(list, dataset.name)}
        lede="A segment is defined once, read in one sentence, and means the same on every page."
        actions={segmentRights(actor).draft ? <NewSegment workspace={workspace} dataset={dataset.slug} /> : undefined}
      />
      <DatasetTabs workspace={workspace} all={all} current={dataset.slug} />
      <TitleBlock items={titleItems(list, dataset, shown)} />
      <Segments actor={actor} state={state} list={list} />
    </WorkspaceFrame>
  );
}

interface ListState {
  readonly dataset: string;
  readonly version: number;
  readonly archived: boolean;
}

function listHref(workspace: string, { dataset, version: number, archived }: ListState): string {
  const search = new URLSearchParams({ dataset, version: String(number), ...(archived ? { archived: "1" } : {}) });
  return `/w/${workspace}/segments?${search}`;
}

function Segments({
  actor,
  state,
  list,
}: {
  readonly actor: Actor;
  readonly state: ListState;
  readonly list: SegmentList;
}) {
  const { slug } = actor.workspace;
  const { listed, archived } = list;
  return (
    <Figure
      title={state.archived ? "Archived: off the lists, and still what they were" : "Each with its rule and its size"}
      actions={
        archived > 0 ? (
          <SegmentedLinks
            label="Which segments"
            options={[
              { label: "In use", href: listHref(slug, { ...state, archived: false }), current: !state.archived },
              {
                label: `Archived ${archived}`,
                href: listHref(slug, { ...state, archived: true }),
                current: state.archived,
              },
            ]}
          />
        ) : undefined
      }
    >
      {listed.length === 0 ? (
        <NoSegments actor={actor} state={state} />
      ) : (
        <>
          <SegmentTable label="Segments with their rules" rows={listRows(slug, list, state.version)} />
          {state.archived ? null : <Partition actor={actor} state={state} list={list} />}
        </>
      )}
    </Figure>
  );
}

function NoSegments({ actor, state }: { readonly actor: Actor; readonly state: ListState }) {
  const { slug } = actor.workspace;
  if (state.archived) return <Empty title="Nothing is archived" />;
  if (!segmentRights(actor).draft)
    return (
      <Empty title="The segments that analysts and product publish stand here">
        Until then Compare shows the groups of any column.
      </Empty>
    );
  return (
    <Empty
      title="A segment starts with a rule, or with a template that drafts one from your columns"
      action={
        <>
          <ButtonLink href={builderHref(slug, null, state.dataset)} tone="primary">
            Build a rule
          </ButtonLink>
          <ButtonLink href={templatesHref(slug, state)}>Start from a template</ButtonLink>
        </>
      }
    >
      For example everybody with at least 50 employees who paid in the last 90 days.
    </Empty>
  );
}

function NewSegment({ workspace, dataset }: { readonly workspace: string; readonly dataset: string }) {
  return (
    <>
      <ButtonLink href={builderHref(workspace, null, dataset)} tone="primary" icon="add">
        New segment
      </ButtonLink>
      <ButtonLink href={templatesHref(workspace, { dataset })}>Templates</ButtonLink>
    </>
  );
}

function templatesHref(workspace: string, { dataset }: Pick<ListState, "dataset">): string {
  return `/w/${workspace}/segments/templates?${new URLSearchParams({ dataset })}`;
}

interface DatasetTabsProps {
  readonly workspace: string;
  readonly all: readonly DatasetView[];
  readonly current: string;
}

function DatasetTabs({ workspace, all, current }: DatasetTabsProps) {
  const built = all.filter((dataset) => dataset.versions.length > 0);
  if (built.length < 2) return null;
  return (
    <Tabs
      label="Datasets"
      items={built.map(({ name, slug, versions }) => ({
        label: name,
        href: listHref(workspace, { dataset: slug, version: versions[0]?.number ?? 1, archived: false }),
        current: slug === current,
      }))}
    />
  );
}

function titleItems({ total }: SegmentList, dataset: DatasetView, shown: VersionView) {
  const { asOf } = shown.manifest;
  return [
    ...(total > 0 ? [{ term: "Base", detail: `${countText(total)} customers` }] : []),
    ...dataItems({ ...shown, asOf, name: dataset.name, version: shown.number }),
    { term: "Definitions", detail: "the latest published of each" },
  ];
}

function NothingYet({ actor }: { readonly actor: Actor }) {
  return (
    <WorkspaceFrame actor={actor} section="segments">
      <PageHeader title="There is nothing to segment yet" />
      <Figure title="Segments stand here once there is data">
        <Empty
          title="No dataset has been built"
          action={<ButtonLink href={`/w/${actor.workspace.slug}/measure`}>Go to the datasets</ButtonLink>}
        >
          A segment is a rule over the columns of a dataset; a file of customers is enough to begin.
        </Empty>
      </Figure>
    </WorkspaceFrame>
  );
}
