"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { FeedbackDialogProps } from "./feedback-dialog";

const FeedbackDialog = lazy(async () => ({ default: (await import("./feedback-dialog")).FeedbackDialog }));

/** The button that leads to a new thing said. */
export function AddFeedback(props: Omit<FeedbackDialogProps, "onClose">) {
  return (
    <OpensDialog
      {...(props.customer === undefined
        ? { label: "Write down", name: "Write down what a customer said", tone: "primary" }
        : { label: "Write down what they said", size: "small" })}
      icon="add"
    >
      {(onClose) => <FeedbackDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
