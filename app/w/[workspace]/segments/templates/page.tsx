import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MakeSegments } from "@/components/segments/make-segments";
import { RfmGrid } from "@/components/segments/rfm-grid";
import { TemplateChoice } from "@/components/segments/template-choice";
import { TemplateDrafts } from "@/components/segments/template-drafts";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { standOut } from "@/lib/domain/family-words";
import { formatDate } from "@/lib/domain/format-date";
import { countText } from "@/lib/domain/number-words";
import { builderHref, segmentsHref } from "@/lib/domain/segment-address";
import type { ChosenTemplate, TemplatesView } from "@/lib/domain/template-answers";
import { type TemplateKind, templateKinds, templateWords } from "@/lib/domain/templates";
import { type TemplatesState, templatesHref } from "@/lib/domain/templates-address";
import { templates } from "@/lib/services/templates";
import { sheetProps } from "../../compare/sheet-props";
import { addressOf, pageActor, refusal } from "../../page-actor";
import { askedSheet, one } from "../../sheet";
import { WorkspaceFrame } from "../../workspace-frame";
import { draftRows } from "./draft-rows";
import { TheCut } from "./the-cut";

export const metadata: Metadata = { title: "Templates of segments" };

export default async function TemplatesPage({ params, searchParams }: PageProps<"/w/[workspace]/segments/templates">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/segments/templates`, search);
  const actor = await pageActor(workspace, address);
  if (!may(actor, "kpis.read")) return <Closed actor={actor} />;
  const sheet = await askedSheet(actor, search, address);
  if (!sheet) redirect(segmentsHref(workspace));
  const { dataset, shown } = sheet;
  const place = { dataset: dataset.slug, version: String(shown.number) };
  const kind = templateKinds.find((known) => known === one(search.template));
  const top = /^[1-9]\d?$/.test(one(search.top) ?? "") ? Number(one(search.top)) : undefined;
  const metric = one(search.metric);
  const view = await templates(actor, place, { template: kind, metric, top }).catch(refusal);
  const state = { dataset: dataset.slug, version: shown.number, template: kind, metric, top };
  if (!(view instanceof AppError)) {
    const whole = wholeState(state, view);
    // The address always names version, template and metric: a link that was passed on keeps its numbers.
    if (whole && templatesHref(workspace, whole) !== address) redirect(templatesHref(workspace, whole));
  }
  return (
    <WorkspaceFrame
      actor={actor}
      section="segments"
      sheet={sheetProps(workspace, dataset, shown, (number) =>
        templatesHref(workspace, { ...state, template: kind ?? "companySize", version: number }),
      )}
    >
      {view instanceof AppError ? (
        <PageHeader
          breadcrumb={crumbs(workspace, dataset.slug)}
          title="This template cannot be shown"
          lede={view.sentence}
          actions={
            <ButtonLink href={`/w/${workspace}/segments/templates?dataset=${dataset.slug}&version=${shown.number}`}>
              Choose another
            </ButtonLink>
          }
        />
      ) : view.chosen && kind ? (
        <Template
          actor={actor}
          state={{ ...state, template: kind, metric: view.chosen.metric?.id ?? metric }}
          view={view}
          chosen={view.chosen}
          name={dataset.name}
        />
      ) : (
        <NoTemplate actor={actor} view={view} dataset={dataset.slug} />
      )}
    </WorkspaceFrame>
  );
}

/** The state with what the address leaves open: the first template that can be drafted, the metric it was scored by. */
function wholeState(
  state: Omit<TemplatesState, "template"> & { readonly template: TemplateKind | undefined },
  view: TemplatesView,
): TemplatesState | null {
  const template = state.template ?? view.templates.find(({ missing }) => missing === null)?.kind;
  if (template === undefined) return null;
  return { ...state, template, metric: state.metric ?? view.chosen?.metric?.id };
}

interface TemplateProps {
  readonly actor: Actor;
  readonly state: TemplatesState;
  readonly view: TemplatesView;
  readonly chosen: ChosenTemplate;
  readonly name: string;
}

function Template({ actor, state, view, chosen, name }: TemplateProps) {
  const workspace = actor.workspace.slug;
  const mayDraft = may(actor, "segments.draft");
  const rows = draftRows({ actor, state, view, chosen });
  return (
    <>
      <PageHeader
        breadcrumb={crumbs(workspace, state.dataset)}
        title={chosen.sentence}
        lede={templateWords[chosen.kind].asks}
        actions={
          mayDraft && rows.length > 0 ? (
            <MakeSegments
              workspace={workspace}
              dataset={state.dataset}
              drafts={rows.map(({ ref, name: called, size, rule, origin }) => ({
                ref,
                name: called,
                size: `${size ?? "fewer than 5"} ${view.unitWord}`,
                rule,
                origin,
              }))}
            />
          ) : undefined
        }
      />
      <TitleBlock
        items={[
          { term: "Base", detail: `${countText(view.customers)} ${view.unitWord}` },
          { term: "Data to", detail: view.asOf === null ? "no dates in the data" : formatDate(view.asOf) },
          { term: "Dataset", detail: `${name}, version ${view.datasetVersion}` },
          { term: "Comparisons", detail: `${chosen.family.m}, of which ${standOut(chosen.family.marked)}` },
        ]}
      />
      <TemplateChoice
        action={`/w/${workspace}/segments/templates`}
        kept={[
          ["dataset", state.dataset],
          ["version", String(state.version)],
        ]}
        template={state.template}
        metric={chosen.metric?.id ?? null}
        templates={view.templates}
        metrics={view.metrics}
      />
      {chosen.concentration ? (
        <TheCut actor={actor} state={state} view={view} concentration={chosen.concentration} mayDraft={mayDraft} />
      ) : null}
      <Figure
        title={exclusivity(chosen, view)}
        lede="Each draft is an ordinary rule: open it in the builder and change what you like. Nothing is kept until you save it."
      >
        {rows.length > 0 ? (
          <TemplateDrafts
            workspace={workspace}
            dataset={state.dataset}
            label={`Drafts of ${templateWords[chosen.kind].name}`}
            unitWord={view.unitWord}
            metric={chosen.metric?.name ?? null}
            rows={rows}
            mayDraft={mayDraft}
          />
        ) : (
          <Empty title={chosen.words[0] ?? "This template drafts nothing here"} />
        )}
        {[...(rows.length > 0 ? chosen.words : []), ...chosen.notes].map((words) => (
          <Remark key={words}>{words}</Remark>
        ))}
      </Figure>
      {chosen.rfm ? (
        <Figure
          title="How lately and how often"
          lede={`Days since the last payment are cut at ${chosen.rfm.cuts.recency.join(", ")}; orders at ${chosen.rfm.cuts.frequency.join(", ")}. 5 is latest and most.`}
        >
          <RfmGrid grid={chosen.rfm.grid} />
        </Figure>
      ) : null}
    </>
  );
}

/** Whether the drafts share customers, and whom they leave out. */
function exclusivity({ drafts, inSeveral, inNone }: ChosenTemplate, { unitWord }: TemplatesView): string {
  if (drafts.length === 0) return "No rules to draft";
  const shared =
    inSeveral === 0
      ? "They share nobody"
      : `${inSeveral === null ? "Fewer than 5" : countText(inSeveral)} ${unitWord} are in several`;
  const left =
    inNone === 0 ? "leave nobody out" : `${inNone === null ? "fewer than 5" : countText(inNone)} are in none`;
  return inSeveral === 0 && inNone === 0
    ? `${shared} and ${left}`
    : `${shared}; ${inNone === 0 ? `they ${left}` : left}`;
}

function NoTemplate({
  actor,
  view,
  dataset,
}: {
  readonly actor: Actor;
  readonly view: TemplatesView;
  readonly dataset: string;
}) {
  return (
    <>
      <PageHeader
        breadcrumb={crumbs(actor.workspace.slug, dataset)}
        title="No template fits this version"
        lede="A template drafts rules from columns that it knows by field or by name."
      />
      <Figure title="What each would need">
        <Empty
          title="Segments can be built from any column all the same"
          action={<ButtonLink href={builderHref(actor.workspace.slug, null, dataset)}>Open the builder</ButtonLink>}
        >
          <ul>
            {view.templates.map(({ kind, name, missing }) => (
              <li key={kind}>{`${name}. ${missing}`}</li>
            ))}
          </ul>
        </Empty>
      </Figure>
    </>
  );
}

function Closed({ actor }: { readonly actor: Actor }) {
  return (
    <WorkspaceFrame actor={actor} section="segments">
      <PageHeader
        breadcrumb={crumbs(actor.workspace.slug)}
        title="Templates are for those who draft segments"
        lede={`As ${actor.jobRole} you read the segments that were published.`}
        actions={<ButtonLink href={segmentsHref(actor.workspace.slug)}>See the segments</ButtonLink>}
      />
    </WorkspaceFrame>
  );
}

function crumbs(workspace: string, dataset?: string) {
  return [{ label: "Segments", href: segmentsHref(workspace, dataset) }, { label: "templates" }];
}
