import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { datasets } from "@/lib/services/datasets";
import { addressOf, leave, pageActor } from "../../page-actor";
import { one, sheetOf } from "../../sheet";
import { WorkspaceFrame } from "../../workspace-frame";
import { BuilderPage } from "../builder-page";

export const metadata: Metadata = { title: "New segment" };

export default async function NewSegmentPage({ params, searchParams }: PageProps<"/w/[workspace]/segments/new">) {
  const { workspace } = await params;
  const search = await searchParams;
  const path = `/w/${workspace}/segments/new`;
  const actor = await pageActor(workspace, addressOf(path, search));
  const all = await datasets(actor);
  const sheet = attempt(() => sheetOf(all, search));
  if (!sheet)
    return (
      <WorkspaceFrame actor={actor} section="segments">
        <PageHeader breadcrumb={[{ label: "Segments" }]} title="There is nobody to choose from yet" />
        <Figure title="A segment is a rule over the customers of a dataset">
          <Empty
            title="No dataset has been built"
            action={<ButtonLink href={`/w/${workspace}/measure`}>Go to Measure</ButtonLink>}
          >
            A file with one row per customer is enough to begin.
          </Empty>
        </Figure>
      </WorkspaceFrame>
    );
  const { dataset, number } = sheet;
  const hrefOf = (version: number) =>
    `${path}?${new URLSearchParams({ dataset: dataset.slug, version: String(version) })}`;
  if (one(search.dataset) === undefined || one(search.version) !== number) redirect(hrefOf(Number(number)));
  return <BuilderPage actor={actor} place={{ dataset, version: Number(number), hrefOf }} segment={null} uses={[]} />;
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (fault) {
    return leave(fault, "/");
  }
}
