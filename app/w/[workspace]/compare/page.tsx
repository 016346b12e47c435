import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Board } from "@/components/scoreboard/board";
import { Filters } from "@/components/scoreboard/filters";
import type { KeyOfGroups } from "@/components/shell/group-key";
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
import { type CompareState, compareHref } from "@/lib/domain/compare-address";
import type { VersionSummary, VersionView } from "@/lib/domain/dataset-resources";
import { formatDate, formatInstant } from "@/lib/domain/format-date";
import { countText } from "@/lib/domain/number-words";
import type { ScoreboardView } from "@/lib/domain/scoreboard";
import { againstWords } from "@/lib/domain/sentence";
import { headline } from "@/lib/domain/sentence-headline";
import { datasets } from "@/lib/services/datasets";
import { scoreboard } from "@/lib/services/scoreboard";
import { version } from "@/lib/services/versions";
import { addressOf, leave, pageActor, refusal } from "../page-actor";
import { WorkspaceFrame } from "../workspace-frame";
import { boardColumns, boardRows, totalCells } from "./board-rows";
import { filterProps } from "./filter-props";
import { OpenNumber } from "./open-number";
import { type Search, sheetOf, stateOf } from "./read-state";
import { sheetProps } from "./sheet-props";

export const metadata: Metadata = { title: "Compare" };

export default async function ComparePage({ params, searchParams }: PageProps<"/w/[workspace]/compare">) {
  const { workspace } = await params;
  const search = await searchParams;
  const actor = await pageActor(workspace, addressOf(`/w/${workspace}/compare`, search));
  const sheet = await askedSheet(actor, search);
  if (!sheet) return <NothingYet actor={actor} />;
  if (!may(actor, "kpis.read")) return <NothingPublished actor={actor} />;
  const { dataset, shown } = sheet;
  const state = attempt(() => stateOf(shown, search));
  // The address always names version, column and metrics: a link that was passed on keeps its numbers.
  const isWhole = search.version !== undefined && search.by !== undefined && search.metric !== undefined;
  const hasBlanks = Object.values(search).some((value) => [value].flat().includes(""));
  if (!(state instanceof AppError) && (!isWhole || hasBlanks)) redirect(compareHref(workspace, state));
  const board = state instanceof AppError ? state : await askedBoard(actor, state);
  return (
    <WorkspaceFrame actor={actor} section="compare" sheet={sheetProps(workspace, dataset, shown)} groups={keyOf(board)}>
      {board instanceof AppError ? (
        <Refused
          sentence={board.sentence}
          again={`/w/${workspace}/compare?dataset=${dataset.slug}&version=${shown.number}`}
        />
      ) : (
        <Scoreboard actor={actor} {...board} shown={shown} summaries={dataset.versions} />
      )}
    </WorkspaceFrame>
  );
}

interface ScoreboardProps {
  readonly actor: Actor;
  readonly state: CompareState;
  readonly view: ScoreboardView;
  readonly lostReference: string | null;
  readonly shown: VersionView;
  /** The versions of the dataset, newest first. */
  readonly summaries: readonly VersionSummary[];
}

function Scoreboard({ actor, state, view, lostReference, shown, summaries }: ScoreboardProps) {
  const newest = summaries[0]?.number ?? state.version;
  const openGates = summaries.find((one) => one.number === state.version)?.openGates ?? 0;
  const { slug } = actor.workspace;
  const setting = { workspace: slug, view, state };
  const sizeOrder = state.sort === "size" ? state.order : undefined;
  return (
    <>
      <PageHeader breadcrumb={crumbs} title={headline(view)} />
      <TitleBlock
        items={[...titleItems(view), checksItem(openGates, `/w/${slug}/measure/${state.dataset}/${state.version}`)]}
      />
      {lostReference === null ? null : (
        <Notice
          tone="info"
          title="Compared with the rest."
        >{`There is no group “${lostReference}” on this screen to compare with.`}</Notice>
      )}
      {newest > state.version ? (
        <Notice
          tone="warn"
          title="A newer dataset exists."
          action={
            <ButtonLink size="small" href={compareHref(slug, { ...state, version: newest })}>
              {`See the same in version ${newest}`}
            </ButtonLink>
          }
        >
          {`This link shows version ${state.version}, as it was built on ${formatDate(shown.builtAt)}.`}
        </Notice>
      ) : null}
      <Filters {...filterProps({ workspace: slug, state, view, manifest: shown.manifest })} />
      <Figure
        title={`Each group against ${againstWords(state.question.against)}`}
        lede="Large: the group’s value, with its n beneath. Beside it: the difference, and its interval on a scale shared by the column; the upright line is no difference. A full dot is clear of the line, a hollow one is not; an arrow runs off the scale."
      >
        <Board
          groupTitle={view.by.label}
          sizeTitle={view.unitWord}
          sizeSort={{
            href: compareHref(slug, {
              ...state,
              sort: "size",
              order: sizeOrder === "descending" ? "ascending" : "descending",
            }),
            sorted: sizeOrder,
          }}
          columns={boardColumns(setting)}
          rows={boardRows(setting)}
          total={{ label: view.dataset.name, size: countText(view.total), cells: totalCells(setting) }}
          dense={state.dense}
        />
        <Remark>{familySentence(view)}</Remark>
        {view.notes.map((note) => (
          <Remark key={note}>{note}</Remark>
        ))}
        <Remark>
          <a href={`/w/${slug}/settings/definitions`}>How each metric is computed</a>
        </Remark>
      </Figure>
      {state.open ? (
        <OpenNumber actor={actor} state={state} view={view} manifest={shown.manifest} number={state.open} />
      ) : null}
    </>
  );
}

function Refused({ sentence, again }: { readonly sentence: string; readonly again: string }) {
  return (
    <PageHeader
      breadcrumb={crumbs}
      title="This comparison cannot be shown"
      lede={sentence}
      actions={<ButtonLink href={again}>Start anew</ButtonLink>}
    />
  );
}

const crumbs = [{ label: "Compare" }, { label: "scoreboard" }];

async function askedSheet(actor: Actor, search: Search) {
  const all = await datasets(actor);
  try {
    const sheet = sheetOf(all, search);
    return sheet && { dataset: sheet.dataset, shown: await version(actor, sheet.dataset.slug, sheet.number) };
  } catch (fault) {
    return leave(fault, "/");
  }
}

interface AskedBoard {
  readonly state: CompareState;
  readonly view: ScoreboardView;
  readonly lostReference: string | null;
}

/** The board of a state. A reference group that this column does not have gives way to the rest. */
async function askedBoard(actor: Actor, state: CompareState): Promise<AskedBoard | AppError> {
  const view = await askedView(actor, state);
  if (!(view instanceof AppError)) return { state, view, lostReference: null };
  if (!view.details.some((detail) => detail.path === "against")) return view;
  const kept = { ...state, question: { ...state.question, against: "rest" } };
  const other = await askedView(actor, kept);
  return other instanceof AppError
    ? other
    : { state: kept, view: other, lostReference: againstWords(state.question.against) };
}

async function askedView(actor: Actor, state: CompareState): Promise<ScoreboardView | AppError> {
  const address = { dataset: state.dataset, version: String(state.version) };
  return await scoreboard(actor, address, { question: state.question }).catch(refusal);
}

function checksItem(open: number, report: string) {
  const words = open === 0 ? "all passed or settled" : open === 1 ? "1 is open" : `${open} are open`;
  return { term: "Checks of the data", detail: <a href={report}>{words}</a> };
}

/** Tiles, names and sizes of the first groups, for the rail. */
function keyOf(board: AskedBoard | AppError): KeyOfGroups | undefined {
  if (board instanceof AppError) return undefined;
  const { view } = board;
  const more = view.groups.length - 8;
  return {
    title: view.by.label,
    unit: view.unitWord,
    groups: view.groups
      .slice(0, 8)
      .map((group) => ({ name: group.label, count: group.size === null ? "< 5" : countText(group.size) })),
    total: { label: more > 0 ? `All, with ${more} more` : "All", count: countText(view.total) },
  };
}

/** For roles that see only what is published: what that means, and what they can read meanwhile. */
function NothingPublished({ actor }: { readonly actor: Actor }) {
  const home = `/w/${actor.workspace.slug}`;
  return (
    <WorkspaceFrame actor={actor} section="compare">
      <PageHeader breadcrumb={[{ label: "Compare" }]} title="Nothing has been published for you yet" />
      <Figure title="Numbers of segments stand here once they are published">
        <Empty
          title={`As ${actor.jobRole} you see the segments that analysts and product have published`}
          action={<ButtonLink href={`${home}/settings/definitions`}>Read how each metric is computed</ButtonLink>}
        >
          Until then you can see which datasets there are and when they were built, under Measure.
        </Empty>
      </Figure>
    </WorkspaceFrame>
  );
}

function NothingYet({ actor }: { readonly actor: Actor }) {
  const home = `/w/${actor.workspace.slug}`;
  return (
    <WorkspaceFrame actor={actor} section="compare">
      <PageHeader breadcrumb={[{ label: "Compare" }]} title="There is nothing to compare yet" />
      <Figure title="Groups and their numbers stand here">
        <Empty
          title="No dataset has been built"
          action={
            may(actor, "datasets.build") ? (
              <ButtonLink href={`${home}/measure/new`} tone="primary">
                Upload a customer file
              </ButtonLink>
            ) : undefined
          }
        >
          {may(actor, "datasets.build")
            ? "A CSV or Parquet file with one row per customer is enough to begin."
            : "An analyst or admin of this workspace uploads the first file."}
        </Empty>
      </Figure>
    </WorkspaceFrame>
  );
}

function titleItems(view: ScoreboardView) {
  const { dataset, family } = view;
  return [
    { term: "Base", detail: `${countText(view.total)} ${view.unitWord}` },
    { term: "Data to", detail: dataset.asOf === null ? "no dates in the data" : formatDate(dataset.asOf) },
    { term: "Dataset", detail: `${dataset.name}, version ${dataset.version}` },
    { term: "Built", detail: `${formatInstant(dataset.builtAt)} UTC, ${dataset.builtBy}` },
    { term: "Comparisons", detail: `${family.m}, of which ${standOut(family.marked)}` },
  ];
}

function familySentence({ family }: ScoreboardView): string {
  if (family.m === 0) return "No comparison on this screen has enough data for a verdict.";
  const level = (100 * (1 - family.alpha)).toFixed(1);
  return `${family.m} comparisons are on this screen; at a false-discovery rate of 5 %, ${standOut(family.marked)}. Differences are drawn with ${level} % intervals, so that a mark and its interval never disagree.`;
}

function attempt<T>(work: () => T): T | AppError {
  try {
    return work();
  } catch (fault) {
    return refusal(fault);
  }
}

function standOut(count: number): string {
  return count === 1 ? "1 stands out" : `${count} stand out`;
}
