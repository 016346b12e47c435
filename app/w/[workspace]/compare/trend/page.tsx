import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { QuestionForm } from "@/components/time/question-form";
import { Remark } from "@/components/ui/layout";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { familySentence } from "@/lib/domain/family-words";
import type { TrendView } from "@/lib/domain/trend";
import { type TrendState, trendHref } from "@/lib/domain/trend-address";
import { trendHeadline } from "@/lib/domain/trend-sentence";
import { trend } from "@/lib/services/trend";
import { dataItems } from "../../data-items";
import { NewerData } from "../../newer-data";
import { addressOf, pageActor, refusal } from "../../page-actor";
import { WorkspaceFrame } from "../../workspace-frame";
import { CompareTabs } from "../compare-tabs";
import { type OpenSheet, openSheet, tilesOf } from "../open-sheet";
import { sheetProps } from "../sheet-props";
import { NoData } from "../time-page";
import { ChangesFigure } from "./changes-figure";
import { TrendFigure } from "./trend-figure";
import { isWholeTrend, trendFormProps, trendStateOf } from "./trend-state";

export const metadata: Metadata = { title: "Trend" };

export default async function TrendPage({ params, searchParams }: PageProps<"/w/[workspace]/compare/trend">) {
  const { workspace } = await params;
  const search = await searchParams;
  const here = addressOf(`/w/${workspace}/compare/trend`, search);
  const actor = await pageActor(workspace, here);
  const sheet = await openSheet(actor, search, here);
  if (!sheet) return <NoData actor={actor} title="There is nothing to follow yet" />;
  const state = trendStateOf(actor, sheet, search);
  // The address always names version, metric and groups: a link that was passed on keeps its numbers.
  if (!isWholeTrend(search, state)) redirect(trendHref(workspace, state));
  const address = { dataset: sheet.dataset.slug, version: String(sheet.shown.number) };
  const view = await trend(actor, address, { question: state.question }).catch(refusal);
  return (
    <WorkspaceFrame
      actor={actor}
      section="compare"
      sheet={sheetProps(workspace, sheet.dataset, sheet.shown, (version) =>
        trendHref(workspace, { ...state, version }),
      )}
    >
      <Trend actor={actor} sheet={sheet} state={state} view={view} />
    </WorkspaceFrame>
  );
}

interface TrendProps {
  readonly actor: Actor;
  readonly sheet: OpenSheet;
  readonly state: TrendState;
  readonly view: TrendView | AppError;
}

function Trend({ actor, sheet, state, view }: TrendProps) {
  const { slug } = actor.workspace;
  const { question } = state;
  const place = {
    dataset: state.dataset,
    version: state.version,
    ...(question.segments ? { segments: question.segments } : {}),
  };
  const refused = view instanceof AppError;
  const newest = sheet.dataset.versions[0]?.number ?? state.version;
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Compare" }, { label: "trend" }]}
        title={refused ? "This trend cannot be shown" : trendHeadline(view)}
        lede={refused ? view.sentence : undefined}
      />
      <CompareTabs workspace={slug} current="trend" place={place} />
      {refused ? null : (
        <>
          <TitleBlock
            items={[
              { term: "Metric", detail: view.metric.name },
              { term: "Period", detail: `${view.periods[0]?.label} to ${view.periods.at(-1)?.label}` },
              ...dataItems(view.dataset),
            ]}
          />
          <NewerData href={trendHref(slug, { ...state, version: newest })} newest={newest} shown={view.dataset} />
        </>
      )}
      <QuestionForm {...trendFormProps(actor, sheet, state)} />
      {refused ? null : (
        <>
          <TrendFigure actor={actor} view={view} tileOf={tilesOf(sheet, question)} />
          <ChangesFigure view={view} tileOf={tilesOf(sheet, question)} />
          <Remark>{familySentence(view.family)}</Remark>
          {view.notes.map((note) => (
            <Remark key={note}>{note}</Remark>
          ))}
        </>
      )}
    </>
  );
}
