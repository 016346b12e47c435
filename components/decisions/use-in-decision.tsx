"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { UseInDecisionDialogProps } from "./use-in-decision-dialog";

const UseInDecisionDialog = lazy(async () => ({
  default: (await import("./use-in-decision-dialog")).UseInDecisionDialog,
}));

/** The button of a number that makes it evidence of a decision. */
export function UseInDecision(props: Omit<UseInDecisionDialogProps, "onClose">) {
  return (
    <OpensDialog label="Use in a decision" size="small">
      {(onClose) => <UseInDecisionDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
