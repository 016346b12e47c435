"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { SaveDialogProps } from "./save-dialog";

const SaveDialog = lazy(async () => ({ default: (await import("./save-dialog")).SaveDialog }));

export interface SaveAsSegmentProps extends Omit<SaveDialogProps, "onClose"> {
  readonly label?: string | undefined;
  readonly size?: "small" | undefined;
}

/** Keeps a rule as a new segment's draft, with a name and a stance, and goes to the builder. */
export function SaveAsSegment({ label = "Save as segment", size, ...props }: SaveAsSegmentProps) {
  return (
    <OpensDialog label={label} size={size} icon="segments">
      {(onClose) => <SaveDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
