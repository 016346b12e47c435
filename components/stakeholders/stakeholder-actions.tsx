"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { StakeholderView } from "@/lib/domain/stakeholder";
import type { Member } from "./stakeholder-fields";
import styles from "./stakeholders.module.css";

const StakeholderDialog = lazy(async () => ({ default: (await import("./stakeholder-dialog")).StakeholderDialog }));
const BuyInDialog = lazy(async () => ({ default: (await import("./buy-in-dialog")).BuyInDialog }));

export interface StakeholderActionsProps {
  readonly workspace: string;
  readonly stakeholder: StakeholderView;
  readonly members: readonly Member[];
}

/** The entry of somebody, and the word that is written down of them. */
export function StakeholderActions({ workspace, stakeholder, members }: StakeholderActionsProps) {
  return (
    <span className={styles.buttons}>
      <OpensDialog label="Buy-in" name={`Buy-in of ${stakeholder.name}`} size="small">
        {(onClose) => <BuyInDialog workspace={workspace} stakeholder={stakeholder} onClose={onClose} />}
      </OpensDialog>
      <OpensDialog label="Edit" name={`Edit ${stakeholder.name}`} size="small">
        {(onClose) => (
          <StakeholderDialog workspace={workspace} members={members} stakeholder={stakeholder} onClose={onClose} />
        )}
      </OpensDialog>
    </span>
  );
}

/** The button that puts somebody into the register. */
export function AddStakeholder({ workspace, members }: Omit<StakeholderActionsProps, "stakeholder">) {
  return (
    <OpensDialog label="Add somebody" icon="add" tone="primary">
      {(onClose) => <StakeholderDialog workspace={workspace} members={members} stakeholder={null} onClose={onClose} />}
    </OpensDialog>
  );
}
