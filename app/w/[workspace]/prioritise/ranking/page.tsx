import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { BubbleFigure } from "@/components/priority/bubble-figure";
import { CriteriaTable, KnockoutTable } from "@/components/priority/criteria-table";
import { EditPriorities } from "@/components/priority/edit-priorities";
import { RankingTable } from "@/components/priority/ranking-table";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { QuestionForm } from "@/components/time/question-form";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { BubblesView } from "@/lib/domain/bubbles";
import { marketHref, rankingHref } from "@/lib/domain/priority-address";
import { possibleFigures } from "@/lib/domain/priority-figures";
import { type RankingView, rankingHeadline } from "@/lib/domain/ranking";
import { usualPriorities } from "@/lib/domain/usual-priorities";
import { bubbles, bubblesObstacle } from "@/lib/services/bubbles";
import { segmentRanking } from "@/lib/services/ranking";
import { sheetProps } from "../../compare/sheet-props";
import { dataItems } from "../../data-items";
import { NewerData } from "../../newer-data";
import { addressOf, leave, pageActor } from "../../page-actor";
import { one } from "../../sheet";
import { WorkspaceFrame } from "../../workspace-frame";
import { PrioritiseTabs } from "../prioritise-tabs";
import { NoPriorities, type PrioritySheet, prioritySheet } from "../priority-sheet";

export const metadata: Metadata = { title: "Ranking" };

export default async function RankingPage({ params, searchParams }: PageProps<"/w/[workspace]/prioritise/ranking">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/prioritise/ranking`, search);
  const actor = await pageActor(workspace, address);
  const sheet = await prioritySheet(actor, search, address);
  if (!sheet) return <NoPriorities actor={actor} tab="ranking" title="Ranking" />;
  const { dataset, shown, place } = sheet;
  const state = { ...place, metric: one(search.metric), size: sizeOf(one(search.size)) };
  if (!sheet.isWhole) redirect(rankingHref(workspace, state));
  const at = { dataset: place.dataset, version: String(place.version) };
  const view = await segmentRanking(actor, at);
  const drawn = await bubbles(actor, at, state).catch((fault: unknown) => leave(fault, address));
  const newest = dataset.versions[0]?.number ?? place.version;
  return (
    <WorkspaceFrame
      actor={actor}
      section="prioritise"
      sheet={sheetProps(workspace, dataset, shown, (version) => rankingHref(workspace, { ...state, version }))}
    >
      <PageHeader
        breadcrumb={[{ label: "Prioritise" }, { label: "ranking" }]}
        title={rankingHeadline(view)}
        actions={may(actor, "priorities.edit") ? <Edit actor={actor} sheet={sheet} view={view} /> : undefined}
      />
      <PrioritiseTabs actor={actor} current="ranking" place={place} />
      <TitleBlock items={[...dataItems(view.dataset), ...writtenItems(view)]} />
      <NewerData href={rankingHref(workspace, { ...state, version: newest })} newest={newest} shown={view.dataset} />
      <Ranked actor={actor} view={view} place={place} />
      {drawn ? (
        <BubbleFigure
          view={drawn}
          hrefOf={(slug) => marketHref(workspace, { ...place, segment: slug })}
          actions={<BubbleForm workspace={workspace} place={place} view={drawn} />}
        />
      ) : (
        <Figure
          title="Room in the market against lift"
          actions={<Link href={marketHref(workspace, place)}>Market sizes</Link>}
        >
          <p>{await bubblesObstacle(actor, at)}</p>
        </Figure>
      )}
    </WorkspaceFrame>
  );
}

function Ranked({
  actor,
  view,
  place,
}: {
  readonly actor: Actor;
  readonly view: RankingView;
  readonly place: PrioritySheet["place"];
}) {
  const { slug } = actor.workspace;
  if (view.criteria.length === 0)
    return (
      <Figure title="The chance that each segment is the best stands here">
        <Empty title="No criterion has been chosen">
          {may(actor, "priorities.edit")
            ? "Choose what counts: room in the market, who stays, what they pay. A good start is filled in."
            : "An analyst or product manager of this workspace chooses what counts."}
        </Empty>
      </Figure>
    );
  return (
    <>
      <Figure
        title="How often each segment comes first"
        lede="Share of cases with each place among the ranked segments."
      >
        <RankingTable segments={view.segments} hrefOf={(segment) => marketHref(slug, { ...place, segment })} />
        {view.nobody > 0 ? (
          <Remark>{`In ${Math.round(view.nobody * 1000) / 10}\u202f% of cases every segment is knocked out.`}</Remark>
        ) : null}
        {view.notes.map((note) => (
          <Remark key={note}>{note}</Remark>
        ))}
      </Figure>
      {view.knockouts.length > 0 ? (
        <Figure title={knockoutTitle(view)} lede="At the most likely figures; below, in how many cases a rule fails.">
          <KnockoutTable knockouts={view.knockouts} segments={view.segments} />
        </Figure>
      ) : null}
      <Figure
        title="What each criterion says"
        lede="The figure with what is possible around it, and what it scores on a fixed scale."
        plain
      >
        <CriteriaTable criteria={view.criteria} segments={view.segments} />
      </Figure>
    </>
  );
}

function Edit({
  actor,
  sheet,
  view,
}: {
  readonly actor: Actor;
  readonly sheet: PrioritySheet;
  readonly view: RankingView;
}) {
  const { manifest } = sheet.shown;
  const { settings, revision } = view.written;
  return (
    <EditPriorities
      key={revision}
      workspace={actor.workspace.slug}
      dataset={sheet.place.dataset}
      settings={revision === 0 ? usualPriorities(manifest) : settings}
      revision={revision}
      figures={possibleFigures(manifest)
        .filter(
          ({ permission }) =>
            permission === null || may(actor, permission === "kpis.read" ? "segmentKpis.read" : permission),
        )
        .map(({ id, name, unit }) => ({
          id,
          label: unit === "share" ? `${name}, %` : name,
          times: unit === "share" ? 100 : 1,
        }))}
    />
  );
}

function BubbleForm({
  workspace,
  place,
  view,
}: {
  readonly workspace: string;
  readonly place: PrioritySheet["place"];
  readonly view: BubblesView;
}) {
  return (
    <QuestionForm
      action={`/w/${workspace}/prioritise/ranking`}
      kept={[
        ["dataset", place.dataset],
        ["version", String(place.version)],
      ]}
      choices={[
        {
          label: "Lift by",
          name: "metric",
          value: view.metric.id,
          options: view.choices.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          label: "Area",
          name: "size",
          value: view.size,
          options: [
            { value: "revenue", label: "Monthly revenue" },
            { value: "customers", label: "Customers today" },
          ],
        },
      ]}
    />
  );
}

function knockoutTitle({ segments }: RankingView): string {
  const failing = segments.filter(({ knockouts }) => knockouts.some(({ state }) => state === "failed"));
  if (failing.length === 0) return "No segment fails a knock-out rule";
  return `Out by a knock-out rule: ${failing.map(({ name }) => name).join(", ")}`;
}

function writtenItems({ written, draws }: RankingView) {
  return [
    ...(written.updatedBy === null
      ? []
      : [{ term: "Criteria", detail: `revision ${written.revision}, ${written.updatedBy}` }]),
    ...(draws > 0 ? [{ term: "Cases", detail: draws.toLocaleString("en-GB") }] : []),
  ];
}

function sizeOf(text: string | undefined): "customers" | "revenue" | undefined {
  return text === "customers" || text === "revenue" ? text : undefined;
}
