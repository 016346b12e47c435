import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CombinationTable } from "@/components/overlap/combination-table";
import { HeatKey } from "@/components/overlap/heat-key";
import { PairTable } from "@/components/overlap/pair-table";
import { PartitionList } from "@/components/overlap/partition-list";
import { SegmentChoice } from "@/components/overlap/segment-choice";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { mostSegmentsAtOnce } from "@/lib/domain/asked-segment";
import { countText } from "@/lib/domain/number-words";
import { type OverlapView, overlapHeadline } from "@/lib/domain/overlap";
import { type OverlapState, overlapHref } from "@/lib/domain/overlap-address";
import { readSegmentRef, type Segment, segmentRef } from "@/lib/domain/segment";
import { builderHref } from "@/lib/domain/segment-address";
import { segmentTile } from "@/lib/domain/segment-tile";
import { segmentBook } from "@/lib/services/asked-segments";
import { segmentOverlap } from "@/lib/services/overlap";
import { segmentRights } from "@/lib/services/segments";
import { dataItems } from "../../data-items";
import { addressOf, pageActor, refusal } from "../../page-actor";
import { askedSheet, type Search } from "../../sheet";
import { WorkspaceFrame } from "../../workspace-frame";
import { CompareTabs } from "../compare-tabs";
import { NothingYet } from "../nothing-to-compare";
import { comparable } from "../read-state";
import { sheetProps } from "../sheet-props";
import { AdviceList } from "./advice-list";
import { combinations, type OverlapSetting, pairRows, partitionChecks, toldSegments } from "./overlap-rows";
import { PairList } from "./pair-list";

export const metadata: Metadata = { title: "Overlap" };

const crumbs = [{ label: "Compare" }, { label: "overlap" }];

export default async function OverlapPage({ params, searchParams }: PageProps<"/w/[workspace]/compare/overlap">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/compare/overlap`, search);
  const actor = await pageActor(workspace, address);
  const sheet = await askedSheet(actor, search, address);
  if (!sheet) return <NothingYet actor={actor} />;
  const { dataset, shown } = sheet;
  const { segments } = await segmentBook(actor, shown.dataset.id);
  const state: OverlapState = {
    dataset: dataset.slug,
    version: shown.number,
    segments: askedRefs(search, segments),
  };
  // The address always names the version and the definitions: a link that was passed on keeps its numbers.
  const named = [search.segment ?? []].flat();
  if (search.version !== String(shown.number) || named.join() !== state.segments.join())
    redirect(overlapHref(workspace, state));
  const hrefOf = (number: number) => overlapHref(workspace, { ...state, version: number });
  const view = state.segments.length === 0 ? null : await askedView(actor, state);
  return (
    <WorkspaceFrame actor={actor} section="compare" sheet={sheetProps(workspace, dataset, shown, hrefOf)}>
      {view === null ? (
        <NoSegments actor={actor} state={state} />
      ) : view instanceof AppError ? (
        <Refused fault={view} again={overlapHref(workspace, { ...state, segments: [] })} />
      ) : (
        <Overlap actor={actor} state={state} view={view} segments={segments} />
      )}
    </WorkspaceFrame>
  );
}

interface OverlapProps {
  readonly actor: Actor;
  readonly state: OverlapState;
  readonly view: OverlapView;
  readonly segments: readonly Segment[];
}

function Overlap({ actor, state, view, segments }: OverlapProps) {
  const { slug } = actor.workspace;
  const setting: OverlapSetting = { workspace: slug, view, seesRows: may(actor, "rows.read") };
  const told = toldSegments(view);
  const faults = view.segments.filter(({ fault }) => fault !== null);
  return (
    <>
      <PageHeader breadcrumb={crumbs} title={overlapHeadline(view)} />
      <CompareTabs workspace={slug} current="overlap" place={state} />
      <TitleBlock items={titleItems(view)} />
      {faults.map(({ ref, name, fault }) => (
        <Notice key={ref} tone="warn" title={`${name} cannot be told in this version.`}>
          {fault}
        </Notice>
      ))}
      <SegmentChoice
        action={`/w/${slug}/compare/overlap`}
        kept={[
          ["dataset", state.dataset],
          ["version", String(state.version)],
        ]}
        segments={choices(state, view, segments)}
      />
      <Figure
        title="Whether the segments part the base"
        lede="A set that excludes and covers adds up to the whole: its shares sum to 100 %, and a change can be told from a change of mix."
      >
        <PartitionList checks={partitionChecks(setting)} />
        <AdviceList workspace={slug} view={view} />
      </Figure>
      {told.length > 1 ? (
        <Figure
          title={pairTitle(view)}
          lede="Each cell counts the customers in both segments; beneath, the part of the row’s segment that they are. A darker cell: the two are more alike."
          table={<PairList view={view} />}
        >
          <PairTable segments={told} rows={pairRows(setting)} />
          <HeatKey />
        </Figure>
      ) : null}
      <Figure
        title="Every combination that somebody is in"
        lede="Each customer stands in one row: in exactly the segments with a tile, and in no other."
      >
        <CombinationTable segments={told} combinations={combinations(setting)} />
        {view.more.combinations > 0 ? (
          <Remark>{`${countText(view.more.combinations)} smaller combinations are not listed${view.more.customers === null ? "" : `; together they hold ${countText(view.more.customers)} customers`}.`}</Remark>
        ) : null}
        {view.rounded ? <Remark>Counts are rounded to 5 for your job role, and fewer than 5 are hidden.</Remark> : null}
      </Figure>
    </>
  );
}

/** The two segments that have most in common. */
function pairTitle({ pairs, segments }: OverlapView): string {
  const [most] = [...pairs].sort((one, other) => (other.jaccard ?? 0) - (one.jaccard ?? 0));
  if (!most?.count) return "No two segments share a customer";
  const name = (ref: string) => segments.find((segment) => segment.ref === ref)?.name ?? ref;
  if (pairs.length === 1) return `${countText(most.count)} customers are in both ${name(most.a)} and ${name(most.b)}`;
  return `${name(most.a)} and ${name(most.b)} are most alike: ${countText(most.count)} customers are in both`;
}

function Refused({ fault, again }: { readonly fault: AppError; readonly again: string }) {
  return (
    <PageHeader
      breadcrumb={crumbs}
      title="These segments cannot be laid over each other"
      lede={fault.sentence}
      actions={<ButtonLink href={again}>Start anew</ButtonLink>}
    />
  );
}

function NoSegments({ actor, state }: { readonly actor: Actor; readonly state: OverlapState }) {
  const { slug } = actor.workspace;
  return (
    <>
      <PageHeader breadcrumb={crumbs} title="No segment is published yet" />
      <CompareTabs workspace={slug} current="overlap" place={state} />
      <Figure title="Which customers segments share stands here">
        <Empty
          title="Overlaps are counted between published segments"
          action={
            segmentRights(actor).draft ? (
              <ButtonLink href={builderHref(slug, null, state.dataset)} tone="primary">
                Build a rule
              </ButtonLink>
            ) : undefined
          }
        >
          Publish two, and this page says who is in both and who is in none.
        </Empty>
      </Figure>
    </>
  );
}

async function askedView(actor: Actor, { dataset, version: number, segments }: OverlapState) {
  return await segmentOverlap(actor, { dataset, version: String(number) }, { segments }).catch((fault: unknown) =>
    fault instanceof AppError && fault.code === "notFound" ? fault : refusal(fault),
  );
}

/** The definitions an address names; without any, the latest of the published segments that stand under no other. */
function askedRefs(search: Search, segments: readonly Segment[]): string[] {
  const named = [search.segment ?? []].flat().filter((ref) => ref !== "");
  const latest = (slug: string) => segments.find((segment) => segment.slug === slug)?.latest ?? null;
  const macro = comparable(segments).filter(({ parentId }) => parentId === null);
  const all = named.length > 0 ? named : macro.map(({ slug }) => slug);
  return [...new Set(all)].slice(0, mostSegmentsAtOnce).map((ref) => {
    const number = ref.includes("@") ? null : latest(ref);
    return number === null ? ref : segmentRef(ref, number);
  });
}

function choices({ segments: chosen }: OverlapState, view: OverlapView, segments: readonly Segment[]) {
  const latest = comparable(segments).map(({ slug, name, code, latest: number }) => ({
    key: segmentRef(slug, number ?? 1),
    name,
    tile: segmentTile(code),
  }));
  const others = view.segments
    .filter(({ ref }) => !latest.some(({ key }) => key === ref))
    .map(({ ref, name, code, definition }) => ({
      key: ref,
      name: `${name}, definition ${definition}`,
      tile: segmentTile(code),
    }));
  return [...latest, ...others].map((choice) => ({ ...choice, chosen: chosen.includes(choice.key) }));
}

function titleItems({ dataset, total, unitWord, segments }: OverlapView) {
  const named = segments.slice(0, 8).map(({ ref, code }) => `${code} v${readSegmentRef(ref).version}`);
  const more = segments.length - named.length;
  return [
    { term: "Base", detail: total === null ? "fewer than 5" : `${countText(total)} ${unitWord}` },
    ...dataItems(dataset),
    { term: "Definitions", detail: `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}` },
  ];
}
