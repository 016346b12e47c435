"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { useStep } from "@/components/ui/use-step";
import { addStakeholder, changeStakeholder, removeStakeholder } from "@/lib/api/client/stakeholders";
import type { StakeholderView } from "@/lib/domain/stakeholder";
import { factsIn, type Member, StakeholderFields } from "./stakeholder-fields";

export interface StakeholderDialogProps {
  readonly workspace: string;
  readonly members: readonly Member[];
  readonly stakeholder: StakeholderView | null;
  readonly onClose: () => void;
}

/** Puts somebody into the register, changes an entry, or takes it off. */
export function StakeholderDialog({ workspace, members, stakeholder, onClose }: StakeholderDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const [isRemoving, setRemoving] = useState(false);
  const done = (work: () => Promise<unknown>) =>
    send(async () => {
      await work();
    });
  if (stakeholder !== null && isRemoving)
    return (
      <ConfirmDialog
        key="remove"
        title={`Take ${stakeholder.name} off the register?`}
        confirm="Take off the register"
        busy={isBusy}
        error={error}
        onConfirm={() => done(() => removeStakeholder(workspace, stakeholder.id))}
        onClose={onClose}
      >
        <p>What was written of them, and every word on how they stood, is shown no more, and nothing brings it back.</p>
      </ConfirmDialog>
    );
  return (
    <DialogForm
      key="stakeholder"
      title={stakeholder ? stakeholder.name : "Who holds a stake?"}
      send={stakeholder ? "Save" : "Put them in"}
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={(fields) =>
        done(() =>
          stakeholder
            ? changeStakeholder(workspace, stakeholder.id, factsIn(fields))
            : addStakeholder(workspace, factsIn(fields)),
        )
      }
      more={
        stakeholder ? (
          <Button tone="danger" busy={isBusy} onClick={() => setRemoving(true)}>
            Take off the register…
          </Button>
        ) : undefined
      }
    >
      <StakeholderFields members={members} stakeholder={stakeholder} />
    </DialogForm>
  );
}
