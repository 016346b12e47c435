import { PageHeader } from "@/components/shell/page-header";
import { WriteStudy } from "@/components/study/write-study";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { claimChoices } from "@/lib/services/claim-choices";
import { datasets } from "@/lib/services/datasets";
import { segmentOwners } from "@/lib/services/segments";
import { PrioritiseTabs } from "./prioritise-tabs";

/** Before the first study: what a study is, and the one step to it. */
export async function NoStudy({ actor }: { readonly actor: Actor }) {
  const dataset = (await datasets(actor)).find(({ versions }) => versions.length > 0)?.slug;
  return (
    <>
      <PageHeader breadcrumb={[{ label: "Prioritise" }]} title="No study has been begun" />
      <PrioritiseTabs actor={actor} current="" />
      <Figure title="Hypotheses stand here, from three to five down to one pick">
        <Empty
          title="A study names the goal first: what the company wants, by which metric, and by when"
          action={<FirstStep actor={actor} dataset={dataset} />}
        >
          {dataset === undefined
            ? "It is about customers, so it needs a dataset first."
            : may(actor, "hypotheses.edit")
              ? "Then write what you expect of each segment, before you see the numbers."
              : "An analyst or product manager of this workspace begins it."}
        </Empty>
      </Figure>
    </>
  );
}

async function FirstStep({ actor, dataset }: { readonly actor: Actor; readonly dataset: string | undefined }) {
  const workspace = actor.workspace.slug;
  if (dataset === undefined)
    return may(actor, "datasets.build") ? (
      <ButtonLink href={`/w/${workspace}/measure/new`} tone="primary">
        Upload a customer file
      </ButtonLink>
    ) : null;
  if (!may(actor, "hypotheses.edit")) return null;
  const choices = await claimChoices(actor, dataset, "subscription");
  const owners = may(actor, "segments.edit") ? await segmentOwners(actor) : [];
  return <WriteStudy label="Begin a study" tone="primary" {...{ workspace, dataset, choices, owners }} />;
}
