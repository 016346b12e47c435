"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { HypothesisDialogProps } from "./hypothesis-dialog";

const HypothesisDialog = lazy(async () => ({ default: (await import("./hypothesis-dialog")).HypothesisDialog }));

export interface WriteHypothesisProps extends Omit<HypothesisDialogProps, "onClose"> {
  readonly label: string;
  readonly tone?: "primary" | undefined;
}

/** The button that leads to a new claim, or to another one in place of a hypothesis. */
export function WriteHypothesis({ label, tone, ...dialog }: WriteHypothesisProps) {
  return (
    <OpensDialog label={label} tone={tone}>
      {(onClose) => <HypothesisDialog {...dialog} onClose={onClose} />}
    </OpensDialog>
  );
}
