"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Textarea } from "@/components/ui/textarea";
import { type VersionAddress, waiveGate } from "@/lib/api/client/versions";

export interface WaiveGateDialogProps {
  readonly at: VersionAddress;
  readonly gate: { readonly id: string; readonly sentence: string };
  readonly onClose: () => void;
}

/** Says why a version may be used although a check failed; the note stands beside the check from then on. */
export function WaiveGateDialog({ at, gate, onClose }: WaiveGateDialogProps) {
  const router = useRouter();
  const [note, setNote] = useState("");
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const waive = async () => {
    if (note.trim().length < 3) return setError("Write why it may be used all the same, in a few words");
    setBusy(true);
    try {
      await waiveGate(at, gate.id, note.trim());
      router.refresh();
      onClose();
    } catch (fault) {
      setError(fault instanceof Error ? fault.message : "It could not be saved. Try again.");
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      title="Use the version all the same?"
      onClose={onClose}
      actions={
        <>
          <Button tone="primary" busy={isBusy} onClick={() => void waive()}>
            Waive the check
          </Button>
          <Button tone="quiet" onClick={onClose}>
            Leave it open
          </Button>
        </>
      }
    >
      <p>{gate.sentence}</p>
      <Textarea
        label="Why it may be used"
        hint="Stands beside the check with your name, for everyone who reads this version"
        maxLength={1000}
        value={note}
        error={error}
        onChange={(event) => {
          setNote(event.target.value);
          setError(undefined);
        }}
      />
    </Dialog>
  );
}
