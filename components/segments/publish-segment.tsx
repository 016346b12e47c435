"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { PublishDialogProps } from "./publish-dialog";

const PublishDialog = lazy(async () => ({ default: (await import("./publish-dialog")).PublishDialog }));

/** The button that leads to the draft becoming the next definition. */
export function PublishSegment(props: Omit<PublishDialogProps, "onClose">) {
  const word = props.draft.proposedBy === null ? "Publish" : "Approve";
  return (
    <OpensDialog label={`${word} the draft`} tone="primary">
      {(onClose) => <PublishDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
