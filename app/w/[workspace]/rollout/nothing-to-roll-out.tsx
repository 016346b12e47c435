import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import type { Actor } from "@/lib/domain/actor";
import { WorkspaceFrame } from "../workspace-frame";
import { type RolloutPage, RolloutTabs } from "./rollout-tabs";

export interface NothingToRollOutProps {
  readonly actor: Actor;
  readonly title: string;
  readonly tab: RolloutPage;
}

/** A page of Roll out before there is data: what stands here needs customers to be for. */
export function NothingToRollOut({ actor, title, tab }: NothingToRollOutProps) {
  return (
    <WorkspaceFrame actor={actor} section="rollout">
      <PageHeader breadcrumb={[{ label: "Roll out" }]} title={title} />
      <RolloutTabs actor={actor} current={tab} />
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
