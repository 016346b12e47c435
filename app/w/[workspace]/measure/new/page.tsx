import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import type { KnownDataset } from "@/components/upload/known-dataset";
import { UploadWizard } from "@/components/upload/upload-wizard";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { dictionary } from "@/lib/domain/dictionary";
import { dataset } from "@/lib/services/datasets";
import { version } from "@/lib/services/versions";
import { leave, pageActor } from "../../page-actor";

export const metadata: Metadata = { title: "New dataset version" };

export default async function NewVersionPage({ params, searchParams }: PageProps<"/w/[workspace]/measure/new">) {
  const { workspace } = await params;
  const { dataset: slug } = await searchParams;
  const address = `/w/${workspace}/measure/new`;
  const actor = await pageActor(workspace, address);
  const home = `/w/${workspace}/measure`;
  const known =
    typeof slug === "string" ? await knownDataset(actor, slug).catch((fault) => leave(fault, address)) : null;
  const mayBuild = may(actor, "datasets.build");
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: "Measure", href: home },
          { label: known === null ? "new dataset" : `${known.name}, new version` },
        ]}
        title={mayBuild ? titleOf(known) : "You may not build datasets here"}
        actions={
          mayBuild ? (
            <ButtonLink tone="quiet" href={home}>
              Leave and come back later
            </ButtonLink>
          ) : null
        }
      />
      {mayBuild ? (
        <UploadWizard workspace={workspace} dataset={known} catalog={dictionary} />
      ) : (
        <Figure title="Upload">
          <Empty
            title="Uploading is for analysts and admins"
            action={<ButtonLink href={home}>See the datasets</ButtonLink>}
          >
            Your role may read what has been built. Ask an admin of this workspace if you need to build.
          </Empty>
        </Figure>
      )}
    </>
  );
}

function titleOf(known: KnownDataset | null): string {
  return known === null ? "From your files to a dataset" : `Version ${known.nextVersion} of ${known.name}`;
}

async function knownDataset(actor: Actor, slug: string): Promise<KnownDataset> {
  const found = await dataset(actor, slug);
  const latest = found.versions[0];
  const recipe = latest ? (await version(actor, slug, String(latest.number))).recipe : null;
  return {
    slug: found.slug,
    name: found.name,
    nextVersion: (latest?.number ?? 0) + 1,
    knownHeaders: recipe?.sources.flatMap((source) => source.columns.map((column) => column.header)) ?? [],
    lastBuiltAt: latest?.builtAt ?? null,
  };
}
