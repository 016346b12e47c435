"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { leadsElsewhere } from "@/components/ui/leads-elsewhere";
import { leaving } from "@/components/ui/use-lead";
import styles from "./page-progress.module.css";

/** No page takes longer; a link that led back to here leaves no bar behind. */
const longestMs = 60_000;

/** Nothing for 200 ms, then a bar at the top edge, and the page that is left dimmed, until the next one is there. */
export function PageProgress() {
  const here = `${usePathname()}?${useSearchParams()}`;
  const [left, setLeft] = useState<string>();
  const isLeaving = left === here;
  useEffect(() => {
    const leave = () => setLeft(here);
    const onClick = (event: MouseEvent) => {
      if (leadsElsewhere(event, window.location)) leave();
    };
    document.addEventListener("click", onClick, true);
    window.addEventListener(leaving, leave);
    return () => {
      document.removeEventListener("click", onClick, true);
      window.removeEventListener(leaving, leave);
      setLeft(undefined);
    };
  }, [here]);
  useEffect(() => {
    if (!isLeaving) return;
    const timer = setTimeout(() => setLeft(undefined), longestMs);
    return () => clearTimeout(timer);
  }, [isLeaving]);
  if (!isLeaving) return null;
  return <div className={styles.bar} role="progressbar" aria-label="Loading the next page" data-leaving />;
}
