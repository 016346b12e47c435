import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SideBySideTable } from "@/components/priority/side-by-side-table";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { AppError } from "@/lib/domain/app-error";
import { impactHref, sideBySideHref } from "@/lib/domain/priority-address";
import { sideBySideTitle } from "@/lib/domain/scenario-words";
import { scenariosSideBySide } from "@/lib/services/scenarios";
import { sheetProps } from "../../../compare/sheet-props";
import { dataItems } from "../../../data-items";
import { NewerData } from "../../../newer-data";
import { addressOf, pageActor, refusal } from "../../../page-actor";
import type { Search } from "../../../sheet";
import { WorkspaceFrame } from "../../../workspace-frame";
import { PrioritiseTabs } from "../../prioritise-tabs";
import { NoPriorities, prioritySheet } from "../../priority-sheet";

export const metadata: Metadata = { title: "Scenarios side by side" };

export default async function SideBySidePage({
  params,
  searchParams,
}: PageProps<"/w/[workspace]/prioritise/impact/side-by-side">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/prioritise/impact/side-by-side`, search);
  const actor = await pageActor(workspace, address);
  const sheet = await prioritySheet(actor, search, address);
  if (!sheet) return <NoPriorities actor={actor} title="Scenarios side by side" />;
  const { dataset, shown, place } = sheet;
  const ids = idsOf(search);
  if (!sheet.isWhole) redirect(sideBySideHref(workspace, place, ids));
  const at = { dataset: place.dataset, version: String(place.version) };
  const view = await scenariosSideBySide(actor, at, { ids }).catch(refusal);
  const newest = dataset.versions[0]?.number ?? place.version;
  return (
    <WorkspaceFrame
      actor={actor}
      section="prioritise"
      sheet={sheetProps(workspace, dataset, shown, (version) => sideBySideHref(workspace, { ...place, version }, ids))}
    >
      <PageHeader
        breadcrumb={[{ label: "Prioritise" }, { label: "impact", href: impactHref(workspace, place) }]}
        title={view instanceof AppError ? "These scenarios cannot be compared" : sideBySideTitle(view)}
      />
      <PrioritiseTabs actor={actor} current="impact" place={place} />
      {view instanceof AppError ? (
        <Figure title="Two or three kept scenarios stand side by side here">
          <Empty
            title={view.message}
            action={<ButtonLink href={`${impactHref(workspace, place)}#kept`}>Go to the kept scenarios</ButtonLink>}
          >
            Tick two or three of the list, and set them side by side.
          </Empty>
        </Figure>
      ) : (
        <>
          <TitleBlock items={dataItems(view.dataset)} />
          <NewerData
            href={sideBySideHref(workspace, { ...place, version: newest }, ids)}
            newest={newest}
            shown={view.dataset}
          />
          <Figure
            title="What each would do to the company"
            lede="Change against today, and what comes of it in 90 % of cases. Each stands alone: effects of several at once do not add up."
          >
            <SideBySideTable view={view} hrefOf={({ question }) => impactHref(workspace, place, question)} />
            <Remark>
              Bands hold how customers of the kind do, drawn from the data, and then the coming customers themselves.
              They say nothing of what a scenario costs to bring about.
            </Remark>
          </Figure>
        </>
      )}
    </WorkspaceFrame>
  );
}

function idsOf({ scenario }: Search): string[] {
  const given = scenario === undefined ? [] : [scenario].flat();
  return given.filter((id) => id.length > 0 && id.length <= 40).slice(0, 10);
}
