"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { ScenarioDialogProps } from "./scenario-dialog";

const ScenarioDialog = lazy(async () => ({ default: (await import("./scenario-dialog")).ScenarioDialog }));

/** The button that keeps the scenario of the page under a name. */
export function KeepScenario(props: Omit<ScenarioDialogProps, "onClose">) {
  return (
    <OpensDialog label="Keep this scenario" size="small">
      {(onClose) => <ScenarioDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
