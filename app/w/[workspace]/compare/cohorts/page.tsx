import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CohortFilters } from "@/components/cohorts/cohort-filters";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { DatasetView, VersionView } from "@/lib/domain/dataset-resources";
import { countText } from "@/lib/domain/number-words";
import type { RetentionView } from "@/lib/domain/retention";
import {
  type RetentionState,
  retentionCellHref,
  retentionFileHref,
  retentionHref,
} from "@/lib/domain/retention-address";
import { retentionHeadline } from "@/lib/domain/retention-sentence";
import { readSegmentRef, segmentRef } from "@/lib/domain/segment";
import { segmentBook } from "@/lib/services/asked-segments";
import { retention } from "@/lib/services/retention";
import { dataItems } from "../../data-items";
import { NewerData } from "../../newer-data";
import { addressOf, attempt, pageActor, refusal } from "../../page-actor";
import { askedSheet, one, type Search } from "../../sheet";
import { WorkspaceFrame } from "../../workspace-frame";
import { CompareTabs } from "../compare-tabs";
import { sheetProps } from "../sheet-props";
import { CohortNotes, type CohortNotesProps } from "./cohort-notes";
import { cohortFilterProps, shownAge } from "./filter-props";
import { GroupMultiplesFigure } from "./group-multiples-figure";
import { notedCells } from "./noted-cells";
import { cohortState, isWholeAddress } from "./read-cohorts";
import { OneAgeFigure, TriangleFigure } from "./triangle-figure";

export const metadata: Metadata = { title: "Cohorts" };

export default async function CohortsPage({ params, searchParams }: PageProps<"/w/[workspace]/compare/cohorts">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/compare/cohorts`, search);
  const actor = await pageActor(workspace, address);
  const sheet = await askedSheet(actor, search, address);
  if (!sheet) return <NothingYet actor={actor} />;
  const { dataset, shown } = sheet;
  const published = await publishedSegments(actor, shown.dataset.id);
  const state = attempt(() =>
    cohortState(
      shown,
      search,
      published.filter((one) => one.isMacro).map((one) => one.ref),
    ),
  );
  // The address always names everything that decides the numbers: a link that was passed on keeps them.
  if (!(state instanceof AppError) && !isWholeAddress(search)) redirect(retentionHref(workspace, state));
  const view = state instanceof AppError ? state : await asked(actor, state);
  const props = { actor, dataset, shown, published };
  return (
    <WorkspaceFrame
      actor={actor}
      section="compare"
      sheet={sheetProps(workspace, dataset, shown, (number) =>
        state instanceof AppError
          ? `/w/${workspace}/compare/cohorts?dataset=${dataset.slug}&version=${number}`
          : retentionHref(workspace, { ...state, version: number }),
      )}
    >
      {state instanceof AppError ? (
        <Refused {...props} sentence={state.sentence} />
      ) : view instanceof AppError ? (
        <Refused {...props} sentence={view.sentence} state={state} />
      ) : (
        <Cohorts {...props} state={state} view={view} noted={notedCell(search)} />
      )}
    </WorkspaceFrame>
  );
}

interface Published {
  readonly ref: string;
  readonly name: string;
  readonly isMacro: boolean;
}

interface CohortsProps {
  readonly actor: Actor;
  readonly dataset: DatasetView;
  readonly shown: VersionView;
  readonly published: readonly Published[];
  readonly state: RetentionState;
  readonly view: RetentionView;
  readonly noted: CohortNotesProps["cell"];
}

async function Cohorts({ actor, dataset, shown, published, state, view, noted }: CohortsProps) {
  const workspace = actor.workspace.slug;
  const newest = dataset.versions[0]?.number ?? state.version;
  const open = view.groups.find(({ key, triangle }) => key === state.open && triangle !== null);
  const triangle = open?.triangle ?? view.all;
  const name = open?.label ?? null;
  const notesOn = await notedCells(actor, state);
  return (
    <>
      <PageHeader
        breadcrumb={crumbs}
        title={retentionHeadline(view)}
        actions={
          may(actor, "aggregates.export") ? (
            <ButtonLink icon="download" href={retentionFileHref(workspace, state)} download>
              CSV
            </ButtonLink>
          ) : undefined
        }
      />
      <CompareTabs workspace={workspace} current="cohorts" place={{ ...state, segments: state.question.segments }} />
      <TitleBlock items={titleItems(view)} />
      <NewerData
        newest={newest}
        shown={{ version: state.version, builtAt: shown.builtAt }}
        href={retentionHref(workspace, { ...state, version: newest })}
      />
      <CohortFilters
        {...cohortFilterProps({
          ...{ workspace, state, view, manifest: shown.manifest, segments: published },
          actor,
        })}
      />
      {state.arrangement === "oneAge" ? (
        <OneAgeFigure
          actor={actor}
          view={view}
          triangle={triangle}
          of={{ segment: open && state.question.segments ? open.key : null, name }}
          age={shownAge(view, state)}
        />
      ) : (
        <TriangleFigure
          view={view}
          triangle={triangle}
          name={name}
          byCalendar={state.arrangement === "calendar"}
          notesOn={notesOn}
          cellHref={(cohort, age) =>
            may(actor, "rows.read")
              ? retentionCellHref(workspace, state, { cohort: cohort.from, age, group: open?.key ?? null })
              : null
          }
        />
      )}
      {view.groups.length > 0 ? <GroupMultiplesFigure workspace={workspace} state={state} view={view} /> : null}
      <CohortNotes actor={actor} state={state} triangle={triangle} cell={noted} />
    </>
  );
}

interface RefusedProps extends Omit<CohortsProps, "state" | "view" | "noted"> {
  readonly sentence: string;
  readonly state?: RetentionState | undefined;
}

function Refused({ actor, dataset, shown, published, sentence, state }: RefusedProps) {
  const workspace = actor.workspace.slug;
  return (
    <>
      <PageHeader
        breadcrumb={crumbs}
        title="These cohorts cannot be shown"
        lede={sentence}
        actions={
          <ButtonLink href={`/w/${workspace}/compare/cohorts?dataset=${dataset.slug}&version=${shown.number}`}>
            Start anew
          </ButtonLink>
        }
      />
      <CompareTabs workspace={workspace} current="cohorts" place={{ dataset: dataset.slug, version: shown.number }} />
      {state ? (
        <CohortFilters
          {...cohortFilterProps({
            ...{ workspace, state, view: null, manifest: shown.manifest, segments: published },
            actor,
          })}
        />
      ) : null}
    </>
  );
}

const crumbs = [{ label: "Compare" }, { label: "cohorts" }];

/** The cell whose notes the address opens. */
function notedCell(search: Search): CohortNotesProps["cell"] {
  const [cohort, age] = [one(search.noteOn) ?? "", one(search.noteAge) ?? ""];
  return /^\d{4}-\d{2}-\d{2}$/.test(cohort) && /^\d{1,3}$/.test(age) ? { cohort, age: Number(age) } : null;
}

/** Published segments that are not archived, by letter; a macro segment stands under no other. */
async function publishedSegments(actor: Actor, datasetId: string): Promise<Published[]> {
  const book = await segmentBook(actor, datasetId);
  return book.segments.flatMap(({ slug, name, latest, archivedAt, parentId }) =>
    latest === null || archivedAt !== null ? [] : [{ ref: segmentRef(slug, latest), name, isMacro: parentId === null }],
  );
}

async function asked(actor: Actor, { dataset, version: number, question }: RetentionState) {
  return await retention(actor, { dataset, version: String(number) }, { question }).catch(refusal);
}

function titleItems(view: RetentionView) {
  const { dataset, all, running, question } = view;
  const base = all.customers === null ? "customers" : `${countText(all.customers)} customers`;
  return [
    { term: "Base", detail: `${base} in ${countText(all.cohorts.length)} cohorts` },
    ...dataItems(dataset),
    ...(question.segments ? [{ term: "Definitions", detail: definitionWords(question.segments) }] : []),
    {
      term: "In progress",
      detail:
        running === null
          ? "nothing, the last period is over"
          : `${question.every === "week" ? "week of " : ""}${running.label}, ${running.passed} of ${running.days} days`,
    },
  ];
}

/** Which definitions the groups have: "agencies, version 7", "6 segments, each version 1". */
function definitionWords(refs: readonly string[]): string {
  const named = refs.map(readSegmentRef);
  const numbers = [...new Set(named.map(({ version: number }) => number ?? 0))].sort((one, other) => one - other);
  const first = named[0];
  if (named.length === 1 && first) return `${first.slug}, version ${first.version}`;
  const versions = numbers.length === 1 ? `each version ${numbers[0]}` : `versions ${numbers[0]} to ${numbers.at(-1)}`;
  return `${named.length} segments, ${versions}`;
}

function NothingYet({ actor }: { readonly actor: Actor }) {
  return (
    <WorkspaceFrame actor={actor} section="compare">
      <PageHeader breadcrumb={crumbs} title="There are no cohorts yet" />
      <Figure title="Cohorts of new customers stand here">
        <Empty title="No dataset has been built">
          {may(actor, "datasets.build")
            ? "Upload a file of payments under Measure; customers and their first payments come from it."
            : "An analyst or admin of this workspace uploads the first file."}
        </Empty>
      </Figure>
    </WorkspaceFrame>
  );
}
