import Link from "next/link";
import { Fragment } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { WriteStudy } from "@/components/study/write-study";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { claimChoices } from "@/lib/services/claim-choices";
import { datasets } from "@/lib/services/datasets";
import { segmentOwners } from "@/lib/services/segments";
import { PrioritiseTabs } from "./prioritise-tabs";

export interface NoStudyProps {
  readonly actor: Actor;
  /** Dataset that the study is to be about; without one the first. */
  readonly wanted: string | undefined;
}

/** Before the first study: what a study is, and the one step to it. */
export async function NoStudy({ actor, wanted }: NoStudyProps) {
  const built = (await datasets(actor)).filter(({ versions }) => versions.length > 0);
  const chosen = built.find(({ slug }) => slug === wanted) ?? built[0];
  const dataset = chosen?.slug;
  const others = built.filter(({ slug }) => slug !== dataset);
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
        {others.length > 0 ? (
          <Remark>
            {`It would be about ${chosen?.name}. Or about `}
            {others.slice(0, 12).map(({ slug, name }, index) => (
              <Fragment key={slug}>
                {index > 0 ? ", " : ""}
                <Link href={`/w/${actor.workspace.slug}/prioritise?dataset=${encodeURIComponent(slug)}`}>{name}</Link>
              </Fragment>
            ))}
            .
          </Remark>
        ) : null}
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
