import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Board } from "@/components/scoreboard/board";
import { Filters } from "@/components/scoreboard/filters";
import type { KeyOfGroups } from "@/components/shell/group-key";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { type CompareState, compareHref } from "@/lib/domain/compare-address";
import type { VersionSummary, VersionView } from "@/lib/domain/dataset-resources";
import { familySentence, standOut } from "@/lib/domain/family-words";
import { countText } from "@/lib/domain/number-words";
import { type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import { readSegmentRef, type Segment } from "@/lib/domain/segment";
import { againstLabel, againstWords } from "@/lib/domain/sentence";
import { headline } from "@/lib/domain/sentence-headline";
import { segmentBook } from "@/lib/services/asked-segments";
import { openThreadsOn } from "@/lib/services/note-lists";
import { scoreboard } from "@/lib/services/scoreboard";
import { dataItems } from "../data-items";
import { addressOf, attempt, pageActor, refusal } from "../page-actor";
import { askedSheet, type Search } from "../sheet";
import { WorkspaceFrame } from "../workspace-frame";
import { BoardNotices } from "./board-notices";
import { boardColumns, boardRows, shownFigures, totalCells } from "./board-rows";
import { CompareTabs } from "./compare-tabs";
import { filterProps } from "./filter-props";
import { NothingPublished, NothingYet } from "./nothing-to-compare";
import { OpenNumber } from "./open-number";
import { comparable, stateOf } from "./read-state";
import { sheetProps } from "./sheet-props";

export const metadata: Metadata = { title: "Compare" };

export default async function ComparePage({ params, searchParams }: PageProps<"/w/[workspace]/compare">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/compare`, search);
  const actor = await pageActor(workspace, address);
  const sheet = await askedSheet(actor, search, address);
  if (!sheet) return <NothingYet actor={actor} />;
  const { dataset, shown } = sheet;
  const { segments } = await segmentBook(actor, shown.dataset.id);
  if (!may(actor, "kpis.read") && comparable(segments).length === 0) return <NothingPublished actor={actor} />;
  const state = attempt(() => stateOf(actor, shown, { search, segments }));
  if (!(state instanceof AppError) && !isWhole(search, state)) redirect(compareHref(workspace, state));
  const board = state instanceof AppError ? state : await askedBoard(actor, state);
  return (
    <WorkspaceFrame actor={actor} section="compare" sheet={sheetProps(workspace, dataset, shown)} groups={keyOf(board)}>
      {board instanceof AppError ? (
        <Refused
          sentence={board.sentence}
          again={`/w/${workspace}/compare?dataset=${dataset.slug}&version=${shown.number}`}
        />
      ) : (
        <Scoreboard actor={actor} {...board} shown={shown} summaries={dataset.versions} segments={segments} />
      )}
    </WorkspaceFrame>
  );
}

/** The address always names version, groups and metrics, segments by their definitions: a link that was passed on keeps its numbers. */
function isWhole(search: Search, { question }: CompareState): boolean {
  const isNamed = search.version !== undefined && search.by !== undefined && search.metric !== undefined;
  const hasBlanks = Object.values(search).some((value) => [value].flat().includes(""));
  const refs = [search.segment ?? []].flat();
  return isNamed && !hasBlanks && refs.join() === (question.segments ?? []).join();
}

interface ScoreboardProps {
  readonly actor: Actor;
  readonly state: CompareState;
  readonly view: ScoreboardView;
  readonly lostReference: string | null;
  readonly shown: VersionView;
  /** The versions of the dataset, newest first. */
  readonly summaries: readonly VersionSummary[];
  readonly segments: readonly Segment[];
}

async function Scoreboard({ actor, state, view, lostReference, shown, summaries, segments }: ScoreboardProps) {
  const openGates = summaries.find((one) => one.number === state.version)?.openGates ?? 0;
  const { slug } = actor.workspace;
  const asked = { workspace: slug, view, state };
  const setting = { ...asked, noted: await openThreadsOn(actor, { figures: shownFigures(asked) }) };
  const bySegments = view.by.key === segmentsKey;
  const sizeOrder = state.sort === "size" ? state.order : undefined;
  return (
    <>
      <PageHeader breadcrumb={crumbs} title={headline(view)} />
      <CompareTabs
        workspace={slug}
        current=""
        place={{ dataset: state.dataset, version: state.version, segments: state.question.segments }}
      />
      <TitleBlock
        items={[...titleItems(view), checksItem(openGates, `/w/${slug}/measure/${state.dataset}/${state.version}`)]}
      />
      <BoardNotices
        workspace={slug}
        state={state}
        lostReference={lostReference}
        builtAt={shown.builtAt}
        newest={summaries[0]?.number ?? state.version}
        segments={segments}
      />
      <Filters
        {...filterProps({
          workspace: slug,
          state,
          view,
          manifest: shown.manifest,
          segments,
          actor,
        })}
      />
      <Figure
        title={`Each ${bySegments ? "segment" : "group"} against ${againstLabel(view)}`}
        lede="In bold: the value, with its n beneath. Beside it: the difference, and its interval on a scale shared by the column; the upright line is no difference. A full dot is clear of the line, a hollow one is not; an arrow runs off the scale."
      >
        <Board
          groupTitle={bySegments ? "Segment" : view.by.label}
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
        <Remark>{familySentence(view.family)}</Remark>
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
  return other instanceof AppError ? other : { state: kept, view: other, lostReference: lostWords(view, state) };
}

function lostWords({ sentence }: AppError, { question }: CompareState): string {
  if (!sentence.startsWith("There is no group")) return sentence;
  return `There is no group “${againstWords(question.against)}” on this screen to compare with.`;
}

async function askedView(actor: Actor, state: CompareState): Promise<ScoreboardView | AppError> {
  const address = { dataset: state.dataset, version: String(state.version) };
  return await scoreboard(actor, address, { question: state.question }).catch(refusal);
}

function checksItem(open: number, report: string) {
  const words = open === 0 ? "all passed or settled" : open === 1 ? "1 is open" : `${open} are open`;
  return { term: "Checks of the data", detail: <a href={report}>{words}</a> };
}

/** Tiles, names and sizes of the first groups, for the rail; beside a board by segments stands their own key. */
function keyOf(board: AskedBoard | AppError): KeyOfGroups | undefined {
  if (board instanceof AppError) return undefined;
  const { view } = board;
  if (view.by.key === segmentsKey) return undefined;
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

function titleItems(view: ScoreboardView) {
  const { dataset, family } = view;
  return [
    { term: "Base", detail: `${countText(view.total)} ${view.unitWord}` },
    ...dataItems(dataset),
    ...definitionItem(view),
    { term: "Comparisons", detail: `${family.m}, of which ${standOut(family.marked)}` },
  ];
}

/** Which definition each segment had, by the letters of the tiles. */
function definitionItem({ by, groups }: ScoreboardView) {
  if (by.key !== segmentsKey) return [];
  const named = groups.slice(0, 8).map(({ key, code }) => `${code} v${readSegmentRef(key).version}`);
  const more = groups.length - named.length;
  return [{ term: "Definitions", detail: `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}` }];
}
