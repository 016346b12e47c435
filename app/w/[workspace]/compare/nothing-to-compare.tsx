import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { WorkspaceFrame } from "../workspace-frame";

/** For roles that see only what is published: what that means, and what they can read meanwhile. */
export function NothingPublished({ actor }: { readonly actor: Actor }) {
  const home = `/w/${actor.workspace.slug}`;
  return (
    <WorkspaceFrame actor={actor} section="compare">
      <PageHeader breadcrumb={[{ label: "Compare" }]} title="Nothing has been published for you yet" />
      <Figure title="Numbers of segments stand here once they are published">
        <Empty
          title={`As ${actor.jobRole} you see the segments that analysts and product have published`}
          action={<ButtonLink href={`${home}/settings/definitions`}>Read how each metric is computed</ButtonLink>}
        >
          Until then you can see which datasets there are and when they were built, under Measure.
        </Empty>
      </Figure>
    </WorkspaceFrame>
  );
}

/** Before the first dataset. */
export function NothingYet({ actor }: { readonly actor: Actor }) {
  const home = `/w/${actor.workspace.slug}`;
  const builds = may(actor, "datasets.build");
  return (
    <WorkspaceFrame actor={actor} section="compare">
      <PageHeader breadcrumb={[{ label: "Compare" }]} title="There is nothing to compare yet" />
      <Figure title="Groups and their numbers stand here">
        <Empty
          title="No dataset has been built"
          action={
            builds ? (
              <ButtonLink href={`${home}/measure/new`} tone="primary">
                Upload a customer file
              </ButtonLink>
            ) : undefined
          }
        >
          {builds
            ? "A CSV or Parquet file with one row per customer is enough to begin."
            : "An analyst or admin of this workspace uploads the first file."}
        </Empty>
      </Figure>
    </WorkspaceFrame>
  );
}
