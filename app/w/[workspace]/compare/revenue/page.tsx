import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { QuestionForm } from "@/components/time/question-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Remark } from "@/components/ui/layout";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { familySentence } from "@/lib/domain/family-words";
import { formatDate } from "@/lib/domain/format-date";
import { countText } from "@/lib/domain/number-words";
import { type RevenueState, revenueHref } from "@/lib/domain/revenue-address";
import type { RevenueRetentionView } from "@/lib/domain/revenue-retention";
import { revenueHeadline } from "@/lib/domain/revenue-sentence";
import { revenueRetention } from "@/lib/services/revenue-retention";
import { dataItems } from "../../data-items";
import { NewerData } from "../../newer-data";
import { addressOf, attempt, pageActor, refusal } from "../../page-actor";
import { WorkspaceFrame } from "../../workspace-frame";
import { CompareTabs } from "../compare-tabs";
import { type OpenSheet, openSheet, tilesOf } from "../open-sheet";
import { sheetProps } from "../sheet-props";
import { NoData } from "../time-page";
import { BridgeFigure } from "./bridge-figure";
import { GroupsFigure } from "./groups-figure";
import { isWholeAddress, revenueFormProps, revenueStateOf } from "./revenue-state";
import { RevenueTiles } from "./revenue-tiles";
import { SeriesFigure } from "./series-figure";

export const metadata: Metadata = { title: "Revenue retention" };

export default async function RevenuePage({ params, searchParams }: PageProps<"/w/[workspace]/compare/revenue">) {
  const { workspace } = await params;
  const search = await searchParams;
  const here = addressOf(`/w/${workspace}/compare/revenue`, search);
  const actor = await pageActor(workspace, here);
  const sheet = await openSheet(actor, search, here);
  if (!sheet) return <NoData actor={actor} title="There is no revenue to follow yet" />;
  const state = attempt(() => revenueStateOf(actor, sheet, search));
  // The address always names version, periods and groups: a link that was passed on keeps its numbers.
  if (!(state instanceof AppError) && !isWholeAddress(search, state)) redirect(revenueHref(workspace, state));
  const address = { dataset: sheet.dataset.slug, version: String(sheet.shown.number) };
  const view =
    state instanceof AppError
      ? state
      : await revenueRetention(actor, address, { question: state.question }).catch(refusal);
  return (
    <WorkspaceFrame
      actor={actor}
      section="compare"
      sheet={sheetProps(workspace, sheet.dataset, sheet.shown, (version) =>
        state instanceof AppError ? `/w/${workspace}/compare/revenue` : revenueHref(workspace, { ...state, version }),
      )}
    >
      {view instanceof AppError || state instanceof AppError ? (
        <Refused actor={actor} sheet={sheet} fault={view instanceof AppError ? view : null} />
      ) : (
        <Revenue actor={actor} sheet={sheet} state={state} view={view} />
      )}
    </WorkspaceFrame>
  );
}

interface RevenueProps {
  readonly actor: Actor;
  readonly sheet: OpenSheet;
  readonly state: RevenueState;
  readonly view: RevenueRetentionView;
}

function Revenue({ actor, sheet, state, view }: RevenueProps) {
  const { slug } = actor.workspace;
  const { dataset, shown } = sheet;
  const newest = dataset.versions[0]?.number ?? state.version;
  const setting = { actor, state, view };
  const tileOf = tilesOf(sheet, state.question);
  const { base } = view.all;
  return (
    <>
      <PageHeader breadcrumb={crumbs} title={revenueHeadline(view)} />
      <CompareTabs workspace={slug} current="revenue" place={placeOf(state)} />
      <TitleBlock
        items={[
          {
            term: "Base",
            detail: base === null ? "fewer than 5 customers" : `${countText(base)} customers with revenue`,
          },
          { term: "Opening", detail: `${formatDate(view.opening.from)} to ${formatDate(view.opening.to)}` },
          { term: "Closing", detail: `${formatDate(view.closing.from)} to ${formatDate(view.closing.to)}` },
          ...dataItems(view.dataset),
        ]}
      />
      <NewerData href={revenueHref(slug, { ...state, version: newest })} newest={newest} shown={view.dataset} />
      <QuestionForm {...revenueFormProps(actor, sheet, state)} />
      <RevenueTiles view={view} />
      <BridgeFigure {...setting} manifest={shown.manifest} />
      <SeriesFigure actor={actor} view={view} tileOf={tileOf} />
      {view.groups.length > 0 ? <GroupsFigure view={view} tileOf={tileOf} /> : null}
      <Remark>{familySentence(view.family)}</Remark>
      {view.notes.map((note) => (
        <Remark key={note}>{note}</Remark>
      ))}
    </>
  );
}

function Refused({
  actor,
  sheet,
  fault,
}: {
  readonly actor: Actor;
  readonly sheet: OpenSheet;
  readonly fault: AppError | null;
}) {
  const { slug } = actor.workspace;
  const place = { dataset: sheet.dataset.slug, version: sheet.shown.number };
  return (
    <>
      <PageHeader
        breadcrumb={crumbs}
        title="Revenue retention cannot be shown"
        lede={fault?.sentence ?? "The address does not say what to show."}
        actions={
          <ButtonLink
            href={`/w/${slug}/compare/revenue?${new URLSearchParams({ dataset: place.dataset, version: String(place.version) })}`}
          >
            Start anew
          </ButtonLink>
        }
      />
      <CompareTabs workspace={slug} current="revenue" place={place} />
    </>
  );
}

const crumbs = [{ label: "Compare" }, { label: "revenue retention" }];

function placeOf({ dataset, version, question }: RevenueState) {
  return { dataset, version, ...(question.segments ? { segments: question.segments } : {}) };
}
