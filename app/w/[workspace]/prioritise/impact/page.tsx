import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ImpactForm } from "@/components/priority/impact-form";
import { ImpactTable } from "@/components/priority/impact-table";
import { TornadoFigure } from "@/components/priority/tornado-figure";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { AppError } from "@/lib/domain/app-error";
import { type ImpactQuestion, type ImpactView, impactQuerySchema, impactQuestionOf } from "@/lib/domain/impact";
import { addedWords, impactHeadline } from "@/lib/domain/impact-words";
import { impactHref } from "@/lib/domain/priority-address";
import { impactSegments, segmentImpact } from "@/lib/services/impact";
import { sheetProps } from "../../compare/sheet-props";
import { dataItems } from "../../data-items";
import { NewerData } from "../../newer-data";
import { addressOf, pageActor, refusal } from "../../page-actor";
import { one, type Search } from "../../sheet";
import { WorkspaceFrame } from "../../workspace-frame";
import { PrioritiseTabs } from "../prioritise-tabs";
import { NoPriorities, type PrioritySheet, prioritySheet } from "../priority-sheet";
import { KeptScenarios } from "./kept-scenarios";

export const metadata: Metadata = { title: "Impact" };

export default async function ImpactPage({ params, searchParams }: PageProps<"/w/[workspace]/prioritise/impact">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/prioritise/impact`, search);
  const actor = await pageActor(workspace, address);
  const sheet = await prioritySheet(actor, search, address);
  if (!sheet) return <NoPriorities actor={actor} tab="impact" title="Impact" />;
  const { dataset, shown, place } = sheet;
  const at = { dataset: place.dataset, version: String(place.version) };
  const segments = await impactSegments(actor, at);
  const question = questionOf(search, segments);
  if (question && (!sheet.isWhole || search.segment === undefined)) redirect(impactHref(workspace, place, question));
  const view = question ? await segmentImpact(actor, at, { question }).catch(refusal) : null;
  return (
    <WorkspaceFrame
      actor={actor}
      section="prioritise"
      sheet={sheetProps(workspace, dataset, shown, (version) =>
        impactHref(workspace, { ...place, version }, question ?? undefined),
      )}
    >
      <PageHeader
        breadcrumb={[{ label: "Prioritise" }, { label: "impact" }]}
        title={titleOf(view)}
        lede={view instanceof AppError ? view.message : undefined}
      />
      <PrioritiseTabs actor={actor} current="impact" place={place} />
      {view && !(view instanceof AppError) ? <Proof workspace={workspace} sheet={sheet} view={view} /> : null}
      {question ? (
        <ImpactForm
          key={JSON.stringify(question)}
          action={`/w/${workspace}/prioritise/impact`}
          kept={[
            ["dataset", place.dataset],
            ["version", String(place.version)],
          ]}
          segments={segments}
          question={question}
        />
      ) : (
        <Figure title="What more of a kind would do stands here">
          <Empty
            title="No segment of this dataset is published"
            action={<ButtonLink href={`/w/${workspace}/segments`}>Go to the segments</ButtonLink>}
          >
            A scenario asks what more customers of a published segment would do.
          </Empty>
        </Figure>
      )}
      {view && !(view instanceof AppError) ? (
        <>
          <Scenario view={view} />
          <TornadoFigure view={view} />
        </>
      ) : null}
      {question ? (
        <KeptScenarios actor={actor} place={place} view={view instanceof AppError ? null : view} segments={segments} />
      ) : null}
    </WorkspaceFrame>
  );
}

function Proof({
  workspace,
  sheet,
  view,
}: {
  readonly workspace: string;
  readonly sheet: PrioritySheet;
  readonly view: ImpactView;
}) {
  const newest = sheet.dataset.versions[0]?.number ?? sheet.place.version;
  return (
    <>
      <TitleBlock items={[...dataItems(view.dataset), { term: "Cases", detail: view.draws.toLocaleString("en-GB") }]} />
      <NewerData
        href={impactHref(workspace, { ...sheet.place, version: newest }, view.question)}
        newest={newest}
        shown={view.dataset}
      />
    </>
  );
}

function Scenario({ view }: { readonly view: ImpactView }) {
  return (
    <Figure
      title="The company today, and in the scenario"
      lede="The scenario is worked out from the figures of today; the last column holds what comes of it in 90 % of cases."
    >
      <ImpactTable
        rows={view.rows}
        currency={view.dataset.currency}
        title={view.added === null ? view.segment.name : addedWords(view.added)}
      />
      {view.assumptions.map((sentence) => (
        <Remark key={sentence}>{sentence}</Remark>
      ))}
    </Figure>
  );
}

function titleOf(view: ImpactView | AppError | null): string {
  if (view === null) return "Nothing to vary yet";
  return view instanceof AppError ? "This scenario cannot be worked out" : impactHeadline(view);
}

/** The scenario of an address; without one, ten per cent more of the first segment. */
function questionOf(search: Search, segments: readonly { readonly ref: string }[]): ImpactQuestion | null {
  const given = Object.fromEntries(
    ["segment", "change", "percent", "low", "base", "high"].flatMap((name) => {
      const value = one(search[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const [first] = segments;
  const parsed = impactQuerySchema.safeParse({ segment: first?.ref, ...given });
  if (parsed.success) return impactQuestionOf(parsed.data);
  return first ? impactQuestionOf(impactQuerySchema.parse({ segment: first.ref })) : null;
}
