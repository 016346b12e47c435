"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Textarea } from "@/components/ui/textarea";
import { type VersionAddress, waiveGate } from "@/lib/api/client/versions";

export interface WaiveGateProps {
  readonly at: VersionAddress;
  readonly gate: { readonly id: string; readonly sentence: string };
}

/** Says why a version may be used although a check failed; the note stands beside the check from then on. */
export function WaiveGate({ at, gate }: WaiveGateProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const waive = async () => {
    if (note.trim().length < 3) return setError("Write why it may be used all the same, in a few words");
    setBusy(true);
    try {
      await waiveGate(at, gate.id, note.trim());
      setOpen(false);
      router.refresh();
    } catch (fault) {
      setError(fault instanceof Error ? fault.message : "It could not be saved. Try again.");
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} aria-label={`Waive: ${gate.sentence}`}>
        Waive
      </Button>
      <Dialog
        open={isOpen}
        title="Use the version all the same?"
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button tone="primary" busy={isBusy} onClick={() => void waive()}>
              Waive the check
            </Button>
            <Button tone="quiet" onClick={() => setOpen(false)}>
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
    </>
  );
}
