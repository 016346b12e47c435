"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { StudyDialogProps } from "./study-dialog";

const StudyDialog = lazy(async () => ({ default: (await import("./study-dialog")).StudyDialog }));

export interface WriteStudyProps extends Omit<StudyDialogProps, "onClose"> {
  readonly label: string;
  readonly tone?: "primary" | undefined;
}

/** The button that leads to the facts of a study. */
export function WriteStudy({ label, tone, ...dialog }: WriteStudyProps) {
  return (
    <OpensDialog label={label} tone={tone}>
      {(onClose) => <StudyDialog {...dialog} onClose={onClose} />}
    </OpensDialog>
  );
}
