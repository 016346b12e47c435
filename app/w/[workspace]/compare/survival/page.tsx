import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { LogRankTable } from "@/components/survival/log-rank-table";
import { StayTable } from "@/components/survival/stay-table";
import { SurvivalFigure } from "@/components/survival/survival-figure";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { DatasetView, VersionView } from "@/lib/domain/dataset-resources";
import type { Segment } from "@/lib/domain/segment";
import type { SurvivalView } from "@/lib/domain/survival";
import { survivalHeadline } from "@/lib/domain/survival-headline";
import { type SurvivalState, survivalHref } from "@/lib/domain/survival-question";
import { segmentBook } from "@/lib/services/asked-segments";
import { survival } from "@/lib/services/survival";
import { NewerData } from "../../newer-data";
import { addressOf, attempt, pageActor, refusal } from "../../page-actor";
import { askedSheet } from "../../sheet";
import { WorkspaceFrame } from "../../workspace-frame";
import { CompareTabs } from "../compare-tabs";
import { SurvivalControls } from "./survival-controls";
import {
  columnsFor,
  comparedWords,
  isComplete,
  keyOf,
  logRankWords,
  placeOf,
  sheetOfSurvival,
  titleItems,
} from "./survival-sheet";
import { survivalStateOf } from "./survival-state";

export const metadata: Metadata = { title: "Survival" };

const crumbs = [{ label: "Compare" }, { label: "survival" }];

export default async function SurvivalPage({ params, searchParams }: PageProps<"/w/[workspace]/compare/survival">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/compare/survival`, search);
  const actor = await pageActor(workspace, address);
  const sheet = await askedSheet(actor, search, address);
  if (!sheet) return <NothingYet actor={actor} />;
  const { dataset, shown } = sheet;
  const { segments } = await segmentBook(actor, shown.dataset.id);
  const state = attempt(() => survivalStateOf(shown, search, segments));
  const href = state instanceof AppError ? null : survivalHref(workspace, state);
  // The address always names version and definitions: a link that was passed on keeps its numbers.
  if (href !== null && !isComplete(search, state)) redirect(href);
  const view = state instanceof AppError ? state : await askedView(actor, state);
  const place = { dataset: dataset.slug, version: shown.number };
  return (
    <WorkspaceFrame
      actor={actor}
      section="compare"
      sheet={sheetOfSurvival(workspace, { dataset, shown, state })}
      groups={keyOf(view)}
    >
      {state instanceof AppError || view instanceof AppError ? (
        <Refused
          {...{ workspace, place, state, segments, shown, actor }}
          fault={view instanceof AppError ? view : state}
        />
      ) : (
        <Survival {...{ actor, state, view, segments, shown, dataset }} />
      )}
    </WorkspaceFrame>
  );
}

interface SurvivalProps {
  readonly actor: Actor;
  readonly state: SurvivalState;
  readonly view: SurvivalView;
  readonly segments: readonly Segment[];
  readonly shown: VersionView;
  readonly dataset: DatasetView;
}

function Survival({ actor, state, view, segments, shown, dataset }: SurvivalProps) {
  const { slug } = actor.workspace;
  const newest = dataset.versions[0]?.number ?? state.version;
  const names = new Map([...view.groups, ...(view.rest ? [view.rest] : [])].map(({ key, label }) => [key, label]));
  return (
    <>
      <PageHeader breadcrumb={crumbs} title={survivalHeadline(view)} />
      <CompareTabs workspace={slug} current="survival" place={placeOf(state)} />
      <TitleBlock items={titleItems(view)} />
      <NewerData
        newest={newest}
        shown={{ version: state.version, builtAt: shown.builtAt }}
        href={survivalHref(slug, { ...state, version: newest })}
      />
      {view.warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          {warning}
        </Notice>
      ))}
      {view.history ? <Notice tone="info">{view.history.sentence}</Notice> : null}
      <SurvivalControls
        workspace={slug}
        state={state}
        view={view}
        segments={segments}
        columns={columnsFor(actor, shown)}
      />
      <SurvivalFigure view={view} title="How many are still there, month by month" />
      <Figure
        title="How long they stay"
        lede={
          view.groups.length > 0 && view.horizon
            ? `Each reading with its 95 % interval; against the rest at ${view.horizon.months} months with the interval that belongs to the mark.`
            : "Each reading with its 95 % interval."
        }
      >
        <StayTable view={view} />
        <Remark>{comparedWords(view)}</Remark>
        {[view.clock.sentence, ...view.leftOut.map((one) => `Left out: ${one.sentence}`), ...view.notes].map((note) => (
          <Remark key={note}>{note}</Remark>
        ))}
      </Figure>
      {view.logRank || view.logRankSentence ? (
        <Figure title="Do the curves differ at all?" lede={logRankWords(view)}>
          {view.logRank ? <LogRankTable logRank={view.logRank} names={names} /> : null}
        </Figure>
      ) : null}
    </>
  );
}

interface RefusedProps {
  readonly workspace: string;
  readonly place: { readonly dataset: string; readonly version: number };
  readonly state: SurvivalState | AppError;
  readonly segments: readonly Segment[];
  readonly shown: VersionView;
  readonly actor: Actor;
  readonly fault: SurvivalState | AppError;
}

function Refused({ workspace, place, state, segments, shown, actor, fault }: RefusedProps) {
  const again = `/w/${workspace}/compare/survival?dataset=${place.dataset}&version=${place.version}`;
  return (
    <>
      <PageHeader
        breadcrumb={crumbs}
        title="These curves cannot be drawn"
        lede={fault instanceof AppError ? fault.sentence : undefined}
        actions={<ButtonLink href={again}>Start anew</ButtonLink>}
      />
      <CompareTabs workspace={workspace} current="survival" place={place} />
      {state instanceof AppError ? null : (
        <SurvivalControls {...{ workspace, state, segments }} view={null} columns={columnsFor(actor, shown)} />
      )}
    </>
  );
}

function NothingYet({ actor }: { readonly actor: Actor }) {
  return (
    <WorkspaceFrame actor={actor} section="compare">
      <PageHeader breadcrumb={crumbs} title="There is nobody yet whose stay could be shown" />
      <Figure title="Curves of how long customers stay stand here">
        <Empty
          title="No dataset has been built"
          action={
            may(actor, "datasets.build") ? (
              <ButtonLink href={`/w/${actor.workspace.slug}/measure/new`} tone="primary">
                Upload a customer file
              </ButtonLink>
            ) : undefined
          }
        >
          They need the start and end of each customer, or tenure in months and who has left.
        </Empty>
      </Figure>
    </WorkspaceFrame>
  );
}

async function askedView(actor: Actor, state: SurvivalState): Promise<SurvivalView | AppError> {
  const address = { dataset: state.dataset, version: String(state.version) };
  return await survival(actor, address, { question: state.question }).catch((fault: unknown) => {
    if (fault instanceof AppError && fault.code === "notFound") return fault;
    return refusal(fault);
  });
}
