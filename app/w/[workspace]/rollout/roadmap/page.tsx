import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EditItem } from "@/components/roadmap/edit-item";
import { RoadmapFilters } from "@/components/roadmap/roadmap-filters";
import { RoadmapTable } from "@/components/roadmap/roadmap-table";
import { WithoutCounterpart } from "@/components/roadmap/without-counterpart";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { Pagination } from "@/components/ui/pagination";
import { SegmentedLinks } from "@/components/ui/segmented";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { countText } from "@/lib/domain/number-words";
import { quarterText } from "@/lib/domain/roadmap";
import { importHref, type RoadmapState, roadmapHref } from "@/lib/domain/roadmap-address";
import { requestsSentence } from "@/lib/domain/roadmap-requests";
import { itemsOnPage, type RoadmapView } from "@/lib/domain/roadmap-resources";
import { roadmapHeadline } from "@/lib/domain/roadmap-sentence";
import { roadmap } from "@/lib/services/roadmap";
import { itemOwners } from "@/lib/services/roadmap-edits";
import { sheetProps } from "../../compare/sheet-props";
import { addressOf, pageActor } from "../../page-actor";
import { askedSheet } from "../../sheet";
import { WorkspaceFrame } from "../../workspace-frame";
import { NothingToRollOut } from "../nothing-to-roll-out";
import { RolloutTabs } from "../rollout-tabs";
import { rolloutTitleItems } from "../title-items";
import { EffortFigure } from "./effort-figure";
import { quarterChoices } from "./quarter-choices";
import { plannedText, roadmapGroups, weeksText } from "./roadmap-rows";
import { roadmapStateOf } from "./roadmap-state";
import { sortHeads } from "./sort-heads";

export const metadata: Metadata = { title: "Roadmap" };

export default async function RoadmapPage({ params, searchParams }: PageProps<"/w/[workspace]/rollout/roadmap">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/rollout/roadmap`, search);
  const actor = await pageActor(workspace, address);
  const sheet = await askedSheet(actor, search, address);
  if (!sheet) return <NothingToRollOut actor={actor} tab="roadmap" title="There is no roadmap yet" />;
  const { dataset, shown } = sheet;
  const state = roadmapStateOf(search, { dataset: dataset.slug, version: shown.number });
  // The address always names the version: a link that was passed on keeps its numbers.
  if (search.dataset === undefined || search.version !== String(shown.number)) redirect(roadmapHref(workspace, state));
  const view = await roadmap(actor, {
    dataset: dataset.slug,
    version: String(shown.number),
    order: state.view,
    offset: String(state.offset),
    ...(state.quarter === null ? {} : { quarter: state.quarter }),
    ...(state.status === null ? {} : { status: state.status }),
    ...(state.segment === null ? {} : { segment: state.segment }),
    ...(state.search === null ? {} : { search: state.search }),
    ...(state.sort === null ? {} : { sort: state.sort }),
    ...(state.direction === null ? {} : { direction: state.direction }),
  });
  const hrefOf = (number: number) => roadmapHref(workspace, { ...state, version: number });
  return (
    <WorkspaceFrame actor={actor} section="rollout" sheet={sheetProps(workspace, dataset, shown, hrefOf)}>
      <Roadmap actor={actor} state={state} view={view} />
    </WorkspaceFrame>
  );
}

interface RoadmapProps {
  readonly actor: Actor;
  readonly state: RoadmapState;
  readonly view: RoadmapView;
}

function Roadmap({ actor, state, view }: RoadmapProps) {
  const { slug } = actor.workspace;
  const { title, lede } = roadmapHeadline(view);
  const planned = plannedText(view);
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Roll out" }, { label: "roadmap" }]}
        title={title}
        lede={lede}
        actions={<HeaderActions actor={actor} view={view} />}
      />
      <RolloutTabs actor={actor} current="roadmap" place={state} />
      <TitleBlock items={rolloutTitleItems(view.dataset, view.customers, [{ term: "Planned", detail: planned }])} />
      {view.all === 0 ? (
        <NoItems actor={actor} state={state} />
      ) : (
        <>
          {view.segments.length > 0 && view.effort.total > 0 && view.money !== null ? (
            <EffortFigure
              workspace={slug}
              view={view}
              title={figureTitle(view)}
              when={state.quarter === null || state.quarter === "none" ? undefined : `of ${quarterText(state.quarter)}`}
            />
          ) : null}
          <Items actor={actor} state={state} view={view} />
          <WithoutCounterpart workspace={slug} view={view} />
        </>
      )}
    </>
  );
}

/** What the sums of the table are of. */
const countedWords =
  "All that is planned, in progress or shipped, each week once; ideas and dropped items are in no sum";

function figureTitle({ segments }: RoadmapView): string {
  const free = segments.filter(({ isPart, items }) => !isPart && items === 0);
  if (free.length === 0) return "What each segment gets, and what it brings";
  if (free.length > 2) return `${free.length} segments have no item on the roadmap`;
  return `${free.map(({ name }) => name).join(" and ")} ${free.length === 1 && !/[^s]s$/i.test(free[0]?.name ?? "") ? "has" : "have"} no item on the roadmap`;
}

async function HeaderActions({ actor, view }: { readonly actor: Actor; readonly view: RoadmapView }) {
  const { slug } = actor.workspace;
  const mayEdit = may(actor, "roadmap.edit");
  return (
    <>
      {mayEdit ? (
        <>
          <EditItem
            workspace={slug}
            dataset={view.dataset.slug}
            item={null}
            owners={await itemOwners(actor)}
            quarters={quarterChoices(view.quarters)}
          />
          <ButtonLink href={importHref(slug, "roadmap", view.dataset.slug)} icon="upload">
            Import
          </ButtonLink>
        </>
      ) : null}
    </>
  );
}

function Items({ actor, state, view }: RoadmapProps) {
  const { slug } = actor.workspace;
  const layouts = [
    { view: "segment", label: "By segment" },
    { view: "quarter", label: "By quarter" },
    { view: "title", label: "As a list" },
  ] as const;
  const groups = roadmapGroups({ workspace: slug, state, view, seesRows: may(actor, "rows.read") });
  const last = Math.min(view.allRows, state.offset + itemsOnPage);
  const money = view.money === null ? null : view.money.metric === "mrr" ? "Recurring a month" : view.money.title;
  return (
    <Figure
      title="What we plan, for whom, and what we expect of it"
      lede="Reach and revenue are counted live from the segments an item is tied to; an item for two segments counts each customer once. Reach is everybody in the data, trials and those who left too; revenue is what customers of today pay."
      actions={
        <SegmentedLinks
          label="Laid out"
          options={layouts.map((one) => ({
            label: one.label,
            href: roadmapHref(slug, { ...state, view: one.view, offset: 0 }),
            current: one.view === state.view,
          }))}
        />
      }
    >
      <RoadmapFilters workspace={slug} state={state} quarters={view.quarters} segments={view.segments} />
      {view.items.length === 0 ? (
        <Empty title="No item is like this">Choose another quarter, status or segment, or other words.</Empty>
      ) : (
        <RoadmapTable
          label="Roadmap items"
          groups={groups}
          money={money}
          heads={sortHeads(slug, state)}
          hasRequests={view.hasRequests}
          showsQuarter={state.view !== "quarter"}
          total={{
            words:
              state.view === "segment"
                ? `${countedWords}; shared items stand under each of their segments, with a part of their weeks`
                : countedWords,
            weeks: weeksText(view.effortOfTotal),
          }}
        />
      )}
      {view.hasRequests ? <Remark>{requestsSentence(Boolean(view.money?.total))}</Remark> : null}
      {view.allRows > itemsOnPage ? (
        <Pagination
          label="Roadmap items"
          position={`${countText(state.offset + 1)} to ${countText(last)} of ${countText(view.allRows)}`}
          previousHref={
            state.offset === 0
              ? undefined
              : roadmapHref(slug, { ...state, offset: Math.max(0, state.offset - itemsOnPage) })
          }
          nextHref={
            last < view.allRows ? roadmapHref(slug, { ...state, offset: state.offset + itemsOnPage }) : undefined
          }
        />
      ) : null}
    </Figure>
  );
}

function NoItems({ actor, state }: { readonly actor: Actor; readonly state: RoadmapState }) {
  const mayEdit = may(actor, "roadmap.edit");
  return (
    <Figure title="Items stand here with the segments they are for">
      <Empty
        title={mayEdit ? "Write the first item, or bring in the list you have" : "Product writes the roadmap"}
        action={
          mayEdit ? (
            <ButtonLink href={importHref(actor.workspace.slug, "roadmap", state.dataset)}>Import a CSV file</ButtonLink>
          ) : undefined
        }
      >
        Tied to a segment, an item says by itself how many customers it reaches and what they pay.
      </Empty>
    </Figure>
  );
}
