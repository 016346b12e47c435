"use client";

import { useEffect, useState } from "react";
import { Button } from "./button";
import styles from "./copy-table.module.css";

/** Copies the table that stands before it; what reads the table is loaded when it is asked for. */
export function CopyTable() {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(undefined), 2500);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async (button: HTMLButtonElement) => {
    const table = button.closest("[data-table]")?.querySelector("table");
    const { copyTable } = await import("./page-tables");
    if (table) copyTable(table, setSaid);
  };
  return (
    <span className={styles.copy} aria-live="polite">
      <Button size="small" icon="copy" onClick={(event) => void copy(event.currentTarget)}>
        {said ?? "Copy as table"}
      </Button>
    </span>
  );
}
