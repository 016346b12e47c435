import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { BuyInHistory } from "@/components/stakeholders/buy-in-history";
import { BuyInMatrix } from "@/components/stakeholders/buy-in-matrix";
import { AddStakeholder } from "@/components/stakeholders/stakeholder-actions";
import { StakeholderTable } from "@/components/stakeholders/stakeholder-table";
import styles from "@/components/stakeholders/stakeholders.module.css";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Column, Columns } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import { stakeholdersHref } from "@/lib/domain/decision-address";
import type { StakeholderRegister } from "@/lib/domain/stakeholder";
import { registerHeadline } from "@/lib/domain/stakeholder-gaps";
import { memberNames } from "@/lib/services/members";
import { stakeholderRegister } from "@/lib/services/stakeholders";
import { leave, pageActor } from "../../page-actor";
import { WorkspaceFrame } from "../../workspace-frame";
import { Closed } from "../closed";
import { PrioritiseTabs } from "../prioritise-tabs";

export const metadata: Metadata = { title: "Stakeholders" };

export default async function StakeholdersPage({ params }: PageProps<"/w/[workspace]/prioritise/stakeholders">) {
  const { workspace } = await params;
  const address = stakeholdersHref(workspace);
  const actor = await pageActor(workspace, address);
  if (!may(actor, "decisions.read")) return <Closed actor={actor} what="Stakeholders" />;
  const register = await stakeholderRegister(actor).catch((fault: unknown) => leave(fault, address));
  const members = may(actor, "decisions.draft") ? await memberNames(actor) : null;
  const free = members?.filter(({ id }) => !register.stakeholders.some(({ memberId }) => memberId === id)) ?? [];
  return (
    <WorkspaceFrame actor={actor} section="prioritise">
      <PageHeader
        breadcrumb={[{ label: "Prioritise" }, { label: "stakeholders" }]}
        title={registerHeadline(register.stakeholders)}
        lede="Those who win or lose by the choice are brought in from the start, not shown the end."
        actions={members ? <AddStakeholder workspace={workspace} members={free} /> : undefined}
      />
      <PrioritiseTabs actor={actor} current="stakeholders" />
      <Columns>
        <Register workspace={workspace} register={register} members={members} />
      </Columns>
    </WorkspaceFrame>
  );
}

interface RegisterProps {
  readonly workspace: string;
  readonly register: StakeholderRegister;
  readonly members: readonly { readonly id: string; readonly name: string }[] | null;
}

function Register({ workspace, register, members }: RegisterProps) {
  const { stakeholders, missing } = register;
  if (stakeholders.length === 0)
    return (
      <Column span={12}>
        <Figure title="Who holds a stake stands here">
          <Empty title="Nobody is named yet">
            A member of this workspace or somebody outside: what they win or lose, what they need, and how they stand at
            each step.
          </Empty>
        </Figure>
      </Column>
    );
  return (
    <>
      <Column span={12}>
        <Figure title="What each wins, loses and needs">
          <StakeholderTable workspace={workspace} stakeholders={stakeholders} members={members} />
        </Figure>
      </Column>
      <Column span={9}>
        <Figure title="How each stands, step by step" lede="The latest word on each step; every word so far beneath.">
          <BuyInMatrix stakeholders={stakeholders} />
          <BuyInHistory stakeholders={stakeholders} />
        </Figure>
      </Column>
      <Column span={3}>
        <Figure plain title={missing.length === 0 ? "No team is missing" : "Who is missing"}>
          {missing.length === 0 ? (
            <p>Each team has somebody who is for it, and nobody is against it.</p>
          ) : (
            <ul className={styles.missing}>
              {missing.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </Figure>
      </Column>
    </>
  );
}
