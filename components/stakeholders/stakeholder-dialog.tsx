"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { DialogForm } from "@/components/ui/dialog-form";
import { useRequest } from "@/components/ui/use-request";
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
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const done = (work: () => Promise<unknown>) =>
    void run(async () => {
      await work();
      router.refresh();
      onClose();
    });
  return (
    <DialogForm
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
          <Button tone="danger" busy={isBusy} onClick={() => done(() => removeStakeholder(workspace, stakeholder.id))}>
            Take off the register
          </Button>
        ) : undefined
      }
    >
      <StakeholderFields members={members} stakeholder={stakeholder} />
    </DialogForm>
  );
}
