import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import type { Actor } from "@/lib/domain/actor";
import { WorkspaceFrame } from "../workspace-frame";

/** A page of Roll out before there is data: what stands here needs customers to be for. */
export function NothingToRollOut({ actor, title }: { readonly actor: Actor; readonly title: string }) {
  return (
    <WorkspaceFrame actor={actor} section="rollout">
      <PageHeader title={title} />
      <Figure title="It begins with data">
        <Empty
          title="No dataset has been built"
          action={<ButtonLink href={`/w/${actor.workspace.slug}/measure`}>Go to the datasets</ButtonLink>}
        >
          What is planned and what customers say is held against the customers of a dataset.
        </Empty>
      </Figure>
    </WorkspaceFrame>
  );
}
