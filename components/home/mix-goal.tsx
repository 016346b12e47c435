"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { MixGoalDialogProps } from "./mix-goal-dialog";

const MixGoalDialog = lazy(async () => ({ default: (await import("./mix-goal-dialog")).MixGoalDialog }));

/** The button that sets how large a share the target segments are to have. */
export function MixGoalButton(props: Omit<MixGoalDialogProps, "onClose">) {
  return (
    <OpensDialog label={props.goal ? "Change the goal" : "Set a goal"} size="small">
      {(onClose) => <MixGoalDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
