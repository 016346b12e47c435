import type { Metadata } from "next";
import { DatasetList } from "@/components/datasets/dataset-list";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { may } from "@/lib/access/allow";
import { datasets } from "@/lib/services/datasets";
import { pageActor } from "../../page-actor";

export const metadata: Metadata = { title: "Measure" };

export default async function MeasurePage({ params }: PageProps<"/w/[workspace]/measure">) {
  const { workspace } = await params;
  const actor = await pageActor(workspace, `/w/${workspace}/measure`);
  const all = await datasets(actor);
  const mayBuild = may(actor, "datasets.build");
  const add = (
    <ButtonLink tone="primary" icon="upload" href={`/w/${workspace}/measure/new`}>
      New dataset
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={all.length === 0 ? "There is nothing to measure yet" : "What every number is counted from"}
        lede={all.length === 0 ? undefined : "A version never changes once it is built, so a number keeps its proof."}
        actions={mayBuild && all.length > 0 ? add : undefined}
      />
      {all.length === 0 ? (
        <Figure title="Datasets">
          <Empty title="No dataset yet: it starts with a file" action={mayBuild ? add : undefined}>
            {mayBuild
              ? "A list of customers, payments, deals or tickets is enough, as CSV or Parquet. You say what its columns mean, and the first comparison follows."
              : "An analyst or an admin of this workspace uploads the first file; its groups and numbers appear here."}
          </Empty>
        </Figure>
      ) : (
        <DatasetList workspace={workspace} datasets={all} mayBuild={mayBuild} />
      )}
    </>
  );
}
