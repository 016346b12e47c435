import type { Metadata } from "next";
import { DecisionTable } from "@/components/decisions/decision-table";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Column, Columns } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import { newDecisionHref } from "@/lib/domain/decision-address";
import type { DecisionHead } from "@/lib/domain/decision-resources";
import { decisionsHeadline } from "@/lib/domain/decision-words";
import { decisionHeads } from "@/lib/services/decision-heads";
import { leave, pageActor } from "../../page-actor";
import { WorkspaceFrame } from "../../workspace-frame";
import { Closed } from "../closed";
import { PrioritiseTabs } from "../prioritise-tabs";

export const metadata: Metadata = { title: "Decisions" };

export default async function DecisionsPage({ params }: PageProps<"/w/[workspace]/prioritise/decisions">) {
  const { workspace } = await params;
  const address = `/w/${workspace}/prioritise/decisions`;
  const actor = await pageActor(workspace, address);
  if (!may(actor, "decisions.read")) return <Closed actor={actor} what="Decisions" />;
  const all = await decisionHeads(actor).catch((fault: unknown) => leave(fault, address));
  const drafts = may(actor, "decisions.draft");
  return (
    <WorkspaceFrame actor={actor} section="prioritise">
      <PageHeader
        breadcrumb={[{ label: "Prioritise" }, { label: "decisions" }]}
        title={decisionsHeadline(all)}
        lede="A decision keeps its question, its options and its evidence as they were, and who dissented."
        actions={
          drafts ? (
            <ButtonLink href={newDecisionHref(workspace)} tone="primary" icon="add">
              New decision
            </ButtonLink>
          ) : undefined
        }
      />
      <PrioritiseTabs actor={actor} current="decisions" />
      <Columns>
        <Lists workspace={workspace} all={all} />
        {all.length === 0 ? (
          <Column span={12}>
            <Figure title="Decisions stand here, from the draft to the day that tells whether it was right">
              <Empty
                title="Nothing has been proposed yet"
                action={
                  drafts ? <ButtonLink href={newDecisionHref(workspace)}>Write the first one</ButtonLink> : undefined
                }
              >
                A decision asks one question, for example which segment is sold to first, and weighs two to six options.
              </Empty>
            </Figure>
          </Column>
        ) : null}
      </Columns>
    </WorkspaceFrame>
  );
}

const chapters: readonly {
  readonly title: string;
  readonly lede: string;
  readonly holds: (one: DecisionHead) => boolean;
}[] = [
  {
    title: "Waiting for you",
    lede: "Your answer, your choice, or somebody in the place of one who left.",
    holds: ({ waiting }) => waiting !== null,
  },
  {
    title: "Reviews that are overdue",
    lede: "Taken, and the day on which it was to be seen whether it was right is past.",
    holds: ({ isOverdue }) => isOverdue,
  },
  {
    title: "Open",
    lede: "Proposed and waiting for others, or still a draft.",
    holds: ({ status, waiting }) => waiting === null && (status === "proposed" || status === "draft"),
  },
  {
    title: "Taken",
    lede: "Nothing of these changes any more but their reviews and notes.",
    holds: ({ status, isOverdue }) => status === "taken" && !isOverdue,
  },
  {
    title: "Declined or withdrawn",
    lede: "Kept with their reasons.",
    holds: ({ status }) => status === "declined" || status === "withdrawn",
  },
];

function Lists({ workspace, all }: { readonly workspace: string; readonly all: readonly DecisionHead[] }) {
  return chapters.map(({ title, lede, holds }) => {
    const decisions = all.filter(holds);
    return decisions.length === 0 ? null : (
      <Column key={title} span={12}>
        <Figure title={title} lede={lede}>
          <DecisionTable workspace={workspace} label={`Decisions: ${title}`} decisions={decisions} />
        </Figure>
      </Column>
    );
  });
}
