import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Textarea } from "@/components/ui/textarea";
import type { VersionAddress } from "@/lib/api/client/versions";
import { countText } from "@/lib/domain/number-words";
import { type PastedValues, pastedValues } from "@/lib/domain/pasted-values";
import { ruleLimits } from "@/lib/domain/rule-limits";
import { pastedWords } from "./paste-report";
import { unknownValues } from "./unknown-values";

export interface PasteDialogProps {
  readonly at: VersionAddress;
  readonly column: string;
  readonly label: string;
  /** Values that the list has already. */
  readonly present: readonly string[];
  readonly text: string;
  readonly onAdd: (pasted: PastedValues, unknown: readonly string[]) => void;
  readonly onClose: () => void;
}

/** A list of values from elsewhere, read before it is added. */
export function PasteDialog({ at, column, label, present, text: begun, onAdd, onClose }: PasteDialogProps) {
  const [text, setText] = useState(begun);
  const [isBusy, setBusy] = useState(false);
  const pasted = pastedValues(text, ruleLimits.values - present.length);
  const fresh = pasted.values.filter((value) => !present.includes(value));
  const add = async () => {
    setBusy(true);
    // Without an answer the values are added all the same; the count of the line shows what they find.
    const unknown = await unknownValues(at, column, fresh).catch(() => []);
    onAdd(pasted, unknown);
  };
  return (
    <Dialog
      open
      title={`Paste values of ${label}`}
      onClose={onClose}
      actions={
        <>
          <Button tone="primary" busy={isBusy} disabled={fresh.length === 0} onClick={() => void add()}>
            {fresh.length === 1 ? "Add 1 value" : `Add ${countText(fresh.length)} values`}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <Textarea
        label="Values"
        hint="One to a line, or parted by tabs, commas or semicolons; up to 1,000. Quotes hold a comma inside a value."
        rows={8}
        data-first=""
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <p role="status">{pastedWords(pasted).join(" ")}</p>
    </Dialog>
  );
}
