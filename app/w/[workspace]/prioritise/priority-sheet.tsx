import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { askedSheet, type Search, type Sheet } from "../sheet";
import { WorkspaceFrame } from "../workspace-frame";
import { PrioritiseTabs } from "./prioritise-tabs";

/** The dataset and version that a page of priorities is about. */
export interface PrioritySheet extends Sheet {
  readonly place: { readonly dataset: string; readonly version: number };
  /** Whether the address names both; a link that was passed on keeps its numbers. */
  readonly isWhole: boolean;
}

/** Opens what the address names; null while there is no dataset with a version, or for whom priorities are closed. */
export async function prioritySheet(actor: Actor, search: Search, address: string): Promise<PrioritySheet | null> {
  if (!may(actor, "priorities.read")) return null;
  const sheet = await askedSheet(actor, search, address);
  if (!sheet) return null;
  const { dataset, shown } = sheet;
  return {
    ...sheet,
    place: { dataset: dataset.slug, version: shown.number },
    isWhole: search.dataset !== undefined && search.version === String(shown.number),
  };
}

export interface NoPrioritiesProps {
  readonly actor: Actor;
  readonly title: string;
  readonly tab?: "market" | "ranking" | "impact";
}

/** The page while there is nothing for this reader: priorities are closed to the role, or there is no data. */
export function NoPriorities({ actor, title, tab }: NoPrioritiesProps) {
  const home = `/w/${actor.workspace.slug}`;
  return (
    <WorkspaceFrame actor={actor} section="prioritise">
      <PageHeader breadcrumb={[{ label: "Prioritise" }]} title={title} />
      {tab === undefined ? null : <PrioritiseTabs actor={actor} current={tab} />}
      {may(actor, "priorities.read") ? (
        <Figure title="Segments are weighed against each other here">
          <Empty
            title="No dataset has been built"
            action={<ButtonLink href={`${home}/measure`}>Go to the datasets</ButtonLink>}
          >
            Markets, ranking and impact begin with customers and the segments they are in.
          </Empty>
        </Figure>
      ) : (
        <Figure title="Market sizes, ranking and impact are not open to your job role">
          <Empty
            title={`As ${actor.jobRole} you see the segments themselves, and how they perform`}
            action={<ButtonLink href={`${home}/segments`}>Go to the segments</ButtonLink>}
          >
            Ask an admin of this workspace if you need to see how they are prioritised.
          </Empty>
        </Figure>
      )}
    </WorkspaceFrame>
  );
}
