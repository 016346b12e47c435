"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { deleteScenario, restoreScenario } from "@/lib/api/client/scenarios";
import styles from "./priority.module.css";

export interface DeleteScenarioProps {
  readonly workspace: string;
  readonly dataset: string;
  readonly scenario: { readonly id: string; readonly name: string };
}

/** Deletes at once and offers to undo it for as long as the page stands. */
export function DeleteScenario({ workspace, dataset, scenario }: DeleteScenarioProps) {
  const [isDeleted, setDeleted] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const turn = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await (isDeleted ? restoreScenario : deleteScenario)(workspace, dataset, scenario.id);
      setDeleted(!isDeleted);
    } catch (fault) {
      setError(fault instanceof Error ? fault.message : "It could not be done. Try again.");
    }
    setBusy(false);
  };
  return (
    <span className={styles.deleting}>
      <span role="status">{error ?? (isDeleted ? "Deleted." : "")}</span>
      <Button
        tone="quiet"
        size="small"
        busy={isBusy}
        aria-label={isDeleted ? `Undo: bring back ${scenario.name}` : `Delete ${scenario.name}`}
        onClick={() => void turn()}
      >
        {isDeleted ? "Undo" : "Delete"}
      </Button>
    </span>
  );
}
