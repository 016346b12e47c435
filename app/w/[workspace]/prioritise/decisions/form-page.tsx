import { DecisionForm } from "@/components/decisions/decision-form";
import { PageHeader } from "@/components/shell/page-header";
import { Column, Columns } from "@/components/ui/layout";
import type { Actor } from "@/lib/domain/actor";
import type { DecisionContent } from "@/lib/domain/decision";
import { decisionsHref } from "@/lib/domain/decision-address";
import type { DecisionFigure } from "@/lib/domain/decision-resources";
import { decisionSheet } from "@/lib/services/decision-sheet";
import { WorkspaceFrame } from "../../workspace-frame";
import { choosableFigures } from "./choosable-figures";

export interface FormPageProps {
  readonly actor: Actor;
  readonly dataset: string;
  readonly draft: { readonly id: string; readonly revision: number } | null;
  readonly start: DecisionContent;
  /** The numbers that the draft holds already, with their values. */
  readonly held: readonly DecisionFigure[];
}

/** The page on which a decision is written, new or as a draft that is there. */
export async function FormPage({ actor, dataset, draft, start, held }: FormPageProps) {
  const sheet = await decisionSheet(actor, dataset);
  const { slug } = actor.workspace;
  return (
    <WorkspaceFrame actor={actor} section="prioritise">
      <PageHeader
        breadcrumb={[{ label: "Decisions", href: decisionsHref(slug) }, { label: draft ? "draft" : "new" }]}
        title={draft ? "Edit the draft" : "What is to be decided?"}
        lede={`On ${sheet.dataset.name}, version ${sheet.dataset.version}. Half of it may be missing until it is proposed.`}
      />
      <Columns>
        <Column span={12}>
          <DecisionForm
            workspace={slug}
            dataset={sheet.dataset.slug}
            draft={draft}
            start={among(start, sheet.people, actor.userId)}
            segments={sheet.segments}
            people={sheet.people}
            figures={choosableFigures(sheet, held)}
          />
        </Column>
      </Columns>
    </WorkspaceFrame>
  );
}

/** Who has left since is taken out: nobody else could untick them. */
function among(start: DecisionContent, people: readonly { readonly id: string }[], userId: string): DecisionContent {
  const isHere = (id: string) => people.some((one) => one.id === id);
  return {
    ...start,
    approvers: start.approvers.filter(isHere),
    owner: isHere(start.owner) ? start.owner : userId,
  };
}
