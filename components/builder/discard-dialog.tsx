import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Failed } from "@/components/ui/failed";
import { discardDraft } from "@/lib/api/client/segments";

export interface DiscardDialogProps {
  readonly workspace: string;
  readonly slug: string;
  readonly name: string;
  readonly revision: number;
  readonly published: number | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks once more before a draft that all editors share is thrown away. */
export function DiscardDialog({ workspace, slug, name, revision, published, onDone, onClose }: DiscardDialogProps) {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const discard = async () => {
    setBusy(true);
    try {
      await discardDraft(workspace, slug, revision);
      onDone();
    } catch (refused) {
      setFault(refused instanceof Error ? refused.message : "It could not be discarded. Try again.");
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      title={`Discard the draft of ${name}?`}
      onClose={onClose}
      actions={
        <>
          <Button tone="danger" busy={isBusy} onClick={() => void discard()}>
            Discard the draft
          </Button>
          <Button tone="quiet" onClick={onClose}>
            Keep it
          </Button>
        </>
      }
    >
      <p>
        {published === null
          ? "The segment was never published, so it is archived with its draft. All who edit it lose the draft."
          : `v${published} stays as it is. All who edit this segment lose the draft.`}
      </p>
      {fault === null ? null : <Failed title="The draft is still there">{fault}</Failed>}
    </Dialog>
  );
}
