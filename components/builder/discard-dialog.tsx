import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useRequest } from "@/components/ui/use-request";
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
  const { isBusy, error, run } = useRequest();
  const discard = () =>
    run(async () => {
      await discardDraft(workspace, slug, revision);
      onDone();
    });
  return (
    <ConfirmDialog
      title={`Discard the draft of ${name}?`}
      confirm="Discard the draft"
      busy={isBusy}
      error={error}
      onConfirm={() => void discard()}
      onClose={onClose}
    >
      <p>
        {published === null
          ? "The segment was never published, so it is archived with its draft. All who edit it lose the draft."
          : `v${published} stays as it is. All who edit this segment lose the draft.`}
      </p>
    </ConfirmDialog>
  );
}
